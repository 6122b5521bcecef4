import { METRIC_INFO } from '../../types/metrics.js';
import { cellOf, type Figure, isReference } from '../state/outcomes.js';
import { compareFigures } from '../state/rows.js';
import { type ScenarioView, type State, scenarioLetter } from '../state/state.js';
import { headingLines, placeColumns, rowLine, type TableColumn, windowStart } from '../text/columns.js';
import { type Line, select, seriesRole, span, textWidth, truncate, wrap } from '../text/line.js';
import { MARK } from '../theme/glyphs.js';
import { COUNTRY_LABELS, figureCell, figureUnit, metricName, rangeText } from './figure-text.js';

type Placed = { readonly scenario: ScenarioView; readonly index: number };

const CELL_WIDTH = 13;
const RANGE_WIDTH = 20;

/** Metrics and countries down, scenarios across. */
export function compareTable(state: State, width: number, height: number): readonly Line[] {
  const figures = compareFigures(state);
  const ordered = scenarioOrder(state, figures[state.compare.row]);
  const labelWidth = Math.max(26, Math.min(42, Math.floor(width * 0.36)));
  const withRanges = width - labelWidth - 2 >= ordered.length * (CELL_WIDTH + RANGE_WIDTH);
  const cellWidth = withRanges ? CELL_WIDTH + RANGE_WIDTH : CELL_WIDTH;
  const fits = Math.max(1, Math.floor((width - labelWidth - 2) / (cellWidth + 2)));
  const left = Math.min(state.compare.left, Math.max(0, ordered.length - fits));
  const inView = ordered.slice(left, left + fits);
  const columns: readonly TableColumn[] = [
    { heading: [sideways(left, inView.length, ordered.length), ''], width: labelWidth, align: 'left' },
    ...inView.map(
      ({ scenario, index }): TableColumn => ({
        heading: scenarioHeading(scenario, index, cellWidth),
        width: cellWidth,
        align: 'right',
      }),
    ),
  ];
  const placed = placeColumns(columns, width - 2);
  const head = headingLines(columns, placed, (column) => {
    const entry = inView[column - 1];
    return entry === undefined ? 'dim' : seriesRole(entry.index);
  });
  const rows = Math.max(1, height - head.length);
  const start = windowStart(state.compare.row, figures.length, rows);
  const body = figures.slice(start, start + rows).map((figure, offset): Line => {
    const row = start + offset;
    const first = row === start || figures[row - 1]?.metric !== figure.metric;
    const cells = [
      labelCell(state, figure, first, row === state.compare.row, labelWidth),
      ...inView.map(({ scenario }) => comparedCell(state, scenario, figure, withRanges)),
    ];
    const line = [span(' '), ...rowLine(cells, placed), span(' ')];
    return row === state.compare.row ? select(line) : line;
  });
  return [...head.map((line): Line => [span(' '), ...line]), ...body];
}

/** The scenarios in their order, or the highest in the row under the cursor first. */
function scenarioOrder(state: State, figure: Figure | undefined): readonly Placed[] {
  const all = state.scenarios.map((scenario, index) => ({ scenario, index }));
  if (!state.compare.sorted || figure === undefined) return all;
  const value = ({ scenario }: Placed): number => {
    const shown = cellOf(scenario, figure, state.year)[state.show];
    return Number.isFinite(shown) ? shown : Number.NEGATIVE_INFINITY;
  };
  return all.sort((a, b) => value(b) - value(a) || a.index - b.index);
}

function sideways(left: number, fits: number, all: number): string {
  if (fits >= all) return '';
  return `${left > 0 ? '← ' : '  '}scenarios ${left + 1} to ${left + fits} of ${all}${left + fits < all ? ' →' : ''}`;
}

/** Title over two lines where it fits, else the name, broken at its hyphens. */
function scenarioHeading(scenario: ScenarioView, index: number, width: number): readonly string[] {
  const letter = scenarioLetter(index);
  const title = wrap(`${letter} ${scenario.facts?.title ?? scenario.file}`, width);
  if (title.length <= 2 && title.every((line) => !line.endsWith(MARK.ellipsis))) return title;
  const parts = (scenario.facts?.name ?? scenario.file).split(/(?<=-)/);
  let first = `${letter} ${parts.shift() ?? ''}`;
  while (parts.length > 0 && textWidth(first + (parts[0] ?? '')) <= width) first += parts.shift() ?? '';
  return [truncate(first, width), truncate(parts.join(''), width)];
}

function labelCell(state: State, figure: Figure, first: boolean, current: boolean, width: number): Line {
  const pointer = span(current ? `${MARK.pointer} ` : '  ', 'accent');
  const country = COUNTRY_LABELS[figure.country] ?? figure.country;
  if (!first) return [pointer, span(`  ${country}`, 'dim')];
  const unit = figureUnit(figure.metric, state.show);
  const long = `${METRIC_INFO[figure.metric].label}, ${unit}`;
  const label = textWidth(long) <= width - 2 ? long : `${metricName(figure.metric)}, ${unit}`;
  const whole = figure.country === 'NAM';
  const room = width - 2 - textWidth(country) - 2;
  if (whole || room < 10) return [pointer, span(truncate(label, width - 2), 'strong')];
  return [pointer, span(truncate(label, room), 'strong'), span(`  ${country}`, 'dim')];
}

function comparedCell(state: State, scenario: ScenarioView, figure: Figure, withRanges: boolean): Line {
  if (state.show === 'change' && isReference(state, scenario))
    return [span(MARK.dash, 'dim'), ...(withRanges ? [span(' '.repeat(RANGE_WIDTH))] : [])];
  const cell = cellOf(scenario, figure, state.year);
  const text = figureCell(figure.metric, cell, state.show);
  if (!withRanges) return text;
  return [...text, span(rangeText(figure.metric, cell, state.show).padStart(RANGE_WIDTH), 'dim')];
}
