import { PLAN, type Plan, thresholdFor } from '../../engine/plan.js';
import type { CompiledAlternative } from '../../engine/plan-options.js';
import type { LaidOut } from '../../engine/year-loop.js';
import { contentOf } from '../../policy/content-measure.js';
import { CATEGORIES, type Category, COUNTRIES } from '../../types/dimensions.js';

const O: number = COUNTRIES.length;

/** Spending on one cost category as shares of unit cost: by origin, and the part of it that a measure counts. */
export type BuildUpRow = {
  readonly category: Category;
  /** Share of unit cost when nothing constrains sourcing. */
  readonly costShare: number;
  /** Spending by origin (US, CA, MX, ROW), in units of unconstrained unit cost. */
  readonly byOrigin: readonly number[];
  /** Whether the category is in the base of reported content: all but development. */
  readonly inBase: boolean;
};

/** How the spending of a carline's plan builds up, category by category. */
export function buildUp({ economy }: LaidOut, plan: Plan, carline: number): readonly BuildUpRow[] {
  return CATEGORIES.map((category, k) => ({
    category,
    costShare: economy.costShare[carline * CATEGORIES.length + k] as number,
    byOrigin: [...plan.numbers.subarray(PLAN.spending + k * O, PLAN.spending + k * O + O)],
    inBase: category !== 'development',
  }));
}

/** A requirement of the rule beside the content a plan has by its measure. */
export type RequirementCheck = {
  readonly measure: string;
  /** Less what the maker earns off it. */
  readonly threshold: number;
  readonly content: number;
  /** Rise in unit cost per unit of threshold, in units of unconstrained unit cost; 0 where it does not bind. */
  readonly shadowPrice: number;
};

/** Each requirement of one way to meet the rule, held against a plan of a subject. */
export function requirementChecks(
  { setting }: LaidOut,
  { requirements }: CompiledAlternative,
  plan: Plan,
  subject: number,
): readonly RequirementCheck[] {
  return requirements.map((requirement) => {
    const own = plan.option.requirements.indexOf(requirement);
    return {
      measure: requirement.asked.measure,
      threshold: thresholdFor(setting, requirement, subject),
      content: contentOf(requirement.weighed.weights, plan.numbers, PLAN.spending),
      shadowPrice: own < 0 ? 0 : (plan.shadowPrices[own] ?? 0),
    };
  });
}
