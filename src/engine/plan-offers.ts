import { restOf } from '../policy/alternatives.js';
import { contentOf } from '../policy/content-measure.js';
import type { Regime } from '../policy/regime.js';
import { choicePage, prepareChoices } from './cohorts.js';
import { meetsRule, thresholdFor } from './content.js';
import { landing } from './landed-cost.js';
import { NONE } from './pages.js';
import { makePlans, planSum, shadowPrice, sumPlan } from './plans.js';
import type { CompiledAlternative } from './requirements.js';
import { optionLabel, type SourcingOption } from './sourcing-options.js';
import { sourcingTable } from './sourcing-tables.js';
import { type Terms, termsAt } from './terms.js';
import type { PreparedRun } from './year-loop.js';

/** Where a choice of plans is made: a variant of a carline, at a plant, for a regime, with sourcing shifts in a state. */
export type ChoicePoint = {
  readonly variant: number;
  readonly plant: number;
  readonly regime: Regime;
  readonly state: number;
};

/** A sourcing plan as it lands in the markets of its carline; money in units of unconstrained unit cost. */
export type LandedPlan = {
  /** `free`, or the requirements it is made to meet. */
  readonly label: string;
  readonly option: SourcingOption;
  /** Whether it meets the rule. */
  readonly isEligible: boolean;
  /** Unit cost before any duty, and duty on the parts it buys. */
  readonly cost: number;
  readonly partsDuty: number;
  /** Spending by category and origin; and in the base of content, by origin. */
  readonly spending: Float64Array;
  readonly content: Float64Array;
  /** By market: cost on arrival (infinite where it is not sold), duty, paperwork, and share of shipments that claim. */
  readonly landed: Float64Array;
  readonly duty: Float64Array;
  readonly paperwork: Float64Array;
  readonly claims: Float64Array;
  /** Profit index Π over the carline's markets. */
  readonly profit: number;
  /** Rise in unit cost per unit of threshold, by requirement of the option. */
  readonly shadowPrices: readonly number[];
};

/** A way to buy that is open to a carline, and the share of new programmes that follows it. */
export type PlanOffer = LandedPlan & {
  readonly madeFor: 'nothing' | 'the rule';
  /** ln Π/(1 − η): average cost on arrival, as the logarithm of a multiple of unconstrained unit cost. */
  readonly landedLog: number;
  readonly share: number;
};

/** Every way to buy that a choice is made from, those that nobody follows included, and the options that no sourcing can meet. */
export function planOffers(
  run: PreparedRun,
  point: ChoicePoint,
): { readonly offers: readonly PlanOffer[]; readonly outOfReach: readonly string[] } {
  const { model } = run;
  const terms = termsOf(run, point, point.regime);
  const table = sourcingTable(model, point.variant, point.plant, point.state);
  const followed = followedPlans(run, point, point.regime);
  const outOfReach: string[] = [];
  const offersOf = (options: readonly SourcingOption[], madeFor: PlanOffer['madeFor']): PlanOffer[] =>
    options.flatMap((option) => {
      const plan = solvedAlone(run, option, table);
      if (plan === NONE) {
        outOfReach.push(optionLabel(option));
        return [];
      }
      const landed = landedPlan(run, plan, terms, table, option);
      const share = followed.find((one) => one.option === option)?.share ?? 0;
      return [{ ...landed, madeFor, landedLog: Math.log(landed.profit) / (1 - model.economy.eta), share }];
    });
  return {
    offers: [...offersOf(terms.options.free, 'nothing'), ...offersOf(terms.options.compliant, 'the rule')],
    outOfReach,
  };
}

/** The plans that programmes follow, with the share of them that does, as they land under the regime in force. */
export function followedPlans(
  run: PreparedRun,
  point: ChoicePoint,
  inForce: Regime,
): readonly (LandedPlan & { readonly share: number })[] {
  const { model } = run;
  const { choices, choiceOf, catalogue, plans } = model;
  const planned = termsOf(run, point, point.regime);
  prepareChoices(model, planned, [model.economy.variants.carline[point.variant] as number], () => point.state);
  const choice = choiceOf.table.rows[choicePage(model, planned, point.state) + point.variant] as number;
  const share = choices.share[choice] as number;
  const current = termsOf(run, point, inForce);
  const follow = (plan: number, part: number): (LandedPlan & { share: number })[] => {
    if (plan === NONE) return [];
    const made = catalogue.options[plans.option[plan] as number] as SourcingOption;
    // Without requirements and duties a plan may have been made elsewhere: it is the same.
    const { free, compliant } = planned.options;
    const option = [...free, ...compliant].includes(made) ? made : (free[0] as SourcingOption);
    return [{ ...landedPlan(run, plan, current, choices.table[choice] as number, option), share: part }];
  };
  return [...follow(choices.free[choice] as number, 1 - share), ...follow(choices.compliant[choice] as number, share)];
}

/** A requirement of the rule beside the content a plan has by its measure. */
export type RequirementCheck = {
  readonly measure: string;
  /** Whether the threshold is the most that the content may be. */
  readonly isCeiling: boolean;
  /** Less what the maker earns off it. */
  readonly threshold: number;
  readonly content: number;
  /** Rise in unit cost per unit of threshold, in units of unconstrained unit cost; 0 where it does not bind. */
  readonly shadowPrice: number;
};

/** For each way to meet the rule of a point's regime, or those alone that a plan is made for, its requirements held against the plan. */
export function requirementChecks(
  run: PreparedRun,
  point: ChoicePoint,
  plan: LandedPlan,
  madeFor: PlanOffer['madeFor'] = 'nothing',
): readonly (readonly RequirementCheck[])[] {
  const { alternatives } = termsOf(run, point, point.regime).options;
  const table = sourcingTable(run.model, point.variant, point.plant, point.state);
  const mayTake = ({ requirements }: CompiledAlternative): boolean =>
    madeFor === 'nothing' || requirements.every((requirement) => plan.option.requirements.includes(requirement));
  return alternatives.filter(mayTake).map(({ requirements }) =>
    requirements.map((requirement) => {
      const { measure, isCeiling = false } = requirement.asked;
      const asSaid = (share: number): number => (isCeiling ? restOf(share) : share);
      return {
        measure,
        isCeiling,
        threshold: asSaid(thresholdFor(run.model, requirement, table)),
        content: asSaid(contentOf(requirement.measure, plan.spending)),
        shadowPrice: plan.shadowPrices[plan.option.requirements.indexOf(requirement)] ?? 0,
      };
    }),
  );
}

function termsOf({ model }: PreparedRun, { variant, plant }: ChoicePoint, regime: Regime): Terms {
  const carline = model.economy.variants.carline[variant] as number;
  return termsAt(model.terms, regime, carline, model.economy.carlines.vehicleClass[carline] as number, plant);
}

function solvedAlone({ model }: PreparedRun, option: SourcingOption, table: number): number {
  const { batch } = model;
  batch.count = 1;
  batch.table[0] = table;
  batch.ceilings[0] = Number.POSITIVE_INFINITY;
  makePlans(model, option, batch);
  return batch.plan[0] as number;
}

function landedPlan(
  { model }: PreparedRun,
  plan: number,
  terms: Terms,
  table: number,
  option: SourcingOption,
): LandedPlan {
  sumPlan(model, plan);
  const { sums, economy, plans, sourcing } = model;
  const { cells, origins } = economy.shape;
  const isEligible = meetsRule(model, plan, terms.options.alternatives, table);
  const row = landing(model, plan, sourcing.carline[table] as number, terms, isEligible);
  const { landings } = model;
  const byMarket = (column: Float64Array): Float64Array => column.slice(row * origins, (row + 1) * origins);
  const content = plan * sums.ofPlan + sums.content - sums.value;
  return {
    label: optionLabel(option),
    option,
    isEligible,
    cost: planSum(model, plan, sums.value),
    partsDuty: planSum(model, plan, sums.partsDuty),
    spending: plans.spending.slice(plan * cells, (plan + 1) * cells),
    content: plans.sums.slice(content, content + origins),
    landed: byMarket(landings.landed),
    duty: byMarket(landings.duty),
    paperwork: byMarket(landings.paperwork),
    claims: byMarket(landings.claims),
    profit: landings.profit[row] as number,
    shadowPrices: option.requirements.map((_, c) => shadowPrice(model, plan, c)),
  };
}

/** A quantity by market averaged over the markets of a carline, by their shares of its sales. */
export function overMarkets({ model }: PreparedRun, carline: number, quantity: ArrayLike<number>): number {
  const { shape, carlines } = model.economy;
  let sum = 0;
  for (let market = 0; market < shape.origins; market++) {
    const share = carlines.marketShare[carline * shape.origins + market] as number;
    if (share > 0) sum += share * (quantity[market] as number);
  }
  return sum;
}
