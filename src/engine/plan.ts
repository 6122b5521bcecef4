import { COUNTRIES } from '../types/dimensions.js';
import * as LAYOUT from './kernel/records/layout.js';
import * as PLAN from './kernel/records/plan.js';
import type { Address } from './load-kernel.js';
import { numbersAt, setNumbers, setWhole, wholeAt } from './memory.js';
import type { CompiledRequirement, PlanOption, PlanOptions } from './plan-options.js';
import { carlineRecord, type Setting } from './setting.js';

const O: number = COUNTRIES.length;

/** Where the numbers of a plan are. */
export { PLAN };

/** How a carline buys: a copy of what the kernel has made. */
export type Plan = {
  readonly address: Address;
  readonly option: PlanOption;
  /** At the positions of PLAN. */
  readonly numbers: Float64Array;
  /** λ of each requirement of the option. */
  readonly shadowPrices: readonly number[];
};

/**
 * What a plan costs on arrival in each market under a regime, on average over its shipments, in units of unconstrained unit
 * cost. Markets in which the carline sells nothing are left out: infinite cost, and nothing due.
 */
export type Entry = {
  /** Infinite where no treatment lets it in. */
  readonly landed: Float64Array;
  /** Duty and paperwork, each on average over shipments. */
  readonly duty: Float64Array;
  readonly paperwork: Float64Array;
  /** Share of shipments that enter under a treatment that requires the rule. */
  readonly claims: Float64Array;
  /** Profit index Π over the markets, 1 for a plan of cost 1 that pays nothing. */
  readonly profit: number;
};

/** Puts what a plan is solved for into the memory: a sourcing table s[k·O + o] of a carline. */
export function putSubject(setting: Setting, carline: number, shares: Float64Array): Address {
  const address = takeSubject(setting, carline);
  setNumbers(setting.memory, address + LAYOUT.SUBJECT_SHARES, shares);
  return address;
}

/** Memory for the same, with its table still to be filled in. */
export function takeSubject(setting: Setting, carline: number): Address {
  const address = setting.memory.kernel.take(LAYOUT.SUBJECT);
  setWhole(setting.memory, address + LAYOUT.SUBJECT_CARLINE, carlineRecord(setting, carline));
  return address;
}

/** Cheapest plan that meets the requirements of an option; undefined when none can. */
export function solvePlan(setting: Setting, subject: Address, option: PlanOption): Plan | undefined {
  const { memory, economy } = setting;
  const address = memory.kernel.makePlan(economy, subject, option.address, Number.POSITIVE_INFINITY);
  return address === 0 ? undefined : readPlan(setting, address, option);
}

/** A plan that was made for one of some options. Without requirements and duties it may have been made elsewhere: it is the same. */
export function planAt(setting: Setting, address: Address, { free, compliant }: PlanOptions): Plan {
  const madeFor = wholeAt(setting.memory, address + LAYOUT.PLAN_OPTION);
  const option = [...free, ...compliant].find((other) => other.address === madeFor);
  return readPlan(setting, address, option ?? (free[0] as PlanOption));
}

function readPlan({ memory, economy }: Setting, address: Address, option: PlanOption): Plan {
  memory.kernel.account(economy, address);
  return {
    address,
    option,
    numbers: numbersAt(memory, address, PLAN.LENGTH).slice(),
    shadowPrices: [...numbersAt(memory, address + LAYOUT.PLAN_PRICES, option.requirements.length)],
  };
}

/** Whether a plan's content meets every requirement of one of the alternatives. */
export function meetsRule({ memory }: Setting, plan: Plan, { address }: PlanOptions, subject: Address): boolean {
  const alternatives = wholeAt(memory, address + LAYOUT.MENU_ALTERNATIVES);
  return memory.kernel.meetsRule(plan.address, alternatives, subject) !== 0;
}

/** Enters a plan into the markets, given whether it meets the regime's rule. */
export function enterMarkets(
  { memory, economy }: Setting,
  plan: Plan,
  subject: Address,
  ways: Address,
  eligible: boolean,
): Entry {
  const entry = memory.kernel.take(LAYOUT.ENTRY);
  const profit = memory.kernel.enter(economy, plan.address, subject, ways, eligible ? 1 : 0, entry);
  const byMarket = (field: number): Float64Array => numbersAt(memory, entry + field, O).slice();
  return {
    landed: byMarket(LAYOUT.ENTRY_LANDED),
    duty: byMarket(LAYOUT.ENTRY_DUTY),
    paperwork: byMarket(LAYOUT.ENTRY_PAPERWORK),
    claims: byMarket(LAYOUT.ENTRY_CLAIMS),
    profit,
  };
}

/** A requirement's threshold less the credits that a carline's maker earns. */
export function thresholdFor({ memory }: Setting, requirement: CompiledRequirement, subject: Address): number {
  return memory.kernel.thresholdFor(requirement.address, subject);
}

/** Unit cost of a plan before any duty. */
export function costOf({ numbers }: Plan): number {
  return numbers[PLAN.cost] as number;
}

/** Duty on the parts that a plan buys. */
export function partsDutyOf({ numbers }: Plan): number {
  return numbers[PLAN.partsDuty] as number;
}
