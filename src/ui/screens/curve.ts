import { cellLevel } from '../../output/numbers.js';
import { METRIC_INFO } from '../../types/metrics.js';
import { lineChart } from '../charts/line-chart.js';
import { figureCurve } from '../state/curve.js';
import type { LeverSpec } from '../state/facts.js';
import { curveLever, curveLevers } from '../state/levers.js';
import { chosenFigure, type Figure } from '../state/outcomes.js';
import { type State, scenarioInHand } from '../state/state.js';
import { fitLine, fitLines, type Line, lineWidth, seriesRole, span, truncate } from '../text/line.js';
import { MARK } from '../theme/glyphs.js';
import { amount } from './amount.js';
import { figureTitle, figureUnit, shortTitle, titleIn } from './figure-text.js';
import { axisOf } from './metric-chart.js';

/** The chosen figure over every value of a threshold or tariff; jobs by country below where there is room. */
export function curveScreen(state: State, width: number, height: number): readonly Line[] {
  const lever = curveLever(state);
  const scenario = scenarioInHand(state);
  if (lever === undefined) {
    const text = `${titleIn(scenario, width - 40)} has no threshold to move.`;
    return [[span(' '), span(text, 'dim')]];
  }
  const figures = smallFigures(state, width, height);
  const small = figures.length > 0 ? Math.max(9, Math.floor(height * 0.34)) : 0;
  const main = curveChart(state, lever, chosenFigure(state), width, height - 1 - small, 'whole');
  const each = Math.floor(width / Math.max(1, figures.length));
  const blocks = figures.map((figure) => fitLines(curveChart(state, lever, figure, each, small, 'small'), each, small));
  const below = Array.from({ length: small }, (_, row): Line => blocks.flatMap((block) => block[row] ?? []));
  return [curveHead(state, lever, width), ...main, ...below];
}

function curveHead(state: State, lever: LeverSpec, width: number): Line {
  const count = curveLevers(state).length;
  const which: Line = count > 1 ? [span(`  ${state.curve.lever + 1} of ${count} ←→`, 'dim')] : [];
  const working: Line = state.curveAnswer?.value.complete === false ? [span('  simulating…', 'dim')] : [];
  const room = width - lineWidth([...which, ...working]) - 4;
  const name = truncate(lever.label, Math.max(12, Math.floor(room * 0.6)));
  const title = titleIn(scenarioInHand(state), Math.max(10, room - lineWidth([span(name)])));
  return [span(' '), span(title, 'strong'), span('  '), span(name, 'accent'), ...which, ...working];
}

/** Figures for the small charts: jobs by country, as many as fit. */
function smallFigures(state: State, width: number, height: number): readonly Figure[] {
  if (height < 22 || width < 66) return [];
  const countries = (['US', 'CA', 'MX'] as const).slice(0, Math.floor(width / 33));
  return countries.map((country) => ({ metric: 'jobs.direct', country, vehicleClass: state.vehicleClass }));
}

type Size = 'whole' | 'small';

function curveChart(
  state: State,
  lever: LeverSpec,
  figure: Figure,
  width: number,
  height: number,
  size: Size,
): readonly Line[] {
  const curve = figureCurve(state, figure);
  const { unit } = METRIC_INFO[figure.metric];
  const points = curve !== undefined && curve.points.length > 1 ? curve.points : [];
  const ends =
    points.length === 0
      ? []
      : [points[0], points.at(-1)].map((point) => ({ x: point?.x ?? 0, y: curve?.baseline ?? 0 }));
  const baselineIndex = state.scenarios.findIndex((scenario) => scenario.key === state.baseline);
  const title = size === 'whole' ? figureTitle(figure) : shortTitle(figure);
  const unitText = figureUnit(figure.metric, 'level');
  const head: Line = [
    span(' '),
    span(title, 'strong'),
    ...(title.endsWith(unitText) ? [] : [span(`  ${unitText}`, 'dim')]),
  ];
  return [
    fitLine(head, width),
    ...lineChart({
      width,
      height: height - 1,
      glyphs: state.glyphs,
      series:
        points.length === 0
          ? []
          : [
              {
                label: '',
                letter: '-',
                role: baselineIndex === state.inHand ? 'dim' : seriesRole(baselineIndex),
                points: ends,
              },
              { label: '', letter: '*', role: seriesRole(state.inHand), points },
            ],
      formatY: (value) => cellLevel(value, unit),
      formatX: (value) => amount(value, lever.unit),
      ...axisOf(unit),
      labelWidth: 0,
      marks: curve === undefined ? [] : curveMarks(curve, lever, size),
    }),
  ];
}

/** Where the lever stands, the peak, and where the curve crosses the baseline's level; those that coincide as one. */
function curveMarks(
  curve: NonNullable<ReturnType<typeof figureCurve>>,
  lever: LeverSpec,
  size: Size,
): readonly { readonly x: number; readonly label: string; readonly role?: 'accent' }[] {
  const at = (value: number): string => amount(value, lever.unit);
  const { peak, now, breakEvens } = curve;
  const isSame = (a: number, b: number): boolean => Math.abs(a - b) < lever.step / 2;
  const peaks = peak?.inside === true ? [peak.value] : [];
  const together = peaks.some((x) => isSame(x, now));
  const text = (long: string, short: string): string => (size === 'whole' ? long : short);
  return [
    ...(together ? [] : [{ x: now, label: `now ${at(now)}` }]),
    ...peaks.map((x) => ({
      x,
      label: text(`${MARK.peak} ${together ? 'now at the peak' : 'peak'} ${at(x)}`, `${MARK.peak} ${at(x)}`),
      role: 'accent' as const,
    })),
    ...breakEvens
      .filter((x) => !isSame(x, now))
      .map((x) => ({ x, label: text(`${MARK.same} break-even ${at(x)}`, `${MARK.same} ${at(x)}`) })),
  ];
}
