import { cellLevel } from '../../output/numbers.js';
import type { OutcomeCountry } from '../../types/dimensions.js';
import { METRIC_INFO, type MetricName } from '../../types/metrics.js';
import { bar, sparkline } from '../charts/bars.js';
import { cellOf, type Figure, figureValue, isReference } from '../state/outcomes.js';
import { type ScenarioView, type State, scenarioLetter, shown } from '../state/state.js';
import { headingLines, placeColumns, rowLine, type TableColumn, windowStart } from '../text/columns.js';
import { type Line, select, seriesRole, span } from '../text/line.js';
import { MARK } from '../theme/glyphs.js';
import { figureCell, rangeText, titleIn } from './figure-text.js';

/** Regional content that fills no part of the bar, and all of it; between them the scenarios differ. */
const BAR_RANGE = { low: 0.5, high: 0.9 } as const;
const BAR_WIDTH = 10;

type Headline = {
  readonly column: TableColumn;
  readonly cell: (state: State, scenario: ScenarioView, index: number, width: number) => Line;
};

function figure(state: State, metric: MetricName, country: OutcomeCountry): Figure {
  return { metric, country, vehicleClass: state.vehicleClass };
}

function levelColumn(
  metric: MetricName,
  country: OutcomeCountry,
  heading: readonly string[],
  dropRank?: number,
): Headline {
  return {
    column: { heading, width: 9, align: 'right', ...(dropRank === undefined ? {} : { dropRank }) },
    cell: (state, scenario) => {
      const { level } = cellOf(scenario, figure(state, metric, country), state.year);
      return [span(cellLevel(level, METRIC_INFO[metric].unit))];
    },
  };
}

function changeColumns(
  metric: MetricName,
  country: OutcomeCountry,
  heading: string,
  rank: number,
): readonly Headline[] {
  return [
    {
      column: { heading: [heading, ''], width: 11, align: 'right', ...(rank > 0 ? { dropRank: rank } : {}) },
      cell: (state, scenario) =>
        isReference(state, scenario) && state.show === 'change'
          ? [span(MARK.dash, 'dim')]
          : figureCell(metric, cellOf(scenario, figure(state, metric, country), state.year), state.show),
    },
    {
      column: { heading: ['', '90% range'], width: 19, align: 'left', dropRank: 40 + rank },
      cell: (state, scenario) =>
        isReference(state, scenario) && state.show === 'change'
          ? []
          : [span(rangeText(metric, cellOf(scenario, figure(state, metric, country), state.year), state.show), 'dim')],
    },
  ];
}

const NAME: Headline = {
  column: { heading: ['scenario'], width: 24, align: 'left', growsTo: 40 },
  cell: nameCell,
};

/** Letter, state and title of a scenario, in its colour; where the title is too long its name. */
function nameCell(state: State, scenario: ScenarioView, index: number, width: number): Line {
  const mark = scenario.problem !== undefined ? MARK.no : scenario.edited !== undefined ? MARK.open : MARK.dot;
  const markRole = scenario.problem === undefined ? seriesRole(index) : 'bad';
  return [
    span(index === state.inHand ? `${MARK.pointer} ` : '  ', 'accent'),
    span(`${scenarioLetter(index)} `, seriesRole(index)),
    span(`${mark} `, markRole),
    span(titleIn(scenario, width - 6), index === state.inHand ? 'strong' : 'text'),
  ];
}

const HEADLINES: readonly Headline[] = [
  NAME,
  levelColumn('compliance.value', 'NAM', ['claims', '%']),
  levelColumn('content.regional', 'NAM', ['regional', 'content %']),
  {
    column: { heading: [''], width: BAR_WIDTH + 2, align: 'left', dropRank: 50 },
    cell: (state, scenario) => {
      const value = figureValue(shown(scenario)?.results, figure(state, 'content.regional', 'NAM'), state.year);
      const part = (value - BAR_RANGE.low) / (BAR_RANGE.high - BAR_RANGE.low);
      return [span('▕', 'rule'), span(bar(part, BAR_WIDTH), 'bar'), span('▏', 'rule')];
    },
  },
  levelColumn('content.us', 'NAM', ['U.S.', 'content %'], 20),
  ...changeColumns('jobs.direct', 'US', 'US jobs', 0),
  ...changeColumns('jobs.direct', 'CA', 'CA jobs', 2),
  ...changeColumns('jobs.direct', 'MX', 'MX jobs', 1),
  {
    column: { heading: ['US price', '2019 = 1'], width: 9, align: 'right', dropRank: 10 },
    cell: (state, scenario) =>
      isReference(state, scenario) && state.show === 'change'
        ? [span(MARK.dash, 'dim')]
        : figureCell('price.index', cellOf(scenario, figure(state, 'price.index', 'US'), state.year), state.show),
  },
  {
    column: { heading: ['content', 'over time'], width: 13, align: 'left', dropRank: 60 },
    cell: (state, scenario, index) => {
      const results = shown(scenario)?.results;
      const values = (results?.years ?? []).map((year) =>
        figureValue(results, figure(state, 'content.regional', 'NAM'), year),
      );
      return [span(sparkline(values, 13), seriesRole(index))];
    },
  },
];

/** Scenarios side by side at a glance, a line each. */
export function overviewTable(state: State, width: number, height: number): readonly Line[] {
  const columns = HEADLINES.map((headline) => headline.column);
  const placed = placeColumns(columns, width - 2);
  const head = headingLines(columns, placed);
  const rows = Math.max(1, height - head.length);
  const start = windowStart(state.inHand, state.scenarios.length, rows);
  const body = state.scenarios.slice(start, start + rows).map((scenario, offset): Line => {
    const index = start + offset;
    const cells = HEADLINES.map((headline, column) => {
      const width = placed.find((one) => one.index === column)?.width;
      return width === undefined ? [] : headline.cell(state, scenario, index, width);
    });
    const line = [span(' '), ...rowLine(cells, placed), span(' ')];
    return index === state.inHand ? select(line) : line;
  });
  return [...head.map((line): Line => [span(' '), ...line]), ...body];
}
