import type { DrawSummary } from '../analysis/draw-summaries.js';
import type { ScenarioRun } from '../analysis/scenario-runs.js';
import { outcome } from '../engine/index.js';
import {
  ALL_CLASSES,
  countryNames,
  type Dimensions,
  type OutcomeClass,
  type OutcomeCountry,
} from '../types/dimensions.js';
import { METRIC_INFO, type MetricName } from '../types/metrics.js';
import { type Chance, SUMMARY_PROBABILITIES, type Summary } from '../uncertainty/summary.js';
import { headlinesIn } from './headlines.js';
import type { Selection } from './long-table.js';
import { ofClass } from './names.js';
import { cellChange, changeUnitHeading, decimal, fileValue, NOT_APPLICABLE } from './numbers.js';
import type { TableStyle } from './outcome-table.js';
import { type Column, renderTable } from './table.js';

/** An outcome of all vehicles or of a class, for a country. */
export type Figure = {
  readonly metric: MetricName;
  readonly country: OutcomeCountry;
  readonly vehicleClass: OutcomeClass;
};

/** The figures that people ask first. */
export function rangedIn(dimensions: Dimensions): readonly Figure[] {
  const headlines = headlinesIn(dimensions).filter(({ ranges }) => ranges);
  return headlines.map(({ metric, country }) => ({ metric, country, vehicleClass: ALL_CLASSES }));
}

/** The figures that a selection names, or those that people ask first. */
function figuresOf({ metrics, countries, classes }: Selection, dimensions: Dimensions): readonly Figure[] {
  if ((metrics ?? countries ?? classes) === undefined) return rangedIn(dimensions);
  const { region } = dimensions;
  return (metrics ?? [...new Set(rangedIn(dimensions).map(({ metric }) => metric))]).flatMap((metric) =>
    (countries ?? [...region.members, region.code]).flatMap((country) =>
      (classes ?? [ALL_CLASSES]).map((vehicleClass) => ({ metric, country, vehicleClass })),
    ),
  );
}

/** Changes of a scenario from its baseline over draws: the middle nine tenths, and the chance of each sign. */
export function rangesTable(
  run: ScenarioRun,
  drawn: DrawSummary,
  year: number,
  selection: Selection,
  style: TableStyle,
): string {
  const columns: readonly Column[] = [
    { heading: ['change in'], align: 'left' },
    { heading: [''], align: 'left' },
    { heading: ['central'], align: 'right' },
    { heading: ['5%'], align: 'right' },
    { heading: ['median'], align: 'right', dropRank: 1 },
    { heading: ['95%'], align: 'right' },
    { heading: ['rises in', '% of draws'], align: 'right' },
    { heading: ['falls in', '% of draws'], align: 'right' },
  ];
  const { dimensions } = run.scenario.baseline;
  const rows = figuresOf(selection, dimensions).map((figure) => {
    const { metric, country, vehicleClass } = figure;
    const { unit } = METRIC_INFO[metric];
    const { difference } = drawn.outcome(metric, country, vehicleClass, year);
    const at = (of: ScenarioRun['results']): number => outcome(of, metric, country, vehicleClass, year);
    const [low, , middle, , high] = difference.quantiles.map((value) => cellChange(value, unit));
    return [
      figureName(figure, dimensions),
      changeUnitHeading(unit),
      cellChange(at(run.results) - at(run.reference), unit),
      ...[low, middle, high].map((text) => text ?? NOT_APPLICABLE),
      percentOf(difference.positive),
      percentOf(difference.negative),
    ];
  });
  return renderTable(columns, rows, style.width).text;
}

/** A figure in words: `direct jobs, U.S.`. */
export function figureName({ metric, country, vehicleClass }: Figure, dimensions: Dimensions): string {
  return `${METRIC_INFO[metric].label}, ${countryNames(dimensions, country).short}${ofClass(dimensions, vehicleClass)}`;
}

/** In how many draws a claim holds, with the 95% interval that their number leaves: `81% of draws (78 to 84)`. */
export function claimChanceText({ share, low, high }: Chance): string {
  if (!Number.isFinite(share)) return 'no draw can judge it';
  return `${decimal(share * 100, 0)}% of draws (${decimal(low * 100, 0)} to ${decimal(high * 100, 0)})`;
}

/** A chance in whole percent, without the sign. */
export function percentOf({ share }: Chance): string {
  return Number.isFinite(share) ? decimal(share * 100, 0) : NOT_APPLICABLE;
}

/** The same for JSON: every figure asked for, its level and change over draws, and each claim's chance. */
export function rangesJson(drawn: DrawSummary, years: readonly number[], selection: Selection): object {
  return {
    probabilities: SUMMARY_PROBABILITIES,
    figures: years.flatMap((year) =>
      figuresOf(selection, drawn.scenario.baseline.dimensions).map(({ metric, country, vehicleClass }) => {
        const { unit } = METRIC_INFO[metric];
        const { level, difference } = drawn.outcome(metric, country, vehicleClass, year);
        return {
          year,
          metric,
          country,
          class: vehicleClass,
          unit,
          level: summaryJson(level, unit),
          change: summaryJson(difference, unit),
          rises: chanceJson(difference.positive),
          falls: chanceJson(difference.negative),
        };
      }),
    ),
    claims: drawn.claims.map(({ claim, holds, judged }) => ({
      says: claim.says,
      year: claim.year,
      draws: judged,
      holds: chanceJson(holds),
    })),
  };
}

function summaryJson(summary: Summary, unit: string): object {
  const value = (number: number): number | null => fileValue(number, unit) ?? null;
  return {
    draws: summary.count,
    mean: value(summary.mean),
    standardError: value(summary.standardError),
    quantiles: summary.quantiles.map(value),
  };
}

function chanceJson({ share, low, high }: Chance): object {
  const value = (number: number): number | null => fileValue(number, 'share') ?? null;
  return { share: value(share), low: value(low), high: value(high) };
}
