import { cellChange, cellLevel } from '../../output/numbers.js';
import { METRIC_INFO } from '../../types/metrics.js';
import { type BandPoint, type ChartSeries, lineChart } from '../charts/line-chart.js';
import { bandKey, cellOf, type Figure } from '../state/outcomes.js';
import { type ScenarioView, type State, scenarioLetter, shown } from '../state/state.js';
import { type Line, seriesRole, span } from '../text/line.js';
import { figureTitle, figureUnit } from './figure-text.js';

/** Height of an axis at least, and the step its labels can tell apart, by unit. */
const AXIS: Readonly<Record<string, { readonly leastHeight: number; readonly stepY: number }>> = {
  share: { leastHeight: 0.02, stepY: 0.001 },
  jobs: { leastHeight: 1000, stepY: 1 },
  'thousand vehicles': { leastHeight: 20, stepY: 1 },
  'index (2019 = 1)': { leastHeight: 0.01, stepY: 0.001 },
  'USD million': { leastHeight: 50, stepY: 1 },
  'USD per vehicle': { leastHeight: 10, stepY: 1 },
  'USD per vehicle per point': { leastHeight: 10, stepY: 1 },
};

/** How the axis of a unit is to be drawn. */
export function axisOf(unit: string): { readonly leastHeight?: number; readonly stepY?: number } {
  return AXIS[unit] ?? {};
}

/** Which scenarios a chart draws, with their place in the list; the one in hand last, so that it lies on top. */
function chartOrder(
  state: State,
  which: (scenario: ScenarioView) => boolean,
): readonly { readonly scenario: ScenarioView; readonly index: number }[] {
  return state.scenarios
    .map((scenario, index) => ({ scenario, index }))
    .filter(({ scenario }) => which(scenario))
    .sort((a, b) => Number(a.index === state.inHand) - Number(b.index === state.inHand));
}

/** A figure over the years, a line per scenario, with bands for those asked for. */
export function timeChart(
  state: State,
  figure: Figure,
  options: {
    readonly width: number;
    readonly height: number;
    readonly show: 'change' | 'level';
    readonly which: (scenario: ScenarioView) => boolean;
    readonly banded: (scenario: ScenarioView) => boolean;
    readonly marks: boolean;
    /** Lines to draw below the others. */
    readonly extra?: readonly ChartSeries[];
  },
): readonly Line[] {
  const { unit } = METRIC_INFO[figure.metric];
  const series = chartOrder(state, options.which).map(({ scenario, index }) =>
    seriesOf(scenario, index, figure, options.show, options.banded(scenario)),
  );
  const text = options.show === 'change' ? cellChange : cellLevel;
  const title: Line = [
    span(' '),
    span(figureTitle(figure), 'strong'),
    span(`  ${figureUnit(figure.metric, options.show)}${options.show === 'change' ? ', change' : ''}`, 'dim'),
  ];
  const chart = lineChart({
    width: options.width,
    height: options.height - 1,
    glyphs: state.glyphs,
    series: [...(options.extra ?? []), ...series],
    formatY: (value) => text(value, unit),
    formatX: String,
    includeZero: options.show === 'change',
    ...axisOf(unit),
    stepX: 1,
    labelWidth: options.width >= 60 ? 20 : 2,
    marks: options.marks ? marksOf(state) : [],
  });
  return [title, ...chart];
}

function marksOf(state: State): readonly { readonly x: number; readonly label: string }[] {
  const dates = state.scenarios[state.inHand]?.facts?.dates ?? [];
  return dates.map(({ year, label }) => ({ x: year, label }));
}

function seriesOf(
  scenario: ScenarioView,
  index: number,
  figure: Figure,
  show: 'change' | 'level',
  banded: boolean,
): ChartSeries {
  const years = shown(scenario)?.results.years ?? [];
  return {
    label: scenario.facts?.name ?? scenario.file,
    letter: scenarioLetter(index),
    role: seriesRole(index),
    points: years.map((year) => ({ x: year, y: cellOf(scenario, figure, year)[show] })),
    band: banded ? bandOf(scenario, figure, show, years) : undefined,
  };
}

function bandOf(
  scenario: ScenarioView,
  figure: Figure,
  show: 'change' | 'level',
  years: readonly number[],
): readonly BandPoint[] | undefined {
  const cells = scenario.bands?.value.cells;
  const shape = shown(scenario)?.results.shape;
  if (cells === undefined || shape === undefined) return undefined;
  const points = years.flatMap((year, yearIndex): BandPoint[] => {
    const [low90, low50, , high50, high90] = cells.get(bandKey(shape, yearIndex, figure))?.[show] ?? [];
    if (low90 === undefined || low50 === undefined || high50 === undefined || high90 === undefined) return [];
    return [{ x: year, low90, low50, high50, high90 }];
  });
  return points.length > 1 ? points : undefined;
}
