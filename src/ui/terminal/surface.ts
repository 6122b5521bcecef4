/** First of the private-use code points that stand for a line of a pane; fifteen planes up, no font has them. */
const FIRST_HANDLE = 0xf0000;
const ROWS_PER_PANE = 512;

/**
 * Painted lines by pane, with a one-character handle for each.
 *
 * Ink splits every character of every frame into an object with its styles: 40 ms for a screen of 200 by 60, whatever
 * changed. So a pane hands Ink one handle per line, and the line itself goes round Ink to where the frame is written.
 */
export type Surface = {
  /** Keeps the painted lines of a pane and gives what Ink is to draw in their place. */
  readonly put: (pane: number, lines: readonly string[], width: number) => string;
  /** A frame as Ink wrote it, with every handle replaced by its line, each line filled up to `columns`. */
  readonly resolve: (frame: string, columns: number) => readonly string[];
};

/** An empty surface. */
export function createSurface(): Surface {
  const panes = new Map<number, { readonly lines: readonly string[]; readonly width: number }>();
  return {
    put: (pane, lines, width) => {
      panes.set(pane, { lines, width });
      return lines.map((_, row) => String.fromCodePoint(FIRST_HANDLE + pane * ROWS_PER_PANE + row)).join('\n');
    },
    resolve: (frame, columns) => frame.split('\n').map((line) => resolveLine(line, panes, columns)),
  };
}

/** The handle takes one column, its line the width of the pane: the blanks that follow the handle are covered. */
function resolveLine(
  line: string,
  panes: ReadonlyMap<number, { readonly lines: readonly string[]; readonly width: number }>,
  columns: number,
): string {
  let resolved = '';
  let covered = 0;
  let written = 0;
  for (const character of line) {
    const handle = (character.codePointAt(0) as number) - FIRST_HANDLE;
    if (handle < 0) {
      if (covered > 0) covered--;
      else {
        resolved += character;
        written++;
      }
      continue;
    }
    const pane = panes.get(Math.floor(handle / ROWS_PER_PANE));
    resolved += pane?.lines[handle % ROWS_PER_PANE] ?? '';
    covered = Math.max(0, (pane?.width ?? 1) - 1);
    written += pane?.width ?? 1;
  }
  return resolved + ' '.repeat(Math.max(0, columns - written));
}
