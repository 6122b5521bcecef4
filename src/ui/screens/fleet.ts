import { cellLevel, decimal } from '../../output/numbers.js';
import { barWithMarks } from '../charts/bars.js';
import type { FleetRow } from '../state/facts.js';
import type { FleetSort, State } from '../state/state.js';
import { headingLines, placeColumns, rowLine, type TableColumn, windowStart } from '../text/columns.js';
import { type Line, type Role, select, span } from '../text/line.js';
import { MARK } from '../theme/glyphs.js';
import { sectionLines } from './explanation.js';
import { titleIn } from './figure-text.js';

const BAR_WIDTH = 22;

type FleetColumn = {
  readonly column: TableColumn;
  readonly sort?: FleetSort;
  readonly cell: (row: FleetRow) => Line;
};

function share(value: number): string {
  return cellLevel(value, 'share');
}

/** A chance to comply below this, above its complement, is as good as decided. */
const DECIDED = 0.02;

function compliesRole(row: FleetRow): Role {
  if (row.complies > 1 - DECIDED) return 'good';
  return row.complies < DECIDED ? 'bad' : 'text';
}

function compliesMark(row: FleetRow): string {
  if (!Number.isFinite(row.complies)) return ' ';
  if (row.complies > 1 - DECIDED) return MARK.yes;
  return row.complies < DECIDED ? MARK.no : MARK.same;
}

const COLUMNS: readonly FleetColumn[] = [
  {
    column: { heading: ['carline'], width: 26, align: 'left', growsTo: 34 },
    sort: 'label',
    cell: (row) => [span(row.label)],
  },
  {
    column: { heading: ['maker'], width: 16, align: 'left', dropRank: 8 },
    cell: (row) => [span(row.maker, 'dim')],
  },
  {
    column: { heading: ['class'], width: 5, align: 'left', dropRank: 5 },
    cell: (row) => [span(row.vehicleClass === 'car' ? 'car' : 'truck', 'dim')],
  },
  {
    column: { heading: ['volume', 'thousand'], width: 8, align: 'right', dropRank: 3 },
    sort: 'volumeThousand',
    cell: (row) => [span(decimal(row.volumeThousand, 1))],
  },
  {
    column: { heading: ['claims', '%'], width: 8, align: 'right' },
    sort: 'complies',
    cell: (row) => [span(`${compliesMark(row)} `, compliesRole(row)), span(share(row.complies), compliesRole(row))],
  },
  {
    column: { heading: ['regional', 'content %'], width: 9, align: 'right' },
    sort: 'regionalContent',
    cell: (row) => [span(share(row.regionalContent))],
  },
  {
    column: { heading: ['by origin ┊ threshold', '█ US  ▓ CA  ▒ MX'], width: BAR_WIDTH, align: 'left', dropRank: 6 },
    cell: (row) => barWithMarks(originParts(row), regionalThresholds(row), BAR_WIDTH),
  },
  {
    column: { heading: ['U.S.', 'content %'], width: 9, align: 'right', dropRank: 2 },
    sort: 'leadingContent',
    cell: (row) => [span(share(row.leadingContent))],
  },
  {
    column: { heading: ['shadow price', '$ a point'], width: 12, align: 'right', dropRank: 4 },
    sort: 'shadowPriceRegional',
    cell: (row) => [span(cellLevel(row.shadowPriceRegional, 'USD per vehicle per point'))],
  },
  {
    column: { heading: ['rule costs', '$ a vehicle'], width: 11, align: 'right', dropRank: 1 },
    sort: 'costUsd',
    cell: (row) => [span(cellLevel(row.costUsd, 'USD per vehicle'))],
  },
  {
    column: { heading: ['newest programs'], width: 24, align: 'left', dropRank: 7, growsTo: 60 },
    cell: (row) => [span(planText(row), 'dim')],
  },
];

const ORIGINS = [
  { country: 'US', glyph: '█', role: 'series0' },
  { country: 'CA', glyph: '▓', role: 'series2' },
  { country: 'MX', glyph: '▒', role: 'series1' },
] as const;

/** Regional content split by origin, as parts of a bar that is full at 100%. */
function originParts(
  row: FleetRow,
): readonly { readonly share: number; readonly glyph: string; readonly role: Role }[] {
  const regional = ORIGINS.reduce((sum, { country }) => sum + (row.contentByOrigin[country] ?? 0), 0);
  const scale = regional > 0 ? row.regionalContent / regional : 0;
  return ORIGINS.map(({ country, glyph, role }) => ({
    share: (row.contentByOrigin[country] ?? 0) * scale,
    glyph,
    role,
  }));
}

function regionalThresholds(row: FleetRow): readonly number[] {
  return row.thresholds.filter((threshold) => threshold.measure === 'regional').map((threshold) => threshold.atLeast);
}

/** The plans of the newest programs with their probabilities, the likeliest first. */
export function planText(row: FleetRow): string {
  return Object.entries(row.planShares)
    .filter(([, probability]) => probability >= 0.005)
    .sort((a, b) => b[1] - a[1])
    .map(([plan, probability]) => `${decimal(probability * 100, 0)}% ${plan}`)
    .join(` ${MARK.separator} `);
}

/** Every carline, a line each; only those in view are made. */
export function fleetTable(state: State, width: number, height: number): readonly Line[] {
  const { fleet, fleetShown } = state;
  const columns = COLUMNS.map(({ column, sort }) =>
    sort === fleet.sort ? { ...column, heading: withArrow(column, fleet.descending) } : column,
  );
  const placed = placeColumns(columns, width - 4);
  const head = headingLines(columns, placed, (index) => (COLUMNS[index]?.sort === fleet.sort ? 'accent' : 'dim'));
  const rows = Math.max(1, height - head.length - 1);
  const start = windowStart(fleet.row, fleetShown.length, rows);
  const body = fleetShown.slice(start, start + rows).map((row, offset): Line => {
    const current = start + offset === fleet.row;
    const cells = COLUMNS.map((column) => column.cell(row));
    const line = [span(current ? ` ${MARK.pointer} ` : '   ', 'accent'), ...rowLine(cells, placed), span(' ')];
    return current ? select(line) : line;
  });
  return [fleetHead(state, width), ...head.map((line): Line => [span('   '), ...line]), ...body];
}

function withArrow(column: TableColumn, descending: boolean): readonly string[] {
  const arrow = descending ? MARK.down : MARK.up;
  return column.heading.map((line, index) =>
    index === 0 ? (column.align === 'right' ? `${arrow} ${line}` : `${line} ${arrow}`) : line,
  );
}

function fleetHead(state: State, width: number): Line {
  const { fleet, fleetShown, fleetRows } = state;
  const scenario = state.scenarios[state.inHand];
  const all = fleetRows?.value.length ?? 0;
  const count = fleetShown.length === all ? `${all} carlines` : `${fleetShown.length} of ${all} carlines`;
  return [
    span(' '),
    span(titleIn(scenario, Math.floor(width / 2)), 'strong'),
    span(`  ${fleetRows === undefined ? 'simulating…' : count}`, 'dim'),
    ...(fleet.filter === '' ? [] : [span('   filter ', 'dim'), span(fleet.filter, 'accent')]),
  ];
}

/** The explanation of the carline that is open. */
export function fleetDetail(state: State, width: number, height: number): readonly Line[] {
  const explanation = state.explanation?.value;
  const row = state.fleetRows?.value.find((candidate) => candidate.id === state.fleet.open);
  if (explanation === undefined || row === undefined) return [[span(' simulating…', 'dim')]];
  const all: readonly Line[] = [
    [span(' '), span(explanation.title, 'title')],
    ...explanation.sections.flatMap((section) => sectionLines(section, width)),
  ];
  const start = Math.max(0, Math.min(state.fleet.scroll, all.length - height));
  const inView = all.slice(start, start + height);
  if (start + height >= all.length) return inView;
  return [...inView.slice(0, -1), [span(` ${MARK.ellipsis} ${all.length - start - height + 1} more lines, ↓`, 'dim')]];
}
