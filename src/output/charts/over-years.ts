import { areaY, axisX, axisY, dot, gridY, lineY, ruleX, ruleY, text } from '@observablehq/plot';
import { printable } from '../../types/printable.js';
import { decimal } from '../numbers.js';
import { type ChartWords, chartSvg, lineStyle } from './svg.js';

/** A figure over the years, with quantiles over draws (5, 25, 50, 75, 95%) where there are some. Values as they are to be shown. */
type ChartSeries = {
  readonly name: string;
  readonly points: readonly {
    readonly year: number;
    readonly value: number;
    readonly quantiles?: readonly number[] | undefined;
  }[];
};

export type OverYearsOptions = ChartWords & {
  /** What the axis shows, with its unit. */
  readonly axis: string;
  readonly series: readonly ChartSeries[];
  /** Whether values are changes, of which zero is none. */
  readonly isChange: boolean;
  /** A year to mark. */
  readonly marked?: number;
};

const HEIGHT = 250;

/** Lines over the years; of each the middle nine tenths and the middle half of draws as bands. */
export function overYearsChart({ series, axis, isChange, marked, ...words }: OverYearsOptions): string {
  const years = [...new Set(series.flatMap(({ points }) => points.map(({ year }) => year)))];
  const bandOf = (points: ChartSeries['points'], low: number, high: number, fill: string, fillOpacity: number) =>
    areaY(
      points.filter(({ quantiles }) => quantiles?.every(Number.isFinite)),
      {
        x: 'year',
        y1: ({ quantiles }: { quantiles: readonly number[] }) => quantiles[low],
        y2: ({ quantiles }: { quantiles: readonly number[] }) => quantiles[high],
        fill,
        fillOpacity,
      },
    );
  const marks = series.flatMap(({ name, points }, i) => {
    const style = lineStyle(i);
    const shown = points.filter(({ value }) => Number.isFinite(value));
    return [
      bandOf(points, 0, 4, style.stroke, 0.16),
      bandOf(points, 1, 3, style.stroke, 0.24),
      lineY(shown, { x: 'year', y: 'value', strokeWidth: 2, ...style }),
      ...(marked === undefined
        ? []
        : [
            dot(
              shown.filter(({ year }) => year === marked),
              { x: 'year', y: 'value', r: 4, fill: style.stroke },
            ),
          ]),
      ...(series.length > 1 ? [endLabel(name, shown, style.stroke, series, i)] : []),
    ];
  });
  return chartSvg(
    {
      height: HEIGHT,
      marginLeft: 62,
      marginTop: 26,
      marginRight: series.length > 1 ? 128 : 16,
      x: { domain: [Math.min(...years), Math.max(...years)], label: null },
      y: { label: printable(axis), nice: true },
      marks: [
        gridY({ stroke: '#1a1a1a', strokeOpacity: 0.12 }),
        axisX({
          ticks: years.filter((year, i) => (years.length < 9 || i % 3 === 0) && year),
          tickFormat: (year: number) => String(year),
          tickSize: 4,
        }),
        axisY({ ticks: 5, tickSize: 0, tickFormat: tickText(isChange), labelArrow: 'none', labelAnchor: 'top' }),
        ...(isChange ? [ruleY([0], { stroke: '#1a1a1a' })] : []),
        ...(marked === undefined ? [] : [ruleX([marked], { stroke: '#1a1a1a', strokeDasharray: '2 3' })]),
        ...marks,
      ],
    },
    words,
  );
}

/** Numbers of an axis: with a true minus, and a plus where they are changes. */
export function tickText(isChange: boolean): (value: number) => string {
  return (value) => {
    const digits = decimal(value, 4)
      .replace(/(\.\d*?)0+$/, '$1')
      .replace(/\.$/, '');
    return `${isChange && value > 0 ? '+' : ''}${digits}`;
  };
}

/** A line's name at its end, moved so that names do not cover one another. */
function endLabel(name: string, points: ChartSeries['points'], fill: string, all: readonly ChartSeries[], i: number) {
  const last = points.at(-1);
  const ends = all.map((one) => one.points.at(-1)?.value ?? Number.NaN);
  const extent = all
    .flatMap(({ points: of }) => of.flatMap(({ value, quantiles }) => [value, ...(quantiles ?? [])]))
    .filter(Number.isFinite);
  const perPixel = (Math.max(...extent) - Math.min(...extent)) / (HEIGHT - 56) || 1;
  const order = ends.map((_, at) => at).sort((a, b) => (ends[b] as number) - (ends[a] as number));
  let shift = 0;
  let above = Number.NEGATIVE_INFINITY;
  for (const at of order) {
    const y = -(ends[at] as number) / perPixel;
    const placed = Math.max(y, above + 14);
    above = placed;
    if (at === i) shift = placed - y;
  }
  const shown = printable(name);
  return text(last === undefined ? [] : [last], {
    x: 'year',
    y: 'value',
    text: () => (shown.length > 18 ? `${shown.slice(0, 17)}…` : shown),
    textAnchor: 'start',
    dx: 8,
    dy: shift,
    fill,
    fontWeight: 600,
  });
}
