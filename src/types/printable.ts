/** Characters that would act on a terminal, or hide, instead of showing: controls, format marks, odd line ends. */
const ACTING_CHARACTERS = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/**
 * Text from a scenario file, made harmless for a terminal: what would act is shown as its code instead.
 * @example printable('a\u001b[2Jb') // 'a\\x1b[2Jb'
 */
export function printable(text: string): string {
  return text.replace(ACTING_CHARACTERS, (character) => {
    const code = character.codePointAt(0) as number;
    return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u{${code.toString(16)}}`;
  });
}

/** The same for a text of several lines: line ends and tabs stay. */
export function printableLines(text: string): string {
  return text.replace(/[^\n\t]+/g, printable);
}

/** Whether a text holds characters that {@link printable} would replace, line ends and tabs aside. */
export function hasActingCharacters(text: string): boolean {
  return printable(text.replace(/[\n\t]/g, ' ')) !== text.replace(/[\n\t]/g, ' ');
}
