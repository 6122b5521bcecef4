import picocolors from 'picocolors';
import { evaluateFormula } from '../analysis/claims.js';
import type { ScenarioRun } from '../analysis/scenario-runs.js';
import { outcome } from '../engine/index.js';
import { OUTCOME_COUNTRIES } from '../types/dimensions.js';
import { METRIC_INFO, type MetricName } from '../types/metrics.js';
import { printable } from '../types/printable.js';
import { scenarioParagraph } from './comparison-report.js';
import type { Selection } from './long-table.js';
import { cellLevel, unitHeading } from './numbers.js';
import { metricTable, type OutcomeLine, type TableStyle } from './outcome-table.js';
import { type Column, renderTable } from './table.js';

/** Outcomes of a run by year, in the order of the table; those with the highest rank go first where width is short. */
const HEADLINES = [
  { metric: 'compliance.value', country: 'NAM', heading: ['claims', 'preference'] },
  { metric: 'content.regional', country: 'NAM', heading: ['regional', 'content'] },
  { metric: 'content.us', country: 'NAM', heading: ['U.S.', 'content'], dropRank: 3 },
  { metric: 'jobs.direct', country: 'US', heading: ['US direct', 'jobs'] },
  { metric: 'jobs.direct', country: 'CA', heading: ['CA direct', 'jobs'] },
  { metric: 'jobs.direct', country: 'MX', heading: ['MX direct', 'jobs'] },
  { metric: 'price.index', country: 'US', heading: ['US price', 'index'], dropRank: 2 },
  { metric: 'duty.paid', country: 'NAM', heading: ['duty', 'paid'], dropRank: 1 },
] as const;

/** One scenario for people: its outcomes by year, its own formulas, what it does in sentences, and its claims. */
export function runOverview(run: ScenarioRun, years: readonly number[], style: TableStyle): string {
  const lastYear = years.at(-1) as number;
  const columns: Column[] = [
    { heading: ['year'], align: 'left' },
    ...HEADLINES.map(
      (headline): Column => ({
        heading: [...headline.heading, unitOver(headline.metric)],
        align: 'right',
        ...('dropRank' in headline ? { dropRank: headline.dropRank } : {}),
      }),
    ),
    ...Object.entries(run.scenario.metrics).map(
      ([name, formula]): Column => ({
        heading: [printable(name), unitHeading(formula.unit)],
        align: 'right',
        dropRank: 4,
      }),
    ),
  ];
  const rows = years.map((year) => [
    String(year),
    ...HEADLINES.map(({ metric, country }) =>
      cellLevel(outcome(run.results, metric, country, 'all', year), METRIC_INFO[metric].unit),
    ),
    ...Object.values(run.scenario.metrics).map((formula) =>
      cellLevel(evaluateFormula(formula, run.results, run.reference, year), formula.unit),
    ),
  ]);
  return `${renderTable(columns, rows, style.width).text}\n${scenarioParagraph(run, lastYear, style)}`;
}

/** One scenario for people, one table for each outcome that was asked for, years down and countries across. */
export function runTables(run: ScenarioRun, years: readonly number[], selection: Selection, style: TableStyle): string {
  const lines = years.map(
    (year): OutcomeLine => ({
      name: String(year),
      at: (metric, country, vehicleClass) => ({
        level: outcome(run.results, metric, country, vehicleClass, year),
        change: undefined,
      }),
    }),
  );
  const countries = selection.countries ?? OUTCOME_COUNTRIES.filter((country) => country !== 'ROW');
  const metrics = selection.metrics ?? HEADLINES.map(({ metric }): MetricName => metric);
  const title = `${picocolors.createColors(style.color).bold(printable(run.scenario.name))}  ${printable(run.scenario.title)}\n`;
  const tables = [...new Set(metrics)].flatMap((metric) =>
    (selection.classes ?? ['all']).map((vehicleClass) =>
      metricTable(metric, vehicleClass, countries, lines, 'year', 'levels', style),
    ),
  );
  return [title, ...tables].join('\n');
}

function unitOver(metric: MetricName): string {
  return unitHeading(METRIC_INFO[metric].unit);
}
