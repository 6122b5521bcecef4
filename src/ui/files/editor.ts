import { spawnSync } from 'node:child_process';

/** The editor that a person has chosen: $VISUAL, then $EDITOR, then what every system has. */
function editorCommand(env: Readonly<Record<string, string | undefined>>): string {
  const fallback = process.platform === 'win32' ? 'notepad' : 'vi';
  return [env.VISUAL, env.EDITOR].find((command) => command !== undefined && command.trim() !== '') ?? fallback;
}

/**
 * Opens a file in the editor and waits until it is closed. The command may carry options, as git allows it to.
 * @returns What went wrong, as a sentence; undefined when nothing did.
 */
export function editFile(path: string, env: Readonly<Record<string, string | undefined>>): string | undefined {
  const editor = editorCommand(env);
  const options = { stdio: 'inherit', env } as const;
  const { error, status } =
    process.platform === 'win32'
      ? spawnSync(`${editor} "${path}"`, { ...options, shell: true })
      : spawnSync('/bin/sh', ['-c', `${editor} "$1"`, 'sh', path], options);
  if (error !== undefined) return `The editor “${editor}” could not be started: ${error.message}.`;
  return status === 0 ? undefined : `The editor “${editor}” ended with code ${String(status)}.`;
}
