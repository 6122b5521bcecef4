import { keyLabel } from '../commands/command.js';
import { commandsByGroup, disabledReason, searchCommands } from '../commands/find.js';
import { SMALLEST } from '../layout/layout.js';
import type { Overlay, State } from '../state/state.js';
import { windowStart } from '../text/columns.js';
import {
  fitLine,
  graphemes,
  type Line,
  lineWidth,
  pad,
  type Role,
  type Span,
  select,
  span,
  textWidth,
  truncate,
} from '../text/line.js';
import { MARK } from '../theme/glyphs.js';

/** A box over the screen: its lines, and where its upper left corner lies. */
export type Box = { readonly x: number; readonly y: number; readonly lines: readonly Line[] };

/** The box of help or palette; undefined where none is open. Prompts are typed on the status line. */
export function overlayBox(state: State): Box | undefined {
  const { overlay } = state;
  if (state.columns < SMALLEST.columns || state.rows < SMALLEST.rows) return undefined;
  if (overlay?.kind === 'help') return helpBox(state, overlay);
  if (overlay?.kind === 'palette') return paletteBox(state, overlay);
  return undefined;
}

/** Lines in a frame with a title, centred. */
function framed(state: State, title: string, lines: readonly Line[], width: number, height: number): Box {
  const inner = width - 2;
  const top: Line = [
    span('┌─ ', 'accent'),
    span(title, 'title'),
    span(` ${MARK.horizontal.repeat(Math.max(0, inner - title.length - 3))}┐`, 'accent'),
  ];
  const bottom: Line = [span(`└${MARK.horizontal.repeat(inner)}┘`, 'accent')];
  const body = Array.from(
    { length: height - 2 },
    (_, row): Line => [span('│', 'accent'), ...fitLine(lines[row] ?? [], inner), span('│', 'accent')],
  );
  return {
    x: Math.floor((state.columns - width) / 2),
    y: Math.max(1, Math.floor((state.rows - height) / 2)),
    lines: [top, ...body, bottom],
  };
}

function helpBox(state: State, overlay: Extract<Overlay, { kind: 'help' }>): Box {
  const width = Math.min(state.columns - 2, 76);
  const lines = commandsByGroup(state.screen).flatMap(({ group, commands }, index): readonly Line[] => [
    ...(index === 0 ? [] : [[]]),
    [span(` ${group}`, 'strong')],
    ...commands.map((command): Line => {
      const keys = command.keys.map(keyLabel).join(' ');
      const reason = disabledReason(command, state);
      return [
        span(` ${pad(keys, 12)}`, reason === undefined ? 'key' : 'dim'),
        span(command.title, reason === undefined ? 'text' : 'dim'),
        ...(reason === undefined ? [] : [span(`  (${reason})`, 'dim')]),
      ];
    }),
  ]);
  const height = Math.min(state.rows - 2, lines.length + 2);
  const scroll = Math.min(overlay.scroll, Math.max(0, lines.length - (height - 2)));
  const more = scroll + height - 2 < lines.length ? `, ↓ for more` : '';
  return framed(state, `keys of this screen${more}`, lines.slice(scroll), width, height);
}

function paletteBox(state: State, overlay: Extract<Overlay, { kind: 'palette' }>): Box {
  const width = Math.min(state.columns - 2, 72);
  const found = searchCommands(overlay.query, state);
  const height = Math.min(state.rows - 2, 18);
  const rows = height - 3;
  const start = windowStart(overlay.row, found.length, rows);
  const query: Line = [span(' : ', 'title'), span(overlay.query), span('█', 'accent')];
  const lines = found.slice(start, start + rows).map((command, offset): Line => {
    const current = start + offset === overlay.row;
    const keys = command.keys.map(keyLabel).join(' ');
    const reason = disabledReason(command, state);
    const title = truncate(command.title, width - 8 - textWidth(keys));
    const left: Line = [
      span(current ? ` ${MARK.pointer} ` : '   ', 'accent'),
      span(title, reason === undefined ? 'text' : 'dim'),
    ];
    const fill = Math.max(1, width - 3 - lineWidth(left) - lineWidth([span(keys)]));
    const line = [...left, span(' '.repeat(fill)), span(keys, 'key'), span(' ')];
    return current ? select(line) : line;
  });
  const none: readonly Line[] = found.length > 0 ? [] : [[span('   no command has these words', 'dim')]];
  return framed(state, 'commands', [query, ...lines, ...none], width, height);
}

/** A screen with a box laid over it. */
export function withBox(lines: readonly Line[], box: Box | undefined, columns: number): readonly Line[] {
  if (box === undefined) return lines;
  return lines.map((line, row) => {
    const over = box.lines[row - box.y];
    if (over === undefined) return line;
    const width = lineWidth(over);
    const behind = fitLine(line, columns).map((piece): Span => ({ text: piece.text, role: 'rule' }));
    return [...cutTo(behind, box.x), ...over, ...cutFrom(behind, box.x + width)];
  });
}

/** The characters of a line with the column each starts in. */
function placedCharacters(line: Line): readonly { readonly text: string; readonly role: Role; readonly at: number }[] {
  let column = 0;
  return line.flatMap((piece) =>
    graphemes(piece.text).map((text) => {
      const at = column;
      column += textWidth(text);
      return { text, role: piece.role, at };
    }),
  );
}

/** A line up to a column; a wide character that would stick out becomes a blank. */
function cutTo(line: Line, to: number): Line {
  return fitLine(
    placedCharacters(line).filter(({ text, at }) => at + textWidth(text) <= to),
    to,
  );
}

/** What is left of a line from a column on. */
function cutFrom(line: Line, from: number): Line {
  const rest = placedCharacters(line).filter(({ at }) => at >= from);
  return [span(' '.repeat(Math.max(0, (rest[0]?.at ?? from) - from))), ...rest];
}
