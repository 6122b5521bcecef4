import { stringify } from 'csv-stringify/sync';
import { claimFigures } from '../../analysis/claim-figures.js';
import { METRIC_INFO } from '../../types/metrics.js';
import { SUMMARY_PROBABILITIES } from '../../uncertainty/summary.js';
import { csvHeader, csvRow } from '../long-table.js';
import { fileValue } from '../numbers.js';
import { comparisonRows } from '../outcome-rows.js';
import { type Figure, rangedIn } from '../ranges.js';
import { centralOf, drawnOf, left, type Of } from './cells.js';
import type { Block } from './document.js';
import type { ReportedScenario, ReportInput } from './input.js';

/** What the report was made from, how to make it again, and its data. */
export function makingBlocks(input: ReportInput): readonly Block[] {
  const { comparison, scenarios, making, year } = input;
  const { baselineScenario } = comparison;
  const files = [baselineScenario, ...scenarios.map(({ run }) => run.scenario)];
  const economies = new Map(files.map(({ baseline }) => [baseline.hash, baseline]));
  const sources = files.flatMap((file) =>
    file.sources.map(
      (source) =>
        `${file.name}: ${source.title}${source.date === undefined ? '' : `, ${source.date}`}${source.url === undefined ? '' : `, ${source.url}`}`,
    ),
  );
  const draws =
    making.draws === 0
      ? 'central values alone'
      : `${making.draws} draws, seed ${making.seed}, ${making.design.replaceAll('_', ' ')}`;
  return [
    { kind: 'section', text: 'How this was made' },
    {
      kind: 'text',
      text: `roosim ${making.code.version}; ${draws}. With the same files, this command makes the same bytes again:`,
    },
    { kind: 'code', text: making.command },
    {
      kind: 'table',
      table: {
        caption: 'What it rests on, with SHA-256 of its content',
        headings: [left('what'), left('title'), left('SHA-256')],
        rows: [
          ...files.map((file, i) => [
            `${i === 0 ? 'baseline scenario' : 'scenario'} ${file.name}`,
            file.title,
            file.hash,
          ]),
          ...[...economies.values()].map((economy) => [`economy ${economy.name}`, economy.title, economy.hash]),
          ['program', `roosim ${making.code.version}`, making.code.hash],
        ],
      },
    },
    ...(sources.length === 0
      ? []
      : ([
          { kind: 'heading', text: 'Sources that the files name' },
          { kind: 'list', items: [...new Set(sources)] },
        ] as const)),
    { kind: 'section', text: 'Data' },
    {
      kind: 'file',
      name: 'outcomes.csv',
      description: `every outcome of ${year} and its change, as roosim compare --year ${year} --format csv writes it`,
      csv: csvHeader() + [...comparisonRows(comparison, { years: [year] }, 'both')].map(csvRow).join(''),
    },
    {
      kind: 'file',
      name: 'figures.csv',
      description: 'what the charts show: central values and quantiles over draws, by year',
      csv: figuresCsv(input),
    },
  ];
}

const FIELDS = [
  'scenario',
  'year',
  'metric',
  'country',
  'class',
  'of',
  'unit',
  'central',
  ...SUMMARY_PROBABILITIES.map((p) => `q${p * 100}`),
  'rises',
  'falls',
];

function figuresCsv({ scenarios, year }: ReportInput): string {
  const rows = scenarios.flatMap((scenario) => {
    const years = scenario.run.results.years;
    const headline = rangedIn(scenario.run.scenario.baseline.dimensions).map((figure) =>
      figureRow(scenario, figure, 'change', year),
    );
    const claimed = scenario.run.scenario.claims.flatMap((claim) =>
      claimFigures(claim).flatMap((figure) => years.map((one) => figureRow(scenario, figure, figure.of, one))),
    );
    return [...headline, ...claimed];
  });
  const distinct = new Map(rows.map((row) => [row.slice(0, 6).join(' '), row]));
  return stringify([FIELDS, ...distinct.values()], { escape_formulas: true });
}

function figureRow(scenario: ReportedScenario, figure: Figure, of: Of, year: number): readonly (string | number)[] {
  const { metric, country, vehicleClass } = figure;
  const { unit } = METRIC_INFO[metric];
  const summary = drawnOf(scenario, figure, of, year);
  // As numbers, not as text: a minus at its beginning is no formula.
  const number = (value: number | undefined): number | string => fileValue(value ?? Number.NaN, unit) ?? '';
  return [
    scenario.run.results.scenario,
    year,
    metric,
    country,
    vehicleClass,
    of,
    unit,
    number(centralOf(scenario, figure, of, year)),
    ...SUMMARY_PROBABILITIES.map((_, i) => number(summary?.quantiles[i])),
    ...[summary?.positive, summary?.negative].map((chance) => fileValue(chance?.share ?? Number.NaN, 'share') ?? ''),
  ];
}
