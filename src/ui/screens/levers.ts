import { cellChange, cellLevel } from '../../output/numbers.js';
import { METRIC_INFO } from '../../types/metrics.js';
import { slider } from '../charts/bars.js';
import type { ChartSeries } from '../charts/line-chart.js';
import type { LeverSpec } from '../state/facts.js';
import { leversInHand, leverValue } from '../state/levers.js';
import { chosenFigure, type Figure, figureValue } from '../state/outcomes.js';
import { type State, scenarioInHand } from '../state/state.js';
import { headingLines, placeColumns, rowLine, type TableColumn, windowStart } from '../text/columns.js';
import { fitLine, type Line, pad, select, span, truncate } from '../text/line.js';
import { MARK } from '../theme/glyphs.js';
import { amount } from './amount.js';
import { changeMark, changeRole, figureUnit, shortTitle, titleIn } from './figure-text.js';
import { timeChart } from './metric-chart.js';
import { prose, sentences } from './words.js';

const GROUP_TITLES: Readonly<Record<LeverSpec['group'], string>> = {
  threshold: 'Thresholds',
  tariff: 'Tariffs',
  parameter: 'Assumptions',
};

/** Sliders of the scenario in hand, under their headings. */
export function leverList(state: State, width: number, height: number): readonly Line[] {
  const levers = leversInHand(state);
  const scenario = scenarioInHand(state);
  const head: Line = [
    span(' '),
    span(titleIn(scenario, width - 24), 'strong'),
    span(
      scenario?.edited === undefined ? '  as in the file' : '  levers moved',
      scenario?.edited === undefined ? 'dim' : 'warning',
    ),
  ];
  const lines: { readonly line: Line; readonly row: number }[] = [];
  levers.forEach((lever, row) => {
    if (levers[row - 1]?.group !== lever.group)
      lines.push({ line: [span(` ${GROUP_TITLES[lever.group]}`, 'dim')], row });
    lines.push({ line: leverLine(state, lever, row === state.levers.row, width), row });
  });
  const at = lines.findLastIndex((line) => line.row === state.levers.row);
  const rows = Math.max(1, height - 1);
  const start = windowStart(Math.max(0, at), lines.length, rows);
  return [head, ...lines.slice(start, start + rows).map(({ line }) => line)];
}

function leverLine(state: State, lever: LeverSpec, current: boolean, width: number): Line {
  const value = leverValue(state, lever);
  const isMoved = value !== lever.value;
  const labelWidth = Math.max(28, Math.min(40, width - 44));
  const valueText = amount(value, lever.unit, lever.step);
  const before = isMoved && width >= 76 ? ` was ${amount(lever.value, lever.unit, lever.step)}` : '';
  const trackWidth = Math.max(8, width - labelWidth - 5 - 9 - (width >= 76 ? 13 : 0));
  const part = (of: number): number => (of - lever.low) / (lever.high - lever.low);
  const line: Line = [
    span(current ? ` ${MARK.pointer} ` : '   ', 'accent'),
    span(pad(truncate(lever.label, labelWidth), labelWidth), current ? 'strong' : 'text'),
    span(' '),
    ...slider(part(value), part(lever.value), trackWidth, isMoved ? 'warning' : 'accent'),
    span(pad(valueText, 9, 'right'), isMoved ? 'warning' : 'strong'),
    ...(width >= 76 ? [span(pad(before, 13), 'dim')] : []),
  ];
  return current ? select(fitLine(line, width)) : line;
}

/** The chosen figure over the years: of the file, of the levers as they stand, and of the baseline. */
export function leverChart(state: State, width: number, height: number): readonly Line[] {
  const hand = scenarioInHand(state);
  return timeChart(state, chosenFigure(state), {
    width,
    height,
    show: state.show,
    which: (scenario) => scenario === hand || scenario.key === state.baseline,
    banded: (scenario) => scenario === hand,
    marks: false,
    extra: asInFile(state),
  });
}

/** The chosen figure of the scenario in hand as its file has it, where levers were moved since. */
function asInFile(state: State): readonly ChartSeries[] {
  const hand = scenarioInHand(state);
  const central = hand?.central?.value;
  if (hand?.edited === undefined || central === undefined) return [];
  const figure = chosenFigure(state);
  const points = central.results.years.map((year) => {
    const level = figureValue(central.results, figure, year);
    return { x: year, y: state.show === 'level' ? level : level - figureValue(central.reference, figure, year) };
  });
  return [{ label: 'as in the file', letter: MARK.open, role: 'dim', points }];
}

const OUTCOMES = [
  ['compliance.value', 'NAM'],
  ['content.regional', 'NAM'],
  ['content.us', 'NAM'],
  ['jobs.direct', 'US'],
  ['jobs.direct', 'CA'],
  ['jobs.direct', 'MX'],
  ['price.index', 'US'],
  ['duty.paid', 'NAM'],
] as const;

/** What the levers do in the chosen year: with the file's values, as they stand, and the change that they make. */
export function leverOutcomes(state: State, width: number, height: number): readonly Line[] {
  const scenario = scenarioInHand(state);
  const columns: readonly TableColumn[] = [
    { heading: [`${state.year}`], width: 20, align: 'left', growsTo: 34 },
    { heading: ['file'], width: 10, align: 'right' },
    { heading: ['levers'], width: 10, align: 'right', dropRank: 1 },
    { heading: ['change'], width: 12, align: 'right' },
  ];
  const placed = placeColumns(columns, width - 2);
  const rows = OUTCOMES.map(([metric, country]): Line => {
    const figure: Figure = { metric, country, vehicleClass: state.vehicleClass };
    const before = figureValue(scenario?.central?.value.results, figure, state.year);
    const after = figureValue((scenario?.edited ?? scenario?.central)?.value.results, figure, state.year);
    const change = after - before;
    const { unit } = METRIC_INFO[figure.metric];
    const role = changeRole(figure.metric, change);
    const unitText = figureUnit(figure.metric, 'level');
    const shownLabel = shortTitle(figure).endsWith(unitText)
      ? shortTitle(figure)
      : `${shortTitle(figure)}, ${unitText}`;
    const cells: readonly Line[] = [
      [span(shownLabel)],
      [span(cellLevel(before, unit), 'dim')],
      [span(cellLevel(after, unit))],
      [span(`${changeMark(figure.metric, change)} `, role), span(cellChange(change, unit), role)],
    ];
    return [span(' '), ...rowLine(cells, placed)];
  });
  const said = scenario === undefined ? [] : sentences(state, scenario).flatMap((text) => prose(text, width));
  const table = [...headingLines(columns, placed).map((line): Line => [span(' '), ...line]), ...rows];
  const room = height - table.length - 1;
  return room < 2 ? table.slice(0, height) : [...table, [], ...said.slice(0, room)];
}
