import type { Model } from './model.js';
import { KEPT_CONTENTS } from './model.js';
import type { CompiledAlternative, CompiledRequirement, WeighedMeasure } from './requirements.js';

/** A requirement is met when content falls short by no more than the solver's rounding. */
const MET = 1e-7;

/** Content Σ a·x / Σ b·x of a plan by a measure (engine/README.md, section 1); 1 when the measure has no base in it. */
function contentOfPlan(model: Model, plan: number, measure: WeighedMeasure): number {
  if (measure.number >= KEPT_CONTENTS) return computed(model, plan, measure);
  const at = plan * KEPT_CONTENTS + measure.number;
  const known = model.plans.contents[at] as number;
  if (!Number.isNaN(known)) return known;
  const content = computed(model, plan, measure);
  model.plans.contents[at] = content;
  return content;
}

function computed({ plans }: Model, plan: number, { a, b }: WeighedMeasure): number {
  const { spending } = plans;
  const first = plan * a.length;
  let numerator = 0;
  let base = 0;
  for (let cell = 0; cell < a.length; cell++) {
    const x = spending[first + cell] as number;
    numerator += (a[cell] as number) * x;
    base += (b[cell] as number) * x;
  }
  return base > 0 ? numerator / base : 1;
}

/** A requirement's threshold less the credits that the maker of a sourcing table's carline earns. */
export function thresholdFor(
  model: Pick<Model, 'economy' | 'sourcing'>,
  { asked, measure }: CompiledRequirement,
  table: number,
): number {
  let threshold = asked.atLeast;
  if (asked.credits.length === 0) return threshold;
  for (const { kind, upTo } of asked.credits) {
    threshold -= kind === 'flat' ? upTo : Math.min(upTo, developmentInRegion(model, measure, table));
  }
  return Math.max(0, threshold);
}

/** Development done in the region as a share of the measure's base, at unconstrained cost. */
function developmentInRegion(
  { economy, sourcing }: Pick<Model, 'economy' | 'sourcing'>,
  { b }: WeighedMeasure,
  table: number,
): number {
  const { origins, categories, cells, development, members } = economy.shape;
  const costShare = (sourcing.carline[table] as number) * categories;
  let base = 0;
  for (let k = 0; k < categories; k++) {
    base += (economy.carlines.costShare[costShare + k] as number) * (b[k * origins] as number);
  }
  let inRegion = 0;
  for (const o of members) inRegion += sourcing.shares[table * cells + development * origins + o] as number;
  return base > 0 ? (inRegion * (economy.carlines.costShare[costShare + development] as number)) / base : 0;
}

/** Whether a plan's content meets every requirement of one of the alternatives, as that of a plan made for one of them does. */
export function meetsRule(
  model: Model,
  plan: number,
  alternatives: readonly CompiledAlternative[],
  table: number,
): boolean {
  const madeFor = model.catalogue.options[model.plans.option[plan] as number]?.alternative;
  for (const alternative of alternatives) {
    if (alternative === madeFor || meetsAll(model, plan, alternative, table)) return true;
  }
  return false;
}

function meetsAll(model: Model, plan: number, { requirements }: CompiledAlternative, table: number): boolean {
  for (const requirement of requirements) {
    if (contentOfPlan(model, plan, requirement.measure) < thresholdFor(model, requirement, table) - MET) return false;
  }
  return true;
}
