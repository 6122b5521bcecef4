import { evaluateFormula } from '../analysis/claims.js';
import { headlineYear } from '../analysis/headline-year.js';
import type { ClaimedRun } from '../analysis/scenario-runs.js';
import { outcome } from '../engine/index.js';
import { ALL_CLASSES } from '../types/dimensions.js';
import { METRIC_INFO, type MetricName } from '../types/metrics.js';
import { printable } from '../types/printable.js';
import { colorsOf } from './colors.js';
import { scenarioParagraph } from './comparison-report.js';
import { headlinesIn } from './headlines.js';
import type { Selection } from './long-table.js';
import { cellLevel, unitHeading } from './numbers.js';
import { metricTable, type OutcomeLine, shownCountries, type TableStyle } from './outcome-table.js';
import { type Column, renderTable } from './table.js';

/** One scenario for people: its outcomes by year, its own formulas, what it does in sentences, and its claims. */
export function runOverview(run: ClaimedRun, years: readonly number[], style: TableStyle): string {
  const year = headlineYear(years);
  const headlines = headlinesIn(run.scenario.baseline.dimensions);
  // A scenario's own formulas are the first to go where width is short.
  const ownDropRank = 1 + Math.max(...headlines.map(({ dropRank }) => dropRank?.level ?? 0));
  const columns: Column[] = [
    { heading: ['year'], align: 'left' },
    ...headlines.map(
      (headline): Column => ({
        heading: [...headline.heading, unitOver(headline.metric)],
        align: 'right',
        ...(headline.dropRank?.level === undefined ? {} : { dropRank: headline.dropRank.level }),
      }),
    ),
    ...Object.entries(run.scenario.metrics).map(
      ([name, formula]): Column => ({
        heading: [printable(name), unitHeading(formula.unit)],
        align: 'right',
        dropRank: ownDropRank,
      }),
    ),
  ];
  const rows = years.map((year) => [
    String(year),
    ...headlines.map(({ metric, country }) =>
      cellLevel(outcome(run.results, metric, country, ALL_CLASSES, year), METRIC_INFO[metric].unit),
    ),
    ...Object.values(run.scenario.metrics).map((formula) =>
      cellLevel(evaluateFormula(formula, run.results, run.reference, year), formula.unit),
    ),
  ]);
  const what = `What it does in ${year}, against ${printable(run.reference.title)}:`;
  return `${renderTable(columns, rows, style.width).text}\n${what}\n\n${scenarioParagraph(run, year, style)}`;
}

/** One scenario for people, one table for each outcome that was asked for, years down and countries across. */
export function runTables(run: ClaimedRun, years: readonly number[], selection: Selection, style: TableStyle): string {
  const lines = years.map(
    (year): OutcomeLine => ({
      name: String(year),
      at: (metric, country, vehicleClass) => ({
        level: outcome(run.results, metric, country, vehicleClass, year),
        change: undefined,
      }),
    }),
  );
  const { dimensions } = run.scenario.baseline;
  const countries = selection.countries ?? shownCountries(dimensions);
  const metrics = selection.metrics ?? headlinesIn(dimensions).map(({ metric }): MetricName => metric);
  const title = `${colorsOf(style.color).bold(printable(run.scenario.name))}  ${printable(run.scenario.title)}\n`;
  const tables = [...new Set(metrics)].flatMap((metric) =>
    (selection.classes ?? [ALL_CLASSES]).map((vehicleClass) =>
      metricTable(metric, vehicleClass, countries, dimensions, lines, 'year', 'levels', style),
    ),
  );
  return [title, ...tables].join('\n');
}

function unitOver(metric: MetricName): string {
  return unitHeading(METRIC_INFO[metric].unit);
}
