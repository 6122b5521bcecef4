import { ALL_CLASSES, countryNames } from '../../types/dimensions.js';
import { METRIC_INFO } from '../../types/metrics.js';
import { rangesChart } from '../charts/ranges.js';
import { headlinesIn } from '../headlines.js';
import { changeUnitHeading, shownScale, unitHeading } from '../numbers.js';
import { type Figure, figureName, percentOf, rangedIn } from '../ranges.js';
import { centralOf, changeCell, drawnOf, left, levelCell, quantileCells, right, SHOWN_QUANTILES } from './cells.js';
import type { Block, Table } from './document.js';
import type { ReportInput } from './input.js';

/** What people ask first, of every scenario: levels side by side, then changes with their ranges. */
export function outcomeBlocks(input: ReportInput): readonly Block[] {
  const { comparison, year, scenarios, making } = input;
  const { baseline } = comparison;
  const { dimensions } = comparison.baselineScenario.baseline;
  const figures = headlinesIn(dimensions).map(
    ({ metric, country }): Figure => ({ metric, country, vehicleClass: ALL_CLASSES }),
  );
  const levels: Table = {
    caption: `Outcomes in ${year}, all vehicles`,
    headings: [
      left('scenario'),
      ...figures.map((figure) =>
        right(`${figureName(figure, dimensions)}, ${unitHeading(METRIC_INFO[figure.metric].unit)}`),
      ),
    ],
    rows: [baseline, ...scenarios.map(({ run }) => run.results)].map((results) => [
      results.scenario,
      ...figures.map((figure) => levelCell(results, figure, year)),
    ]),
  };
  const kinds = [...new Set(rangedIn(dimensions).map(kindOf))];
  return [
    { kind: 'section', text: `Outcomes in ${year}` },
    {
      kind: 'text',
      text: `Changes are from ${baseline.title} (${baseline.scenario}), under the same assumptions. ${rangesExplained(making.draws)}`,
    },
    ...kinds.map((kind) => changesOf(kind, input)),
    { kind: 'table', table: levels },
  ];
}

/** What bars and bands stand for. */
export function rangesExplained(draws: number): string {
  return draws === 0
    ? 'Values are central ones: without draws nothing is said of how sure they are.'
    : `Thin bars and light bands hold nine tenths of ${draws} draws of every assumption, thick bars and dark bands half of them.`;
}

/** What a figure is of: content, jobs, prices. Those of one kind share an axis. */
function kindOf({ metric }: Figure): string {
  return metric.split('.')[0] ?? metric;
}

/** The changes of the figures of one kind, as a chart and a table. */
function changesOf(kind: string, { comparison, scenarios, year, making }: ReportInput): Block {
  const { dimensions } = comparison.baselineScenario.baseline;
  const figures = rangedIn(dimensions).filter((figure) => kindOf(figure) === kind);
  const { unit } = METRIC_INFO[(figures[0] as Figure).metric];
  const labels = [...new Set(figures.map(({ metric }) => METRIC_INFO[metric].label))];
  const isOne = labels.length === 1;
  const group = ({ country, metric }: Figure): string =>
    isOne ? countryNames(dimensions, country).short : METRIC_INFO[metric].label;
  const heading = changeUnitHeading(unit);
  const title = `Change in ${labels.join(', ')}, ${year}`;
  const points = figures.flatMap((figure) =>
    scenarios.map((scenario) => ({
      group: group(figure),
      name: scenario.run.scenario.name,
      value: centralOf(scenario, figure, 'change', year) * shownScale(unit),
      quantiles: drawnOf(scenario, figure, 'change', year)?.quantiles.map((value) => value * shownScale(unit)),
    })),
  );
  const description = `From ${comparison.baseline.title}; dots are central values.`;
  const spoken = `${description} ${rangesExplained(making.draws)}`;
  return {
    kind: 'figure',
    title,
    description,
    svg: () => rangesChart({ title, description: spoken, axis: `change, ${heading}`, points, isChange: true }),
    table: {
      caption: `${title}, ${heading}`,
      headings: [
        left('figure'),
        left('scenario'),
        right('central'),
        ...(making.draws > 0
          ? [...SHOWN_QUANTILES.map(({ name }) => right(name)), right('rises, % of draws'), right('falls, % of draws')]
          : []),
      ],
      rows: figures.flatMap((figure) =>
        scenarios.map((scenario) => {
          const summary = drawnOf(scenario, figure, 'change', year);
          return [
            group(figure),
            scenario.run.scenario.name,
            changeCell(scenario, figure, year),
            ...(summary === undefined
              ? []
              : [
                  ...quantileCells(figure, 'change', summary),
                  ...[summary.positive, summary.negative].map((chance) => ({
                    text: percentOf(chance),
                    value: chance.share,
                  })),
                ]),
          ];
        }),
      ),
    },
  };
}
