import { planLabel } from '../../engine/carline-outcomes.js';
import { type Entry, enterMarkets, meetsRule, type Plan, solvePlan } from '../../engine/plan.js';
import type { PlanOption } from '../../engine/plan-options.js';
import type { LaidOut } from '../../engine/year-loop.js';
import type { Regime } from '../../policy/regime.js';
import { COUNTRIES } from '../../types/dimensions.js';

/** A way to buy that is open to a carline, with what it costs on arrival; money in units of unconstrained unit cost. */
export type PlanOffer = {
  /** `free`, or the requirements it is made to meet. */
  readonly label: string;
  readonly madeFor: 'nothing' | 'the rule';
  readonly option: PlanOption;
  readonly plan: Plan;
  /** Whether it meets the rule. */
  readonly eligible: boolean;
  readonly entry: Entry;
  /** Profit index Π over the carline's markets. */
  readonly profit: number;
  /** ln Π/(1 − η): average cost on arrival, as the logarithm of a multiple of unconstrained unit cost. */
  readonly landedLog: number;
  /** Share of new programs that follow it. */
  readonly share: number;
};

/** Every way to buy that a choice of plans is made from, and the requirements that no sourcing can meet. */
export type PlanMenu = {
  readonly offers: readonly PlanOffer[];
  readonly outOfReach: readonly string[];
};

/** Where a choice of plans is made: a variant of a carline, assembled somewhere, for a regime, after sourcing shifts. */
export type ChoicePoint = {
  readonly variant: number;
  readonly assembly: number;
  readonly regime: Regime;
  readonly stage: number;
};

/** The plans that one choice is between, those that nobody follows included. */
export function planMenu(laidOut: LaidOut, point: ChoicePoint): PlanMenu {
  const { desk, economy, setting } = laidOut;
  const { variant, assembly, regime, stage } = point;
  const carline = economy.variants.carlineOf[variant] as number;
  const { options, ways } = desk.station(carline, assembly, regime);
  const subject = desk.subject(variant, assembly, stage);
  const chosen = desk.choice(variant, assembly, regime, stage).plans;
  const outOfReach: string[] = [];
  const offersOf = (problems: readonly PlanOption[], madeFor: PlanOffer['madeFor']): PlanOffer[] =>
    problems.flatMap((option) => {
      const label = planLabel(option);
      const plan = solvePlan(setting, subject, option);
      if (plan === undefined) {
        outOfReach.push(label);
        return [];
      }
      const eligible = meetsRule(setting, plan, options, subject);
      const entry = enterMarkets(setting, plan, subject, ways, eligible);
      const { profit } = entry;
      const landedLog = Math.log(profit) / (1 - setting.eta);
      const share = chosen.find((c) => c.plan.option === plan.option)?.share ?? 0;
      return [{ label, madeFor, option, plan, eligible, entry, profit, landedLog, share }];
    });
  return {
    offers: [...offersOf(options.free, 'nothing'), ...offersOf(options.compliant, 'the rule')],
    outOfReach,
  };
}

/** A quantity of an entry averaged over the markets of a carline, by their shares of its sales. */
export function overMarkets(laidOut: LaidOut, carline: number, quantity: ArrayLike<number>): number {
  let sum = 0;
  for (let market = 0; market < COUNTRIES.length; market++) {
    const share = laidOut.economy.marketShare[carline * COUNTRIES.length + market] as number;
    if (share > 0) sum += share * (quantity[market] as number);
  }
  return sum;
}
