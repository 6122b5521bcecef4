import type { Distribution, Parameter } from '../../baseline/types.js';
import { cellChange } from '../../output/numbers.js';
import { METRIC_INFO } from '../../types/metrics.js';
import { bar } from '../charts/bars.js';
import { chosenFigure } from '../state/outcomes.js';
import { parametersShown } from '../state/rows.js';
import { type State, scenarioInHand } from '../state/state.js';
import { headingLines, placeColumns, rowLine, type TableColumn, windowStart } from '../text/columns.js';
import { type Line, select, span, textWidth } from '../text/line.js';
import { MARK } from '../theme/glyphs.js';
import { amount, parameterName } from './amount.js';
import { changeRole, figureTitle, figureUnit, titleIn } from './figure-text.js';
import { prose } from './words.js';

/** Range of a distribution for a reader: its ends, or its central 90% where it has none. */
function distributionText(distribution: Distribution, unit: string): string {
  const range = (low: number, high: number): string => `${amount(low, unit)} to ${amount(high, unit)}`;
  switch (distribution.kind) {
    case 'fixed':
      return 'fixed';
    case 'uniform':
    case 'triangular':
    case 'beta':
      return range(distribution.low, distribution.high);
    case 'normal':
      return range(distribution.mean - Z90 * distribution.sd, distribution.mean + Z90 * distribution.sd);
    case 'lognormal':
      return range(
        Math.exp(distribution.mu - Z90 * distribution.sigma),
        Math.exp(distribution.mu + Z90 * distribution.sigma),
      );
  }
}

/** Standard deviations from the middle to the end of the central 90% of a normal distribution. */
const Z90 = 1.6448536269514722;

const BAR_WIDTH = 12;

/** The register with what the chosen number owes to each entry. */
export function assumptionsTable(state: State, width: number, height: number): readonly Line[] {
  const parameters = parametersShown(state);
  const figure = chosenFigure(state);
  const unit = METRIC_INFO[figure.metric].unit;
  const swings = new Map(state.sensitivity?.value.entries.map((entry) => [entry.id, entry]));
  const largest = Math.max(0, ...[...swings.values()].map((entry) => Math.abs(entry.high - entry.low)));
  const columns: readonly TableColumn[] = [
    { heading: ['assumption'], width: 30, align: 'left', growsTo: 52 },
    { heading: ['value'], width: 9, align: 'right' },
    { heading: ['range, 90%'], width: 18, align: 'right', dropRank: 3 },
    { heading: ['unit'], width: 14, align: 'left', dropRank: 6, growsTo: 26 },
    { heading: ['', 'effect'], width: BAR_WIDTH + 2, align: 'left', dropRank: 5 },
    { heading: ['low', figureUnit(figure.metric, 'change')], width: 10, align: 'right', dropRank: 2 },
    { heading: ['high', figureUnit(figure.metric, 'change')], width: 10, align: 'right', dropRank: 1 },
    { heading: ['status'], width: 10, align: 'left', dropRank: 4 },
  ];
  const placed = placeColumns(columns, width - 4);
  const head = headingLines(columns, placed);
  const overridden = new Set(scenarioInHand(state)?.facts?.overridden);
  const rows = Math.max(1, height - head.length - 1);
  const start = windowStart(state.assumptions.row, parameters.length, rows);
  const body = parameters.slice(start, start + rows).map((parameter, offset): Line => {
    const current = start + offset === state.assumptions.row;
    const swing = swings.get(parameter.id);
    const part = swing === undefined || largest === 0 ? 0 : Math.abs(swing.high - swing.low) / largest;
    const text = (change: number | undefined): Line =>
      change === undefined ? [] : [span(cellChange(change, unit), changeRole(figure.metric, change))];
    const cells: readonly Line[] = [
      [span(parameterName(parameter.id)), ...(overridden.has(parameter.id) ? [span(' set here', 'warning')] : [])],
      [span(amount(parameter.value, parameter.unit), 'strong')],
      [span(distributionText(parameter.distribution, parameter.unit), 'dim')],
      [span(parameter.unit, 'dim')],
      swing === undefined ? [] : [span('▕', 'rule'), span(bar(part, BAR_WIDTH), 'bar'), span('▏', 'rule')],
      text(swing?.low),
      text(swing?.high),
      [span(parameter.status, 'dim')],
    ];
    const line = [span(current ? ` ${MARK.pointer} ` : '   ', 'accent'), ...rowLine(cells, placed), span(' ')];
    return current ? select(line) : line;
  });
  return [
    assumptionsHead(state, width, parameters.length),
    ...head.map((line): Line => [span('   '), ...line]),
    ...body,
  ];
}

function assumptionsHead(state: State, width: number, count: number): Line {
  const scenario = scenarioInHand(state);
  const all = scenario?.facts?.parameters.length ?? 0;
  const { filter } = state.assumptions;
  const number = `${figureTitle(chosenFigure(state))}, ${state.year}`;
  const working = state.sensitivity?.value.complete === true ? '' : '  simulating…';
  return [
    span(' '),
    span(titleIn(scenario, Math.floor(width / 3)), 'strong'),
    span(`  ${filter === '' ? `${all} assumptions` : `${count} of ${all}`}`, 'dim'),
    ...(width < 90 ? [] : [span('  behind ', 'dim'), span(number, 'accent'), span(working, 'dim')]),
    ...(filter === '' ? [] : [span('  filter ', 'dim'), span(filter, 'accent')]),
  ];
}

/** The entry under the cursor in full: where it comes from, and what it does. */
export function assumptionDetail(state: State, width: number, height: number): readonly Line[] {
  const parameter: Parameter | undefined = parametersShown(state)[state.assumptions.row];
  if (parameter === undefined) return [];
  const swing = state.sensitivity?.value.entries.find((entry) => entry.id === parameter.id);
  const figure = chosenFigure(state);
  const unit = METRIC_INFO[figure.metric].unit;
  const effect =
    swing === undefined
      ? []
      : [
          `From the low to the high end of its range ${figureTitle(figure)} in ${state.year} moves by ${cellChange(swing.low, unit)} and ${cellChange(swing.high, unit)} ${figureUnit(figure.metric, 'change')}.`,
        ];
  return [
    [
      span(' '),
      span(parameter.label, 'strong'),
      ...(textWidth(parameter.label) + textWidth(parameter.id) + 4 <= width ? [span(`  ${parameter.id}`, 'dim')] : []),
    ],
    ...prose(
      `${amount(parameter.value, parameter.unit)} ${parameter.unit} (${distributionText(parameter.distribution, parameter.unit)}), ${parameter.status}: ${parameter.source}`,
      width,
    ),
    ...effect.flatMap((text) => prose(text, width, 'accent')),
  ].slice(0, height);
}
