import { filingTerms, partsOrigins } from '../baseline/filings/parts-origins.js';
import type { Carline, Parameter } from '../baseline/types.js';
import {
  carlineSums,
  createPreparation,
  overMarkets,
  type PlanOffer,
  type PreparedRun,
  planOffers,
  type RequirementCheck,
  requirementChecks,
  type SimulatedYear,
  simulatedYears,
  variantsOf,
} from '../engine/index.js';
import { effectiveRegister } from '../scenario/effective-register.js';
import type { Scenario } from '../scenario/types.js';
import { type Country, type Dimensions, leadingMember } from '../types/dimensions.js';
import { RoosimError } from '../types/errors.js';
import { assumptionsUsed } from './explain/assumptions-used.js';
import { type BuildUpRow, buildUp } from './explain/build-up.js';
import { findCarline } from './explain/find-carline.js';
import { type ProgramRow, programRows } from './explain/programs.js';
import { headlineYear, yearsFrom } from './headline-year.js';

/** A plan that new programs can follow, with its costs over the carline's markets in USD per vehicle. */
type ExplainedPlan = {
  readonly label: string;
  /** Rise of unit cost over buying freely. */
  readonly dearerUsd: number;
  readonly paperworkUsd: number;
  readonly dutyUsd: number;
  /** Average cost on arrival as a multiple of unconstrained unit cost, less 1: what the choice goes by. */
  readonly onArrival: number;
  readonly share: number;
  /** For each way to meet the rule that the plan may take, its requirements held against the plan. */
  readonly ways: readonly (readonly RequirementCheck[])[];
};

/** New programs of a carline at its own place, of one sourcing table. */
export type ExplainedChoice = {
  /** Share of the carline that has this table; above one when the rule may have held some of it up in the base year. */
  readonly weight: number;
  readonly buildUp: readonly BuildUpRow[];
  readonly plans: readonly ExplainedPlan[];
  readonly outOfReach: readonly string[];
};

/** Spending of vehicles made at one place, thousand USD: in the base of content, and the part of the region and of its first country. */
type ContentSums = { readonly base: number; readonly regional: number; readonly leading: number };

/** Where a carline's figures come from: each step follows from those above it. */
export type CarlineExplanation = {
  readonly scenario: string;
  readonly scenarioTitle: string;
  readonly year: number;
  readonly dimensions: Dimensions;
  readonly carline: Carline;
  readonly unitCostUsd: number;
  /** Origins of its parts by the filing and the register (countries in their order); sums to 1. */
  readonly partsOrigins: readonly number[];
  /** σ of the choice between plans. */
  readonly dispersion: number;
  readonly choices: readonly ExplainedChoice[];
  readonly programs: readonly ProgramRow[];
  /** What was made at the carline's own place, of it and of all carlines of its class there. */
  readonly own: ContentSums;
  readonly all: ContentSums;
  readonly assumptions: readonly Parameter[];
};

/**
 * Explains a carline's figures in a year of a scenario, at central values.
 * @param asked label, id, or a part of the label that only one carline has
 * @throws RoosimError `carline_unknown`, `year_out_of_range`, or `usage` for an outlook, which has no figures of its own
 */
export function explainCarline(scenario: Scenario, asked: string, year?: number): CarlineExplanation {
  if (scenario.outlook !== undefined) {
    throw new RoosimError('usage', `${scenario.name} is an outlook: an average of other scenarios.`, {
      hint: `Explain one of them: ${scenario.outlook.map((branch) => branch.scenario.name).join(', ')}.`,
    });
  }
  const { carlines } = scenario.baseline;
  const index = findCarline(carlines, asked);
  const carline = carlines[index] as Carline;
  const run = createPreparation(scenario)({ years: [year ?? headlineYear(yearsFrom(scenario.baseline))] });
  const simulated = lastOf(simulatedYears(run));
  const { economy } = run.model;
  const choices = explainedChoices(run, simulated, index);
  const programs = programRows(run, simulated, index);
  const isPartlyMoved = programs.some(({ site }) => site !== carline.assembly);
  return {
    scenario: scenario.name,
    scenarioTitle: scenario.title,
    year: simulated.year,
    dimensions: scenario.baseline.dimensions,
    carline,
    unitCostUsd: economy.carlines.unitCostUsd[index] as number,
    partsOrigins: originsOf(scenario, run, index),
    dispersion: economy.dispersion,
    choices,
    programs,
    ...contentSums(run, simulated, index),
    assumptions: assumptionsUsed(effectiveRegister(scenario), carline, {
      region: scenario.baseline.dimensions.region.members,
      isPartlyHeldUp: choices.length > 1,
      isPartlyMoved,
    }),
  };
}

function lastOf(years: Iterable<SimulatedYear>): SimulatedYear {
  let last: SimulatedYear | undefined;
  for (const year of years) last = year;
  if (last === undefined) throw new RoosimError('internal', 'A run has no years.');
  return last;
}

function originsOf({ baseline }: Scenario, { model }: PreparedRun, carline: number): readonly number[] {
  const { parameter, carlines, shape } = model.economy;
  const terms = filingTerms(baseline, parameter);
  const plant = carlines.plant[carline] as number;
  return [...partsOrigins(baseline.carlines[carline] as Carline, plant, terms, 0, new Float64Array(shape.origins))];
}

function explainedChoices(run: PreparedRun, year: SimulatedYear, carline: number): ExplainedChoice[] {
  const { economy } = run.model;
  const plant = economy.carlines.plant[carline] as number;
  const state = run.stateOf(year.yearIndex, carline);
  return variantsOf(economy.variants, carline).map((variant) => {
    const point = { variant, plant, regime: year.plannedFor, state };
    const { offers, outOfReach } = planOffers(run, point);
    const free = offers[0] as PlanOffer;
    return {
      weight: economy.variants.weight[variant] as number,
      buildUp: buildUp(run, free, carline),
      outOfReach,
      plans: offers.map((offer) => ({
        ...planCost(run, carline, offer, free),
        ways: requirementChecks(run, point, offer, offer.madeFor),
      })),
    };
  });
}

function planCost(run: PreparedRun, carline: number, offer: PlanOffer, free: PlanOffer): Omit<ExplainedPlan, 'ways'> {
  const unitCost = run.model.economy.carlines.unitCostUsd[carline] as number;
  return {
    label: offer.label,
    dearerUsd: (offer.cost - free.cost) * unitCost,
    paperworkUsd: overMarkets(run, carline, offer.paperwork) * unitCost,
    dutyUsd: (overMarkets(run, carline, offer.duty) + offer.partsDuty) * unitCost,
    onArrival: Math.exp(offer.landedLog) - 1,
    share: offer.share,
  };
}

/** Sums at a carline's own place, of the carline and of all of its class: content is their quotient. */
function contentSums(
  run: PreparedRun,
  year: SimulatedYear,
  carline: number,
): { readonly own: ContentSums; readonly all: ContentSums } {
  const { sums, economy } = run.model;
  const { dimensions } = economy.baseline;
  const { countries, region } = dimensions;
  const { plant, vehicleClass } = economy.carlines;
  const site = plant[carline] as number;
  const at = (of: number): ContentSums => {
    const found = carlineSums(run, year, of);
    const over = (origins: readonly Country[]): number =>
      countries.reduce((total: number, _, market) => {
        const content = (site * countries.length + market) * sums.count + sums.content;
        return origins.reduce((sum, country) => sum + (found[content + countries.indexOf(country)] as number), total);
      }, 0);
    return { base: over(countries), regional: over(region.members), leading: over([leadingMember(dimensions)]) };
  };
  const sameClass = [...vehicleClass.keys()].filter((i) => vehicleClass[i] === vehicleClass[carline]);
  const all = sameClass.map(at).reduce((total, one) => ({
    base: total.base + one.base,
    regional: total.regional + one.regional,
    leading: total.leading + one.leading,
  }));
  return { own: at(carline), all };
}
