import { evaluateClaims } from '../analysis/claims.js';
import type { DrawSummary } from '../analysis/draw-summaries.js';
import { headlineYear } from '../analysis/headline-year.js';
import { claimedAgainst } from '../analysis/measured-against.js';
import type { ClaimedRun, ScenarioComparison } from '../analysis/scenario-runs.js';
import { summarise } from '../analysis/summary.js';
import { outcome, type Results } from '../engine/index.js';
import { ALL_CLASSES, countryNames } from '../types/dimensions.js';
import { METRICS } from '../types/metrics.js';
import { printable } from '../types/printable.js';
import { colorsOf } from './colors.js';
import { jsonRow, type Selection } from './long-table.js';
import { comparisonRows } from './outcome-rows.js';
import { metricTable, type OutcomeLine, type Shown, shownCountries, type TableStyle } from './outcome-table.js';
import { overviewTable } from './overview-table.js';
import { claimChanceText, rangesJson, rangesTable } from './ranges.js';
import { sentencesOf } from './sentences.js';
import { wrapText } from './table.js';

const WIDEST_PARAGRAPH = 100;

/** Scenarios over draws, in the order of the comparison; empty where there are central values alone. */
type Draws = readonly DrawSummary[];

/** A comparison for people: the outcomes of a year side by side, and what each scenario does in sentences. */
export function comparisonOverview(
  comparison: ScenarioComparison,
  year: number,
  style: TableStyle,
  draws: Draws = [],
): string {
  const colors = colorsOf(style.color);
  const { baseline, baselineScenario } = comparison;
  const { dimensions } = baselineScenario.baseline;
  const title = `${colors.bold(`Outcomes in ${year}`)}, ${countryNames(dimensions, dimensions.region.code).name}; changes are from ${printable(baseline.title)}`;
  const table = overviewTable(linesOf(comparison, year), dimensions, style);
  const paragraphs = comparison.others.map((run, i) => scenarioParagraph(run, year, style, draws[i]));
  return `${title}\n\n${table}\n${paragraphs.join('\n')}`;
}

/** A comparison for people, one table for each outcome that was asked for. */
export function comparisonTables(
  comparison: ScenarioComparison,
  years: readonly number[],
  selection: Selection,
  shown: Shown,
  style: TableStyle,
  draws: Draws = [],
): string {
  const { dimensions } = comparison.baselineScenario.baseline;
  const tables = years.flatMap((year) =>
    (selection.metrics ?? METRICS).flatMap((metric) =>
      (selection.classes ?? [ALL_CLASSES]).map((vehicleClass) => {
        const countries = selection.countries ?? shownCountries(dimensions);
        const first = `${year}`;
        return metricTable(metric, vehicleClass, countries, dimensions, linesOf(comparison, year), first, shown, style);
      }),
    ),
  );
  const ranges = comparison.others.flatMap((run, i) => {
    const drawn = draws[i];
    if (drawn === undefined) return [];
    const name = colorsOf(style.color).bold(printable(run.scenario.name));
    return years.map((year) => `${name}, ${year}\n${rangesTable(run, drawn, year, selection, style)}`);
  });
  return [...tables, ...ranges].join('\n');
}

/** A comparison as data: the scenarios with their sentences and claims, and the rows of the long table. */
export function comparisonJson(
  comparison: ScenarioComparison,
  selection: Selection,
  shown: Shown,
  draws: Draws = [],
): string {
  const { baseline, others } = comparison;
  const years = selection.years ?? baseline.years;
  const year = headlineYear(years);
  const scenarios = others.map((run, i) => ({
    name: run.scenario.name,
    title: run.scenario.title,
    summary: run.scenario.summary,
    sentences: { year, text: sentencesOf(summarise(run, year), baseline.title) },
    claims: evaluateClaims(run.scenario, run.results, run.claimReference).map(({ claim, holds }) => ({
      says: claim.says,
      who: claim.who ?? null,
      year: claim.year,
      against: claimedAgainst(run.scenario, claim)?.name ?? run.reference.scenario,
      holds: holds ?? null,
    })),
    ...(draws[i] === undefined ? {} : { draws: rangesJson(draws[i], years, selection) }),
  }));
  const rows = [...comparisonRows(comparison, selection, shown)].map(jsonRow);
  return JSON.stringify({ baseline: { name: baseline.scenario, title: baseline.title }, scenarios, rows }, null, 1);
}

function linesOf({ baseline, others }: ScenarioComparison, year: number): OutcomeLine[] {
  const level = (results: Results): OutcomeLine['at'] => {
    return (metric, country, vehicleClass) => ({
      level: outcome(results, metric, country, vehicleClass, year),
      change: undefined,
    });
  };
  return [
    { name: printable(baseline.scenario), at: level(baseline) },
    ...others.map(
      (run): OutcomeLine => ({
        name: printable(run.results.scenario),
        at: (metric, country, vehicleClass) => {
          const after = outcome(run.results, metric, country, vehicleClass, year);
          return { level: after, change: after - outcome(run.reference, metric, country, vehicleClass, year) };
        },
      }),
    ),
  ];
}

/** A scenario's title, what it does in sentences, its ranges over draws if there are any, and its claims. */
export function scenarioParagraph(run: ClaimedRun, year: number, style: TableStyle, drawn?: DrawSummary): string {
  const colors = colorsOf(style.color);
  const title = `${colors.bold(printable(run.scenario.name))}  ${printable(run.scenario.title)}`;
  const sentences = sentencesOf(summarise(run, year), printable(run.reference.title)).join(' ');
  const ranges = drawn === undefined ? [] : ['', rangesTable(run, drawn, year, {}, style)];
  return [title, indented(sentences, style), ...ranges, ...claimLines(run, style, drawn), ''].join('\n');
}

/** The claims of a scenario, each with a mark that says whether the model agrees, and in how many draws it does. */
function claimLines(run: ClaimedRun, style: TableStyle, drawn?: DrawSummary): string[] {
  const { scenario, results, reference, claimReference } = run;
  const colors = colorsOf(style.color);
  return evaluateClaims(scenario, results, claimReference).map(({ claim, holds }, i) => {
    const who = claim.who === undefined ? '' : `${printable(claim.who)}: `;
    const chance = drawn?.claims[i];
    const often = chance === undefined ? '' : `, in ${claimChanceText(chance.holds)}`;
    const against = claimedAgainst(scenario, claim) ?? reference;
    const other = against.title === reference.title ? '' : `, against ${printable(against.title)}`;
    const text = `${who}${printable(claim.says)} (${claim.year}${other})${often}`;
    if (holds === undefined) return indented(`? cannot be judged: ${text}`, style, '  ');
    const verdict = holds ? `${colors.green('✔')} holds` : `${colors.red('✘')} does not hold`;
    return indented(`${verdict}: ${text}`, style, '  ');
  });
}

/** A paragraph under a scenario's title, two columns in; all lines but the first hang further in. */
function indented(text: string, style: TableStyle, hanging = ''): string {
  const width = Math.min(style.width ?? WIDEST_PARAGRAPH, WIDEST_PARAGRAPH);
  return `  ${wrapText(text, width - 2, hanging).replaceAll('\n', '\n  ')}`;
}
