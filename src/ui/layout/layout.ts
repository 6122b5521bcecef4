import type { Screen, State } from '../state/state.js';

/** The smallest terminal a screen can be read on. */
export const SMALLEST = { columns: 60, rows: 16 } as const;

/** A part of the screen, in cells from the upper left corner. */
export type Rect = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** Parts a screen may have. `main` always stays; of the others those late in {@link DROP_ORDER} stay longest. */
export type Pane = 'main' | 'chart' | 'words' | 'detail';

/** Which panes go first where room is short. */
export const DROP_ORDER: readonly Pane[] = ['detail', 'words', 'chart'];

export type Layout =
  | { readonly fits: false; readonly needs: { readonly columns: number; readonly rows: number } }
  | {
      readonly fits: true;
      readonly header: Rect;
      readonly footer: Rect;
      readonly panes: Readonly<Partial<Record<Pane, Rect>>>;
    };

const HEADER_ROWS = 2;
const FOOTER_ROWS = 2;

/** Rows between header and footer. */
export function bodyRows(size: { readonly rows: number }): number {
  return Math.max(0, size.rows - HEADER_ROWS - FOOTER_ROWS);
}

/**
 * Where everything goes, from the size of the terminal and how many rows the main list has.
 * A pane that would be too small to be read is left out, in {@link DROP_ORDER}; its room goes to the others.
 */
export function layoutOf(screen: Screen, columns: number, rows: number, listRows: number, open: boolean): Layout {
  if (columns < SMALLEST.columns || rows < SMALLEST.rows) return { fits: false, needs: SMALLEST };
  const body: Rect = { x: 0, y: HEADER_ROWS, width: columns, height: bodyRows({ rows }) };
  return {
    fits: true,
    header: { x: 0, y: 0, width: columns, height: HEADER_ROWS },
    footer: { x: 0, y: rows - FOOTER_ROWS, width: columns, height: FOOTER_ROWS },
    panes: PANES[screen](body, listRows, open),
  };
}

type Panes = Readonly<Partial<Record<Pane, Rect>>>;

const PANES: Readonly<Record<Screen, (body: Rect, listRows: number, open: boolean) => Panes>> = {
  overview: (body, listRows) => {
    const main = Math.min(listRows + 3, Math.max(6, body.height - (body.height >= 20 ? 10 : 4)));
    const [top, below] = splitRows(body, main);
    if (below.height < 3) return { main: body };
    if (below.height < 8) return { main: top, words: below };
    return { main: top, ...chartAndWords(below) };
  },
  compare: (body, listRows) => {
    const chart = Math.min(18, Math.floor(body.height * 0.38));
    if (chart < 10 || body.height - chart < 14) return { main: body };
    const [top, below] = splitRows(body, Math.max(Math.min(listRows + 3, body.height - 10), body.height - chart));
    return { main: top, ...chartAndWords(below) };
  },
  time: (body) => {
    if (body.width >= 110) {
      const [left, right] = splitColumns(body, body.width - 38);
      return { main: left, words: right };
    }
    if (body.height < 24) return { main: body };
    const [top, below] = splitRows(body, body.height - 8);
    return { main: top, words: below };
  },
  fleet: (body, _listRows, open) => {
    if (!open) return { main: body };
    if (body.width >= 130) {
      const [left, right] = splitColumns(body, Math.floor(body.width * 0.44));
      return { main: left, detail: right };
    }
    return { detail: body };
  },
  curve: (body) => {
    if (body.width >= 110) {
      const [left, right] = splitColumns(body, body.width - 47);
      return { main: left, words: right };
    }
    if (body.height < 22) return { main: body };
    const [top, below] = splitRows(body, body.height - 8);
    return { main: top, words: below };
  },
  levers: (body) => {
    if (body.width >= 100) {
      const [left, right] = splitColumns(body, Math.max(58, Math.floor(body.width * 0.45)));
      if (right.height < 20) return { main: left, words: right };
      const [chart, words] = splitRows(right, Math.floor(right.height * 0.5));
      return { main: left, chart, words };
    }
    if (body.height < 20) return { main: body };
    const [top, below] = splitRows(body, body.height - 9);
    return { main: top, words: below };
  },
  assumptions: (body) => {
    if (body.height < 18) return { main: body };
    const [top, below] = splitRows(body, body.height - 7);
    return { main: top, detail: below };
  },
};

/** A chart with words beside it where the width allows both, else the chart alone. */
function chartAndWords(area: Rect): Panes {
  if (area.width < 84) return { chart: area };
  const [left, right] = splitColumns(area, Math.floor(area.width * 0.56));
  return { chart: left, words: right };
}

function splitRows(area: Rect, height: number): readonly [Rect, Rect] {
  return [
    { ...area, height },
    { ...area, y: area.y + height, height: area.height - height },
  ];
}

/** Two columns, the left one `width` wide, one blank column between them. */
function splitColumns(area: Rect, width: number): readonly [Rect, Rect] {
  return [
    { ...area, width },
    { ...area, x: area.x + width + 1, width: area.width - width - 1 },
  ];
}

/** The layout of a state. */
export function layoutOfState(state: State, listRows: number): Layout {
  return layoutOf(state.screen, state.columns, state.rows, listRows, state.fleet.open !== undefined);
}
