import { fitLine, type Line } from '../text/line.js';
import type { DrawnPane } from './screen.js';

/** The panes as lines across the whole screen, so that a box can lie over several of them. */
export function flatten(panes: readonly DrawnPane[], columns: number, rows: number): readonly Line[] {
  return Array.from({ length: rows }, (_, row): Line => {
    const here = panes
      .filter(({ rect }) => row >= rect.y && row < rect.y + rect.height)
      .sort((a, b) => a.rect.x - b.rect.x);
    return here.reduce<Line>(
      (line, pane) => [...fitLine(line, pane.rect.x), ...(pane.lines[row - pane.rect.y] ?? [])],
      [],
    );
  }).map((line) => fitLine(line, columns));
}
