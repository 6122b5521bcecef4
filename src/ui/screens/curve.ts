import { cellLevel } from '../../output/numbers.js';
import { METRIC_INFO } from '../../types/metrics.js';
import { lineChart } from '../charts/line-chart.js';
import type { CurveAnswer } from '../state/facts.js';
import { curveLever, curveLevers, leverValue } from '../state/levers.js';
import { chosenFigure, type Figure, figureValue } from '../state/outcomes.js';
import { type State, scenarioInHand } from '../state/state.js';
import { headingLines, placeColumns, rowLine, type TableColumn } from '../text/columns.js';
import { type Line, type Role, seriesRole, span, truncate } from '../text/line.js';
import { MARK } from '../theme/glyphs.js';
import { amount } from './amount.js';
import { figureTitle, figureUnit, shortTitle } from './figure-text.js';
import { axisOf } from './metric-chart.js';
import { prose } from './words.js';

/** The chosen figure over every value of a threshold or tariff; small charts of jobs below where there is room. */
export function curveScreen(state: State, width: number, height: number): readonly Line[] {
  const lever = curveLever(state);
  const scenario = scenarioInHand(state);
  if (lever === undefined)
    return [[span(' '), span(`${scenario?.facts?.title ?? 'This scenario'} has no threshold to move.`, 'dim')]];
  const count = curveLevers(state).length;
  const head: Line = [
    span(' '),
    span(scenario?.facts?.title ?? '', 'strong'),
    span(`  ${truncate(lever.label, Math.max(10, width - 50))}`, 'accent'),
    ...(count > 1 ? [span(`  ${state.curve.lever + 1} of ${count} ←→`, 'dim')] : []),
    ...(state.curveAnswer?.value.complete === false ? [span('  simulating…', 'dim')] : []),
  ];
  const figures = smallFigures(state, width, height);
  const small = figures.length > 0 ? Math.max(9, Math.floor(height * 0.34)) : 0;
  const main = curveChart(state, chosenFigure(state), seriesRole(state.inHand), width, height - 1 - small);
  if (figures.length === 0) return [head, ...main];
  const each = Math.floor(width / figures.length);
  const blocks = figures.map((figure, index) => curveChart(state, figure, seriesRole(index + 1), each, small));
  const below = Array.from({ length: small }, (_, row): Line => blocks.flatMap((block) => block[row] ?? []));
  return [head, ...main, ...below];
}

/** Figures for the small charts: jobs by country, as many as fit. */
function smallFigures(state: State, width: number, height: number): readonly Figure[] {
  if (height < 22 || width < 74) return [];
  const countries = (['US', 'CA', 'MX'] as const).slice(0, Math.floor(width / 37));
  return countries.map((country) => ({ metric: 'jobs.direct', country, vehicleClass: state.vehicleClass }));
}

function curveChart(state: State, figure: Figure, role: Role, width: number, height: number): readonly Line[] {
  const lever = curveLever(state);
  const points = pointsOf(state.curveAnswer?.value, figure, state.year);
  const peak = peakOf(points);
  const { unit } = METRIC_INFO[figure.metric];
  const now =
    lever === undefined
      ? []
      : [{ x: leverValue(state, lever), label: `now ${amount(leverValue(state, lever), lever.unit, lever.step)}` }];
  const top =
    peak?.inside === true && lever !== undefined
      ? [
          {
            x: peak.x,
            label: `${MARK.peak} ${width < 60 ? '' : 'peak '}${amount(peak.x, lever.unit, lever.step)}`,
            role: 'accent' as const,
          },
        ]
      : [];
  return [
    [
      span(' '),
      span(truncate(figureTitle(figure), width - 12), 'strong'),
      span(`  ${figureUnit(figure.metric, 'level')}`, 'dim'),
    ],
    ...lineChart({
      width,
      height: height - 1,
      glyphs: state.glyphs,
      series: points.length < 2 ? [] : [{ label: '', letter: '*', role, points }],
      formatY: (value) => cellLevel(value, unit),
      formatX: (value) => amount(value, lever?.unit ?? '', lever?.step),
      ...axisOf(unit),
      labelWidth: 0,
      marks: [...now, ...top],
    }),
  ];
}

type Point = { readonly x: number; readonly y: number };

function pointsOf(curve: CurveAnswer | undefined, figure: Figure, year: number): readonly Point[] {
  return (curve?.points ?? []).map(({ value, results }) => ({ x: value, y: figureValue(results, figure, year) }));
}

/** The highest computed point; `inside` when the curve is lower on both sides. */
function peakOf(points: readonly Point[]): (Point & { readonly inside: boolean }) | undefined {
  const finite = points.filter((point) => Number.isFinite(point.y));
  const [first] = finite;
  if (first === undefined) return undefined;
  const best = finite.reduce((highest, point) => (point.y > highest.y ? point : highest), first);
  const last = finite.at(-1) ?? first;
  return { ...best, inside: best.y > first.y && best.y > last.y };
}

const FIGURES = [
  ['content.regional', 'NA'],
  ['content.us', 'NA'],
  ['compliance.value', 'NA'],
  ['jobs.direct', 'US'],
  ['jobs.direct', 'CA'],
  ['jobs.direct', 'MX'],
  ['jobs.direct', 'NA'],
] as const;

/** Where each figure is highest, and where it stands now. */
export function curveWords(state: State, width: number, height: number): readonly Line[] {
  const lever = curveLever(state);
  if (lever === undefined) return [];
  const columns: readonly TableColumn[] = [
    { heading: ['highest'], width: 16, align: 'left', growsTo: width - 26 },
    { heading: ['at'], width: 8, align: 'right' },
    { heading: ['level'], width: 10, align: 'right' },
  ];
  const placed = placeColumns(columns, width - 2);
  const rows = FIGURES.map(([metric, country]): Line => {
    const figure: Figure = { metric, country, vehicleClass: state.vehicleClass };
    const peak = peakOf(pointsOf(state.curveAnswer?.value, figure, state.year));
    const at =
      peak === undefined
        ? ''
        : `${peak.inside ? '' : peak.x <= lever.low ? '≤ ' : ''}${amount(peak.x, lever.unit, lever.step)}`;
    const cells: readonly Line[] = [
      [span(shortTitle(figure))],
      [span(at, peak?.inside === true ? 'accent' : 'dim')],
      [span(peak === undefined ? '' : cellLevel(peak.y, METRIC_INFO[metric].unit))],
    ];
    return [span(' '), ...rowLine(cells, placed)];
  });
  const table = [...headingLines(columns, placed).map((line): Line => [span(' '), ...line]), ...rows];
  const said = curveSentence(state).flatMap((text) => prose(text, width));
  const room = height - table.length - 1;
  return room < 2 ? table.slice(0, height) : [...table, [], ...said.slice(0, room)];
}

/** The shape of the chosen figure's curve in words. */
export function curveSentence(state: State): readonly string[] {
  const lever = curveLever(state);
  const figure = chosenFigure(state);
  const points = pointsOf(state.curveAnswer?.value, figure, state.year);
  const peak = peakOf(points);
  const last = points.at(-1);
  if (lever === undefined || peak === undefined || last === undefined) return [];
  const { unit } = METRIC_INFO[figure.metric];
  const level = (value: number): string =>
    `${cellLevel(value, unit)} ${figureUnit(figure.metric, 'level')}`.replace(' %', '%');
  const name = figureTitle(figure);
  if (peak.inside)
    return [
      `As ${lever.label} rises, ${name} rises to ${level(peak.y)} at ${amount(peak.x, lever.unit, lever.step)}, then falls to ${level(last.y)} at ${amount(last.x, lever.unit, lever.step)}: beyond the peak more makers pay the duty than add content.`,
    ];
  return [`${name} is highest at ${amount(peak.x, lever.unit, lever.step)}, an end of the range: ${level(peak.y)}.`];
}
