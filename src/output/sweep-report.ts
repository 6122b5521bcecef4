import type { Figure, SweepAxis } from '../analysis/sweep.js';
import type { SweepReport, SweptFigure } from '../analysis/sweep-report.js';
import { ALL_CLASSES, classNames, type Dimensions } from '../types/dimensions.js';
import { METRIC_INFO } from '../types/metrics.js';
import { printable } from '../types/printable.js';
import { summarise } from '../uncertainty/summary.js';
import { colorsOf } from './colors.js';
import { cellChange, cellLevel, changeUnitHeading, unitHeading } from './numbers.js';
import type { TableStyle } from './outcome-table.js';
import { findingSentences } from './sweep-sentences.js';
import { type Column, renderTable, wrapText } from './table.js';

/** The names a sweep is shown under. */
export type SweepNames = {
  readonly scenario: string;
  readonly baselineTitle: string;
  readonly dimensions: Dimensions;
};

const BAR_WIDTH = 16;
const WIDEST_PARAGRAPH = 100;

/** A sweep for people: the curve, or a grid for each figure, and what was found on the curve in sentences. */
export function sweepTable(report: SweepReport, names: SweepNames, style: TableStyle): string {
  const colors = colorsOf(style.color);
  const paths = report.axes.map((axis) => printable(axis.path)).join(' and ');
  const draws = report.figures[0]?.drawnLevels.length ?? 0;
  const ranges = draws > 0 ? `; ranges hold 90% of ${draws} draws` : '';
  const title = `${colors.bold(printable(names.scenario))}, ${paths} swept; changes are from ${printable(names.baselineTitle)}${ranges}`;
  if (report.axes.length !== 1) {
    return [title, ...report.figures.map((figure) => grid(report, figure, names.dimensions, style))].join('\n\n');
  }
  const sentences = report.figures.flatMap((figure) =>
    findingSentences(figure, report.axes[0] as SweepAxis, names.dimensions),
  );
  const text = sentences.map((sentence) => wrapText(sentence, Math.min(style.width ?? Infinity, WIDEST_PARAGRAPH)));
  return `${title}\n\n${curveTable(report, names.dimensions, style)}\n${text.join('\n')}\n`;
}

function curveTable({ axes, points, figures }: SweepReport, dimensions: Dimensions, style: TableStyle): string {
  const [axis] = axes;
  const columns: Column[] = [{ heading: ['swept', axis?.percent === true ? '%' : 'value'], align: 'right' }];
  for (const [f, { figure, drawnLevels }] of figures.entries()) {
    const [what, unit] = [figureName(figure, dimensions), shownUnit(figure)];
    columns.push({ heading: [...what, unit], align: 'right', ...(f > 0 && { dropRank: 2 * f }) });
    if (drawnLevels.length > 0) columns.push({ heading: ['5 to 95%'], align: 'right', dropRank: 2 * f + 1 });
    if (f === 0) columns.push({ heading: [''], align: 'left', dropRank: 2 * figures.length + 2 });
  }
  const bars = barsOf(figures[0]);
  const rows = points.map((point, p) => [
    axisValue(point[0] as number, axis),
    ...figures.flatMap((swept, f) => [
      shownValue(swept, p),
      ...(swept.drawnLevels.length > 0 ? [range(swept, p)] : []),
      ...(f === 0 ? [bars[p] ?? ''] : []),
    ]),
  ]);
  return renderTable(columns, rows, style.width).text;
}

/** One figure over two places: the first down, the second across; of more places the others are named in each row. */
function grid({ axes, points }: SweepReport, swept: SweptFigure, dimensions: Dimensions, style: TableStyle): string {
  const across = axes.at(-1) as SweepAxis;
  const down = axes.slice(0, -1);
  const columns: Column[] = [
    ...down.map((axis): Column => ({ heading: [printable(axis.path)], align: 'right' })),
    ...across.values.map(
      (value, i): Column => ({
        heading: [i === 0 ? printable(across.path) : '', axisValue(value, across)],
        align: 'right',
        dropRank: i,
      }),
    ),
  ];
  const rows: string[][] = [];
  for (let p = 0; p < points.length; p += across.values.length) {
    rows.push([
      ...down.map((axis, a) => axisValue(points[p]?.[a] as number, axis)),
      ...across.values.map((_, i) => shownValue(swept, p + i)),
    ]);
  }
  const { text, dropped } = renderTable(columns, rows, style.width);
  const missing = dropped.length > 0 ? `${dropped.length} columns found no room; --format csv has them.\n` : '';
  return `${figureName(swept.figure, dimensions).join(' ')}, ${shownUnit(swept.figure)}\n${text}${missing}`;
}

/** Shares are shown as levels, all else as changes from the baseline. */
function showsLevel({ metric }: Figure): boolean {
  return METRIC_INFO[metric].unit === 'share';
}

function shownUnit(figure: Figure): string {
  const { unit } = METRIC_INFO[figure.metric];
  return showsLevel(figure) ? unitHeading(unit) : `change, ${changeUnitHeading(unit)}`;
}

function shownValue({ figure, levels, baseline }: SweptFigure, point: number): string {
  const { unit } = METRIC_INFO[figure.metric];
  const level = levels[point] as number;
  return showsLevel(figure) ? cellLevel(level, unit) : cellChange(level - (baseline[point] as number), unit);
}

function range({ figure, drawnLevels, drawnBaseline }: SweptFigure, point: number): string {
  const { unit } = METRIC_INFO[figure.metric];
  const values = drawnLevels.map(
    (levels, d) => (levels[point] as number) - (showsLevel(figure) ? 0 : (drawnBaseline[d]?.[point] as number)),
  );
  const { quantiles } = summarise(Float64Array.from(values));
  const [low, high] = [quantiles[0] as number, quantiles.at(-1) as number];
  return showsLevel(figure)
    ? `${cellLevel(low, unit)} to ${cellLevel(high, unit)}`
    : `${cellChange(low, unit)} to ${cellChange(high, unit)}`;
}

/** A bar per point for the first figure, from its lowest value to its highest. */
function barsOf(swept: SweptFigure | undefined): readonly string[] {
  if (swept === undefined) return [];
  const values = Array.from(swept.levels, (level, p) =>
    showsLevel(swept.figure) ? level : level - (swept.baseline[p] as number),
  );
  const known = values.filter(Number.isFinite);
  const low = known.reduce((least, value) => Math.min(least, value), Infinity);
  const high = known.reduce((most, value) => Math.max(most, value), -Infinity);
  return values.map((value) => (high > low && Number.isFinite(value) ? bar((value - low) / (high - low)) : ''));
}

/** A bar of eighths of a cell; never quite empty, so that the lowest point shows too. */
export function bar(share: number, width = BAR_WIDTH): string {
  const eighths = Math.max(1, Math.round(Math.min(1, Math.max(0, share)) * width * 8));
  return '█'.repeat(Math.floor(eighths / 8)) + ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'][eighths % 8];
}

function figureName({ metric, country, vehicleClass, year }: Figure, dimensions: Dimensions): string[] {
  const of = vehicleClass === ALL_CLASSES ? '' : ` ${classNames(dimensions, vehicleClass).plural}`;
  return [METRIC_INFO[metric].label, `${country}${of} ${year}`];
}

/** A swept value as people wrote it. */
function axisValue(value: number, axis: SweepAxis | undefined): string {
  return axis?.percent === true ? String(Number((value * 100).toFixed(6))) : String(value);
}
