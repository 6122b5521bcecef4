import type { Carline, Parameter } from '../baseline/types.js';
import { costOf, partsDutyOf } from '../engine/plan.js';
import { filingTerms, partsOrigins } from '../engine/sourcing-table.js';
import { SUM, SUMS } from '../engine/sums.js';
import { carlineSums } from '../engine/tally.js';
import { variantsOf } from '../engine/variants.js';
import { createLayout, type LaidOut, type SimulatedYear, simulatedYears } from '../engine/year-loop.js';
import { effectiveRegister } from '../scenario/effective-register.js';
import type { Scenario } from '../scenario/types.js';
import { COUNTRIES, type Country } from '../types/dimensions.js';
import { RoosimError } from '../types/errors.js';
import { assumptionsUsed } from './explain/assumptions-used.js';
import { type BuildUpRow, buildUp, type RequirementCheck, requirementChecks } from './explain/build-up.js';
import { findCarline } from './explain/find-carline.js';
import { overMarkets, type PlanOffer, planMenu } from './explain/plan-menu.js';
import { type ProgramRow, programRows } from './explain/programs.js';
import { headlineYear, yearsFrom } from './headline-year.js';

const O: number = COUNTRIES.length;

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

/** Spending of vehicles made at one place, thousand USD: in the base of content, and the regional and U.S. part of it. */
type ContentSums = { readonly base: number; readonly regional: number; readonly us: number };

/** Where a carline's figures come from: each step follows from those above it. */
export type CarlineExplanation = {
  readonly scenario: string;
  readonly scenarioTitle: string;
  readonly year: number;
  readonly carline: Carline;
  readonly unitCostUsd: number;
  /** Origins of its parts by the filing and the register (US, CA, MX, ROW); sums to 1. */
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
  const laidOut = createLayout(scenario)({ years: [year ?? headlineYear(yearsFrom(scenario.baseline))] });
  const simulated = lastOf(simulatedYears(laidOut));
  const choices = explainedChoices(laidOut, simulated, index);
  const programs = programRows(laidOut, simulated, index);
  const isPartlyMoved = programs.some(({ site }) => site !== carline.assembly);
  return {
    scenario: scenario.name,
    scenarioTitle: scenario.title,
    year: simulated.year,
    carline,
    unitCostUsd: laidOut.economy.unitCostUsd[index] as number,
    partsOrigins: [...partsOrigins(carline, filingTerms(laidOut.economy.parameter))],
    dispersion: laidOut.setting.dispersion,
    choices,
    programs,
    ...contentSums(laidOut, simulated, index),
    assumptions: assumptionsUsed(effectiveRegister(scenario), carline, {
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

function explainedChoices(laidOut: LaidOut, year: SimulatedYear, carline: number): ExplainedChoice[] {
  const { economy, desk } = laidOut;
  const assembly = economy.assemblyOf[carline] as number;
  const stage = laidOut.stage(year.yearIndex, carline);
  return variantsOf(economy.variants, carline).map((variant) => {
    const menu = planMenu(laidOut, { variant, assembly, regime: year.plannedFor, stage });
    const free = menu.offers[0] as PlanOffer;
    const subject = desk.subject(variant, assembly, stage);
    const ways = desk.station(carline, assembly, year.plannedFor).options.alternatives;
    return {
      weight: economy.variants.weight[variant] as number,
      buildUp: buildUp(laidOut, free.plan, carline),
      outOfReach: menu.outOfReach,
      plans: menu.offers.map((offer) => ({
        ...planCost(laidOut, carline, offer, free),
        ways: ways
          .filter(
            (way) =>
              offer.madeFor === 'nothing' || way.requirements.every((r) => offer.option.requirements.includes(r)),
          )
          .map((way) => requirementChecks(laidOut, way, offer.plan, subject)),
      })),
    };
  });
}

function planCost(laidOut: LaidOut, carline: number, offer: PlanOffer, free: PlanOffer): Omit<ExplainedPlan, 'ways'> {
  const unitCost = laidOut.economy.unitCostUsd[carline] as number;
  return {
    label: offer.label,
    dearerUsd: (costOf(offer.plan) - costOf(free.plan)) * unitCost,
    paperworkUsd: overMarkets(laidOut, carline, offer.entry.paperwork) * unitCost,
    dutyUsd: (overMarkets(laidOut, carline, offer.entry.duty) + partsDutyOf(offer.plan)) * unitCost,
    onArrival: Math.exp(offer.landedLog) - 1,
    share: offer.share,
  };
}

/** Sums at a carline's own place, of the carline and of all of its class: content is their quotient. */
function contentSums(
  laidOut: LaidOut,
  year: SimulatedYear,
  carline: number,
): { readonly own: ContentSums; readonly all: ContentSums } {
  const { economy } = laidOut;
  const site = economy.assemblyOf[carline] as number;
  const sums = new Float64Array(O * O * SUMS);
  const at = (of: number): ContentSums => {
    carlineSums(year.salesPerWeight, of, year.parts(of), sums);
    const over = (sum: number): number =>
      COUNTRIES.reduce(
        (total: number, _: Country, market) => total + (sums[(site * O + market) * SUMS + sum] as number),
        0,
      );
    return { base: over(SUM.base), regional: over(SUM.regional), us: over(SUM.us) };
  };
  const sameClass = [...economy.classOf.keys()].filter((i) => economy.classOf[i] === economy.classOf[carline]);
  const all = sameClass.map(at).reduce((total, one) => ({
    base: total.base + one.base,
    regional: total.regional + one.regional,
    us: total.us + one.us,
  }));
  return { own: at(carline), all };
}
