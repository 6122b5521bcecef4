import { statSync } from 'node:fs';

/** What tells one state of a file from another, by path; empty for a file that is not there. */
export type Signatures = ReadonlyMap<string, string>;

/** The state that files are in now. */
export function signaturesOf(paths: readonly string[]): Signatures {
  return new Map(
    paths.map((path) => {
      return [path, signatureOf(path)];
    }),
  );
}

function signatureOf(path: string): string {
  try {
    const { mtimeMs, size, ino } = statSync(path);
    return `${mtimeMs} ${size} ${ino}`;
  } catch {
    return '';
  }
}
