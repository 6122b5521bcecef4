/** Asks the terminal to put what is pasted in brackets, and no longer to (xterm, mode 2004). */
export const PASTES = { bracket: '\u001b[?2004h', leave: '\u001b[?2004l' } as const;

/** Control sequences of ECMA-48 and xterm that the interface uses. */
export const TERMINAL = {
  enter: `\u001b[?1049h\u001b[?25l\u001b[?7l${PASTES.bracket}\u001b[H\u001b[2J`,
  leave: `\u001b[0m${PASTES.leave}\u001b[?7h\u001b[?25h\u001b[?1049l`,
  beginUpdate: '\u001b[?2026h',
  endUpdate: '\u001b[?2026l',
} as const;

/**
 * Writes frames to a terminal, only the lines that changed, each at its own row. Lines fill their row: to erase after
 * the last column would take the last character with it.
 */
export type FrameWriter = {
  readonly write: (lines: readonly string[]) => void;
  /** Forgets what the terminal shows: the next frame is written whole. */
  readonly forget: () => void;
};

/**
 * A writer that addresses rows absolutely, so that a resize or a stray character cannot shift what comes after, and
 * never clears the screen. An update is one write between the marks of a synchronised update.
 */
export function createFrameWriter(write: (text: string) => void): FrameWriter {
  let before: readonly string[] = [];
  return {
    write: (lines) => {
      const changes = lines.flatMap((line, row) => (line === before[row] ? [] : [`\u001b[${row + 1};1H${line}`]));
      const left = before.slice(lines.length).map((_, row) => `\u001b[${lines.length + row + 1};1H\u001b[2K`);
      before = lines;
      if (changes.length + left.length > 0)
        write(TERMINAL.beginUpdate + changes.join('') + left.join('') + TERMINAL.endUpdate);
    },
    forget: () => {
      before = [];
    },
  };
}
