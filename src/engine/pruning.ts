import type { Model } from './model.js';
import { shadowPrice } from './plans.js';
import type { CompiledRequirement } from './requirements.js';
import type { SourcingOption } from './sourcing-options.js';

/**
 * Whether an option is no better than a plan already made: it asks all that makes that plan dear, and bears the same duties.
 * A plan that keeps duties on parts within what is set against them, at shadow prices of at most 1, bears no more of them and
 * of cost together than one that pays: above what is set against it, duty adds 1 to cost for each unit that is bought.
 */
export function cannotBeat(model: Model, option: SourcingOption, plan: number): boolean {
  const made = model.catalogue.options[model.plans.option[plan] as number] as SourcingOption;
  if (option.contentMarkets.length !== made.contentMarkets.length) return false;
  if (made.paysPartsDuty && !option.paysPartsDuty) return false;
  const paysInstead = option.paysPartsDuty && !made.paysPartsDuty;
  const ofRule = made.alternative?.requirements.length ?? 0;
  for (let c = 0; c < made.requirements.length; c++) {
    const price = shadowPrice(model, plan, c);
    if (price === 0) continue;
    if (paysInstead && c >= ofRule ? price > 1 : !asks(option, made.requirements[c] as CompiledRequirement))
      return false;
  }
  return true;
}

/** Whether an option has a requirement. */
function asks(option: SourcingOption, { measure, asked }: CompiledRequirement): boolean {
  return option.requirements.some((other) => other.measure === measure && other.asked.atLeast === asked.atLeast);
}
