import * as LAYOUT from './kernel/records/layout.js';
import type { Address } from './load-kernel.js';
import { numberAt, wholeAt } from './memory.js';
import { type Plan, planAt } from './plan.js';
import type { PlanOptions } from './plan-options.js';
import type { Setting } from './setting.js';

/** Plans of one sourcing table at one place of assembly for one regime, with the shares of programs that follow each. */
export type PlanChoice = {
  readonly plans: readonly { readonly plan: Plan; readonly share: number }[];
  /** Profit index over the chosen plans. */
  readonly profit: number;
};

/** A choice between options that the kernel has made. */
export function choiceAt(setting: Setting, address: Address, options: PlanOptions): PlanChoice {
  const { memory } = setting;
  const ofLast = numberAt(memory, address + LAYOUT.CHOICE_SHARE);
  const count = wholeAt(memory, address + LAYOUT.CHOICE_COUNT);
  const plans = Array.from({ length: count }, (_, i) => ({
    plan: planAt(setting, wholeAt(memory, address + LAYOUT.CHOICE_PLANS + 4 * i), options),
    share: i === count - 1 ? ofLast : 1 - ofLast,
  }));
  return { plans, profit: numberAt(memory, address + LAYOUT.CHOICE_PROFIT) };
}
