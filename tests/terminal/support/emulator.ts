import xterm from '@xterm/headless';

/** A cell of the screen as a person sees it. */
export type SeenCell = {
  readonly text: string;
  readonly width: number;
  readonly color: string | undefined;
  readonly background: string | undefined;
  readonly bold: boolean;
};

/** A terminal without a window. */
export type Emulator = {
  readonly columns: number;
  readonly rows: number;
  /** Feeds it what a program wrote; resolves when it is on the screen. */
  readonly write: (data: string) => Promise<void>;
  readonly resize: (columns: number, rows: number) => void;
  /** The lines of the screen, without the blanks at their ends. */
  readonly lines: () => readonly string[];
  readonly text: () => string;
  readonly cells: () => readonly (readonly SeenCell[])[];
  readonly isAlternate: () => boolean;
};

/** An emulator of xterm at a size. */
export function createEmulator(columns: number, rows: number): Emulator {
  const terminal = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true, scrollback: 200 });
  // After a resize xterm keeps what lies beyond the last column, for when it grows again: nobody sees that.
  const line = (row: number): string =>
    terminal.buffer.active.getLine(terminal.buffer.active.baseY + row)?.translateToString(true, 0, terminal.cols) ?? '';
  const lines = (): readonly string[] => Array.from({ length: terminal.rows }, (_, row) => line(row).trimEnd());
  return {
    get columns() {
      return terminal.cols;
    },
    get rows() {
      return terminal.rows;
    },
    write: (data) => new Promise((done) => terminal.write(data, done)),
    resize: (wide, high) => terminal.resize(wide, high),
    lines,
    text: () => lines().join('\n'),
    isAlternate: () => terminal.buffer.active.type === 'alternate',
    cells: () =>
      Array.from({ length: terminal.rows }, (_, row) =>
        Array.from({ length: terminal.cols }, (_column, column) => cellAt(terminal, row, column)),
      ),
  };
}

function cellAt(terminal: InstanceType<typeof xterm.Terminal>, row: number, column: number): SeenCell {
  const buffer = terminal.buffer.active;
  const cell = buffer.getLine(buffer.baseY + row)?.getCell(column);
  if (cell === undefined) return { text: ' ', width: 1, color: undefined, background: undefined, bold: false };
  const color = cell.isFgRGB() ? hex(cell.getFgColor()) : undefined;
  const background = cell.isBgRGB() ? hex(cell.getBgColor()) : undefined;
  const inverse = cell.isInverse() !== 0;
  return {
    text: cell.getChars() || ' ',
    width: cell.getWidth(),
    color: inverse ? (background ?? '#101418') : color,
    background: inverse ? (color ?? '#E6E9EC') : background,
    bold: cell.isBold() !== 0,
  };
}

function hex(color: number): string {
  return `#${color.toString(16).padStart(6, '0')}`;
}
