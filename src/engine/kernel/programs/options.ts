import { get } from '../arrays';
import { countOf, itemOf } from '../lists';
import * as LAYOUT from '../records/layout';

/** In how many markets content is charged while an option is followed. */
function chargedMarkets(option: usize): i32 {
  return countOf(<usize>load<u32>(option, LAYOUT.OPTION_CONTENT_DUTY_MARKETS));
}

/** Whether content is charged under any of some options. */
export function chargesContent(options: usize): bool {
  for (let i = 0, count = countOf(options); i < count; i++) if (chargedMarkets(itemOf(options, i)) > 0) return true;
  return false;
}

/** Without duties on content or parts all plans that meet a rule enter alike, so the cheapest is the most profitable. */
export function enterAlike(options: usize): bool {
  for (let i = 0, count = countOf(options); i < count; i++) {
    const option = itemOf(options, i);
    if (chargedMarkets(option) > 0 || countOf(<usize>load<u32>(option, LAYOUT.OPTION_PARTS_DUTIES)) > 0) return false;
  }
  return true;
}

/**
 * Whether an option is no better than a plan already made: it asks all that makes that plan dear, and bears the same duties.
 * A plan that keeps duties on parts within what is set against them, at shadow prices of at most 1, bears no more of them and
 * of cost together than one that pays: above what is set against it, duty adds 1 to cost for each unit that is bought.
 */
export function cannotBeat(option: usize, plan: usize): bool {
  const made = <usize>load<u32>(plan, LAYOUT.PLAN_OPTION);
  if (chargedMarkets(option) !== chargedMarkets(made)) return false;
  const pays = load<i32>(option, LAYOUT.OPTION_PAYS_PARTS_DUTY) !== 0;
  const paid = load<i32>(made, LAYOUT.OPTION_PAYS_PARTS_DUTY) !== 0;
  if (paid && !pays) return false;
  const paysInstead = pays && !paid;
  const way = <usize>load<u32>(made, LAYOUT.OPTION_WAY);
  const ofRule = way === 0 ? 0 : countOf(way);
  const binding = <usize>load<u32>(made, LAYOUT.OPTION_REQUIREMENTS);
  for (let c = 0, count = countOf(binding); c < count; c++) {
    const price = get(plan + LAYOUT.PLAN_PRICES, c);
    if (price === 0) continue;
    if (paysInstead && c >= ofRule) {
      if (price > 1) return false;
    } else if (!asks(option, itemOf(binding, c))) return false;
  }
  return true;
}

/** Whether an option has a requirement. */
function asks(option: usize, requirement: usize): bool {
  const weights = load<u32>(requirement, LAYOUT.REQUIREMENT_WEIGHTS);
  const atLeast = load<f64>(requirement, LAYOUT.REQUIREMENT_AT_LEAST);
  const requirements = <usize>load<u32>(option, LAYOUT.OPTION_REQUIREMENTS);
  for (let c = 0, count = countOf(requirements); c < count; c++) {
    const other = itemOf(requirements, c);
    if (load<u32>(other, LAYOUT.REQUIREMENT_WEIGHTS) !== weights) continue;
    if (load<f64>(other, LAYOUT.REQUIREMENT_AT_LEAST) === atLeast) return true;
  }
  return false;
}
