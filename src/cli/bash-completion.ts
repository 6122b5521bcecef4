/**
 * The script that lets bash complete roosim's command lines. It needs nothing but bash itself (3.2 or newer), runs nothing
 * that was typed, can be read twice, and leaves it to bash to complete files where the program suggests nothing.
 *
 * Bash completes only what follows the last `=` or `:` of a word, where those break words; so what stands before is taken
 * off the suggestions.
 */
export const BASH_COMPLETION = `# bash completion for roosim
_roosim() {
    local line=\${COMP_LINE:0:COMP_POINT} words word suggestion before
    IFS=$' \\t' read -ra words <<< "$line"
    case $line in *[[:space:]]) words+=('') ;; esac
    word=\${words[\${#words[@]} - 1]}
    before=\${word%"\${word##*["$COMP_WORDBREAKS"]}"}
    COMPREPLY=()
    while IFS=$'\\t' read -r suggestion _; do
        case $suggestion in
            :*) ;;
            "$word"*) COMPREPLY+=("$(printf %q "\${suggestion#"$before"}")") ;;
        esac
    done < <(command roosim complete -- "\${words[@]:1}" 2>/dev/null)
}
complete -o default -F _roosim roosim
`;
