import type { Baseline } from '../baseline/types.js';
import { createPreparation, createRunCache, outcome } from '../engine/index.js';
import { ALL_CLASSES, type Country, type Dimensions, leadingMember, type OutcomeCountry } from '../types/dimensions.js';
import { contentMetric, type MetricName } from '../types/metrics.js';
import { type ComparedRun, changeIn } from './compare.js';
import { type PlanCosts, planCosts, type VehicleGroup } from './plan-costs.js';
import type { ScenarioRun } from './scenario-runs.js';

/** A figure without the proposal and with it. */
export type BeforeAfter = { readonly before: number; readonly after: number };

type AffectedGroup = VehicleGroup &
  BeforeAfter & {
    /** Why those that claim nothing do so; undefined where claims rise. */
    readonly costs: PlanCosts | undefined;
  };

/** What a scenario does in a year, in the figures that people ask for first. Shares 0 to 1. */
export type ScenarioSummary = {
  readonly year: number;
  /** Of the economy that it is about. */
  readonly dimensions: Dimensions;
  /** Whether no outcome of the year differs from the reference at all. */
  readonly unchanged: boolean;
  /** Share of value that claims the preference, over the region. */
  readonly compliance: BeforeAfter;
  /** The group of vehicles whose claims of the preference change most, by the value that crosses borders in the region. */
  readonly mostAffected: AffectedGroup | undefined;
  readonly regionalContent: BeforeAfter;
  /** Content of the region's first country. */
  readonly leadingContent: BeforeAfter;
  /** Change in direct jobs, by country of the region. */
  readonly jobs: readonly { readonly country: Country; readonly change: number }[];
  /** Price index of the region's first country. */
  readonly price: BeforeAfter;
};

/**
 * The summary of a run in a year: what every command and screen tells of a scenario.
 * @throws RangeError when the year was not simulated.
 */
export function summarise(run: ScenarioRun, year: number): ScenarioSummary {
  const { dimensions } = run.scenario.baseline;
  const region = dimensions.region.code;
  const leading = leadingMember(dimensions);
  const beforeAfter = (metric: MetricName, country: OutcomeCountry): BeforeAfter => ({
    before: outcome(run.reference, metric, country, ALL_CLASSES, year),
    after: outcome(run.results, metric, country, ALL_CLASSES, year),
  });
  return {
    year,
    dimensions,
    unchanged: isUnchanged(run, year),
    compliance: beforeAfter('compliance.value', region),
    mostAffected: mostAffected(run, year),
    regionalContent: beforeAfter('content.regional', region),
    leadingContent: beforeAfter(contentMetric(leading), region),
    jobs: dimensions.region.members.map((country) => ({
      country,
      change: changeIn(run, 'jobs.direct', country, ALL_CLASSES, year),
    })),
    price: beforeAfter('price.index', leading),
  };
}

function isUnchanged({ results, reference, change }: ComparedRun, year: number): boolean {
  const perYear = change.length / results.years.length;
  const from = results.years.indexOf(year) * perYear;
  for (let cell = from; cell < from + perYear; cell++) {
    const bothMissing = Number.isNaN(results.cells[cell]) && Number.isNaN(reference.cells[cell]);
    if (change[cell] !== 0 && !bothMissing) return false;
  }
  return true;
}

function mostAffected(run: ScenarioRun, year: number): AffectedGroup | undefined {
  const { scenario, cache = createRunCache(), results, reference } = run;
  const { region, classes } = scenario.baseline.dimensions;
  let most: (VehicleGroup & BeforeAfter) | undefined;
  let largest = 0;
  for (const assembly of region.members) {
    for (const vehicleClass of classes) {
      const before = outcome(reference, 'compliance.value', assembly, vehicleClass, year);
      const after = outcome(results, 'compliance.value', assembly, vehicleClass, year);
      const weight = crossingValue(scenario.baseline, { assembly, vehicleClass });
      const size = Math.abs(after - before) * weight;
      if (size > largest) {
        largest = size;
        most = { assembly, vehicleClass, before, after };
      }
    }
  }
  if (most === undefined) return undefined;
  if (scenario.outlook !== undefined || most.after > most.before) {
    return { ...most, costs: undefined };
  }
  return { ...most, costs: planCosts(createPreparation(scenario)({ years: [year], cache }), most, year) };
}

/** List value of what a group sells in the region outside the country it is made in, in the base year; thousand USD. */
function crossingValue({ carlines, dimensions }: Baseline, group: VehicleGroup): number {
  return carlines
    .filter(({ assembly, vehicleClass }) => assembly === group.assembly && vehicleClass === group.vehicleClass)
    .reduce((sum, { salesThousand, priceUsd }) => {
      const crossing = dimensions.region.members.filter((market) => market !== group.assembly);
      return sum + priceUsd * crossing.reduce((vehicles, market) => vehicles + (salesThousand[market] ?? 0), 0);
    }, 0);
}
