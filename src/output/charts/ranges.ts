import { axisX, axisY, dot, gridX, ruleX, ruleY, text } from '@observablehq/plot';
import { printable } from '../../types/printable.js';
import { tickText } from './over-years.js';
import { type ChartWords, chartSvg, lineStyle } from './svg.js';

/** A figure of a group, e.g. a country, for one of several, e.g. scenarios. Values as they are to be shown. */
type RangePoint = {
  readonly group: string;
  readonly name: string;
  readonly value: number;
  readonly quantiles?: readonly number[] | undefined;
};

export type RangesOptions = ChartWords & {
  readonly axis: string;
  readonly points: readonly RangePoint[];
  /** Whether values are changes, of which zero is none. */
  readonly isChange: boolean;
};

const ROW = 20;
const HEADING = 30;
const LEFT = 136;

/**
 * Changes side by side, group by group: a dot for the central value, bars for the middle half and nine tenths of draws, or from zero
 * where there are no draws.
 */
export function rangesChart({ points, axis, isChange, ...words }: RangesOptions): string {
  const shown = points
    .map((point) => ({ ...point, group: shortened(point.group, 22), name: shortened(point.name, 22) }))
    .filter(({ value }) => Number.isFinite(value));
  const groups = [...new Set(shown.map(({ group }) => group))];
  const names = [...new Set(shown.map(({ name }) => name))];
  const drawn = shown.filter(({ quantiles }) => quantiles?.every(Number.isFinite));
  const color = ({ name }: RangePoint): string => lineStyle(names.indexOf(name)).stroke;
  const bar = (low: number, high: number, strokeWidth: number, strokeOpacity: number) =>
    ruleY(drawn, {
      fy: 'group',
      y: 'name',
      x1: ({ quantiles }: { quantiles: readonly number[] }) => quantiles[low],
      x2: ({ quantiles }: { quantiles: readonly number[] }) => quantiles[high],
      stroke: color,
      strokeWidth,
      strokeOpacity,
    });
  return chartSvg(
    {
      height: groups.length * (names.length * ROW + HEADING) + 48,
      marginLeft: LEFT,
      marginTop: 22,
      marginBottom: 40,
      marginRight: 32,
      x: { label: printable(axis), nice: true },
      y: { domain: names, label: null },
      fy: {
        domain: groups,
        label: null,
        axis: null,
        paddingInner: HEADING / (names.length * ROW + HEADING),
        paddingOuter: 0,
      },
      marks: [
        gridX({ tickSpacing: 80, stroke: '#1a1a1a', strokeOpacity: 0.12 }),
        ...(isChange ? [ruleX([0], { stroke: '#1a1a1a' })] : []),
        ...(drawn.length > 0 || !isChange
          ? []
          : [
              ruleY(shown, {
                fy: 'group',
                y: 'name',
                x1: 0,
                x2: 'value',
                stroke: color,
                strokeWidth: 8,
                strokeOpacity: 0.6,
              }),
            ]),
        bar(0, 4, 4, 0.35),
        bar(1, 3, 8, 0.6),
        dot(shown, { fy: 'group', y: 'name', x: 'value', r: 4, fill: color, stroke: 'white' }),
        axisX({
          tickSpacing: 80,
          tickSize: 0,
          tickFormat: tickText(isChange),
          labelAnchor: 'center',
          labelArrow: 'none',
        }),
        axisY({ tickSize: 0 }),
        text(groups, {
          fy: (group: string) => group,
          text: (group: string) => group,
          frameAnchor: 'top-left',
          textAnchor: 'start',
          dx: 4 - LEFT,
          dy: -13,
          fontWeight: 700,
        }),
      ],
    },
    words,
  );
}

function shortened(text: string, most: number): string {
  const shown = printable(text);
  return shown.length > most ? `${shown.slice(0, most - 1)}…` : shown;
}
