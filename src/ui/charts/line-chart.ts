import { type Line, type Role, textWidth, truncate } from '../text/line.js';
import { type GlyphSet, MARK } from '../theme/glyphs.js';
import { type Canvas, createCanvas, put, toLines, write } from './canvas.js';
import { createDots, dotsPerCell, drawLine, putDots } from './dots.js';
import { spreadRows } from './labels.js';
import { fraction, niceRange, type Range, ticks } from './scale.js';

/** Central 50% and 90% of the draws at one x. */
export type BandPoint = {
  readonly x: number;
  readonly low90: number;
  readonly low50: number;
  readonly high50: number;
  readonly high90: number;
};

/** One line with its band. NaN breaks the line. */
export type ChartSeries = {
  readonly label: string;
  /** Stands for the series where there is no colour. */
  readonly letter: string;
  readonly role: Role;
  readonly points: readonly { readonly x: number; readonly y: number }[];
  readonly band?: readonly BandPoint[] | undefined;
};

export type LineChart = {
  readonly width: number;
  readonly height: number;
  readonly glyphs: GlyphSet;
  /** Drawn in this order, the last on top. */
  readonly series: readonly ChartSeries[];
  readonly formatY: (value: number) => string;
  readonly formatX: (value: number) => string;
  readonly includeZero?: boolean;
  /** Height of the y axis in its unit at least, and the step that its labels can tell apart. */
  readonly leastHeight?: number;
  readonly stepY?: number;
  /** The same for the x axis: 1 for years. */
  readonly stepX?: number;
  /** Dates or values to point out on the x axis. */
  readonly marks?: readonly { readonly x: number; readonly label: string; readonly role?: Role }[];
  /** Columns for names at the right end of the lines; 0 for none. */
  readonly labelWidth: number;
};

type Frame = {
  readonly left: number;
  readonly columns: number;
  readonly top: number;
  readonly rows: number;
  readonly xRange: Range;
  readonly yRange: Range;
};

/** A chart of lines over their bands, with axes, marks and names, as `height` lines of `width` columns. */
export function lineChart(chart: LineChart): readonly Line[] {
  const canvas = createCanvas(chart.width, chart.height);
  const frame = frameOf(chart);
  if (frame === undefined) {
    write(canvas, 1, Math.floor(chart.height / 2), 'nothing to draw here yet', 'dim');
    return toLines(canvas);
  }
  drawAxes(canvas, chart, frame);
  drawMarks(canvas, chart, frame);
  for (const series of chart.series) drawBand(canvas, series, frame);
  for (const series of chart.series) drawSeries(canvas, chart, series, frame);
  drawLabels(canvas, chart, frame);
  return toLines(canvas);
}

function frameOf(chart: LineChart): Frame | undefined {
  const ys = chart.series.flatMap((series) => [
    ...series.points.map((point) => point.y),
    ...(series.band ?? []).flatMap((point) => [point.low90, point.high90]),
  ]);
  const yRange = niceRange(ys, chart.includeZero, chart.leastHeight);
  const xs = chart.series.flatMap((series) => series.points.map((point) => point.x));
  if (yRange === undefined || xs.length === 0) return undefined;
  const xRange = { low: Math.min(...xs), high: Math.max(...xs) };
  if (xRange.low === xRange.high) return undefined;
  const top = (chart.marks ?? []).length > 0 ? 1 : 0;
  const rows = chart.height - 2 - top;
  const gutter = Math.max(0, ...yTicks(chart, yRange, rows).map((value) => textWidth(chart.formatY(value)))) + 2;
  const labels = chart.labelWidth > 0 ? chart.labelWidth + 1 : 1;
  const columns = chart.width - gutter - labels;
  return rows < 2 || columns < 8 ? undefined : { left: gutter, columns, top, rows, xRange, yRange };
}

function yTicks(chart: LineChart, range: Range, rows: number): readonly number[] {
  return ticks(range, Math.max(2, Math.min(7, Math.floor(rows / 2) + 1)), chart.stepY);
}

function rowOf(frame: Frame, y: number): number {
  return frame.top + Math.round((1 - fraction(frame.yRange, y)) * (frame.rows - 1));
}

function columnOf(frame: Frame, x: number): number {
  return frame.left + Math.round(fraction(frame.xRange, x) * (frame.columns - 1));
}

function drawAxes(canvas: Canvas, chart: LineChart, frame: Frame): void {
  for (let row = 0; row < frame.rows; row++) put(canvas, frame.left - 1, frame.top + row, MARK.vertical, 'rule');
  for (const value of yTicks(chart, frame.yRange, frame.rows)) {
    const label = chart.formatY(value);
    write(canvas, frame.left - 1 - textWidth(label), rowOf(frame, value), label, 'dim');
    put(canvas, frame.left - 1, rowOf(frame, value), '┤', 'rule');
  }
  const bottom = frame.top + frame.rows;
  put(canvas, frame.left - 1, bottom, '└', 'rule');
  for (let column = 0; column < frame.columns; column++) put(canvas, frame.left + column, bottom, '─', 'rule');
  drawXTicks(canvas, chart, frame, bottom);
}

function drawXTicks(canvas: Canvas, chart: LineChart, frame: Frame, bottom: number): void {
  const widest = Math.max(textWidth(chart.formatX(frame.xRange.low)), textWidth(chart.formatX(frame.xRange.high)));
  const most = Math.max(2, Math.floor(frame.columns / (widest + 4)));
  let free = 0;
  for (const value of ticks(frame.xRange, most, chart.stepX)) {
    const label = chart.formatX(value);
    const column = columnOf(frame, value);
    const start = Math.min(chart.width - textWidth(label), Math.max(0, column - Math.floor(textWidth(label) / 2)));
    if (start < free) continue;
    put(canvas, column, bottom, '┬', 'rule');
    write(canvas, start, bottom + 1, label, 'dim');
    free = start + textWidth(label) + 1;
  }
}

/** Lines of dots from top to bottom; their names stand on the top row as far as there is room. */
function drawMarks(canvas: Canvas, chart: LineChart, frame: Frame): void {
  let free = frame.left;
  for (const mark of [...(chart.marks ?? [])].sort((a, b) => a.x - b.x)) {
    if (mark.x < frame.xRange.low || mark.x > frame.xRange.high) continue;
    const column = columnOf(frame, mark.x);
    for (let row = 0; row < frame.rows; row++) put(canvas, column, frame.top + row, MARK.threshold, 'rule');
    const room = frame.left + frame.columns + chart.labelWidth;
    const label = truncate(mark.label, room - frame.left);
    const start = Math.min(Math.max(column, frame.left), room - textWidth(label));
    if (start < free) continue;
    write(canvas, start, 0, label, mark.role ?? 'dim');
    free = start + textWidth(label) + 2;
  }
}

function drawBand(canvas: Canvas, series: ChartSeries, frame: Frame): void {
  const band = series.band;
  if (band === undefined || band.length < 2) return;
  for (let column = 0; column < frame.columns; column++) {
    const x = frame.xRange.low + (column / (frame.columns - 1)) * (frame.xRange.high - frame.xRange.low);
    const here = bandAt(band, x);
    if (here === undefined) continue;
    for (let row = rowOf(frame, here.high90); row <= rowOf(frame, here.low90); row++) {
      const inner = row >= rowOf(frame, here.high50) && row <= rowOf(frame, here.low50);
      put(canvas, frame.left + column, row, inner ? '▒' : '░', series.role);
    }
  }
}

/** The band between its two neighbouring points, in proportion. */
function bandAt(band: readonly BandPoint[], x: number): BandPoint | undefined {
  const after = band.findIndex((point) => point.x >= x);
  const right = band[after];
  if (right === undefined) return undefined;
  const left = band[after - 1] ?? right;
  const part = left === right ? 0 : (x - left.x) / (right.x - left.x);
  const mix = (key: 'low90' | 'low50' | 'high50' | 'high90'): number => left[key] + part * (right[key] - left[key]);
  const mixed = { x, low90: mix('low90'), low50: mix('low50'), high50: mix('high50'), high90: mix('high90') };
  return Object.values(mixed).every(Number.isFinite) ? mixed : undefined;
}

function drawSeries(canvas: Canvas, chart: LineChart, series: ChartSeries, frame: Frame): void {
  const dots = createDots(frame.columns, frame.rows, chart.glyphs);
  const per = dotsPerCell(chart.glyphs);
  const toX = (x: number): number => fraction(frame.xRange, x) * (frame.columns - 1) * per.x + (per.x - 1) / 2;
  const toY = (y: number): number => (1 - fraction(frame.yRange, y)) * (frame.rows - 1) * per.y + (per.y - 1) / 2;
  series.points.forEach((point, index) => {
    const next = series.points[index + 1] ?? point;
    if (Number.isFinite(point.y) && Number.isFinite(next.y))
      drawLine(dots, toX(point.x), toY(point.y), toX(next.x), toY(next.y));
  });
  putDots(canvas, dots, chart.glyphs, frame.left, frame.top, series.role, series.letter);
}

function drawLabels(canvas: Canvas, chart: LineChart, frame: Frame): void {
  if (chart.labelWidth <= 0) return;
  const ends = chart.series.flatMap((series) => {
    const last = series.points.findLast((point) => Number.isFinite(point.y));
    return last === undefined ? [] : [{ series, row: rowOf(frame, last.y) }];
  });
  const rows = spreadRows(
    ends.map((end) => end.row),
    frame.top,
    frame.top + frame.rows - 1,
  );
  ends.forEach((end, index) => {
    const row = rows[index];
    if (row === undefined) return;
    const label = truncate(`${end.series.letter} ${end.series.label}`, chart.labelWidth);
    write(canvas, frame.left + frame.columns + 1, row, label, end.series.role);
  });
}
