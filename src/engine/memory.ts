import { BUNDLE } from './bundle.js';
import { type DualWorkspace, dualWorkspace, emptyWorkspace } from './dual-workspace.js';
import { emptyTotals, type Totals } from './outcomes.js';
import { emptyOffers, type Offers } from './plan-choice.js';
import { PLAN_LENGTH } from './plan-record.js';
import { createSlab, type Slab } from './slab.js';
import { TALLY } from './sums.js';

/** Memory that runs under one set of parameters work in. Those under the next can have it once these are done. */
export type Memory = {
  readonly work: DualWorkspace;
  readonly offers: Offers;
  readonly plans: Slab;
  readonly bundles: Slab;
  readonly tallies: Slab;
  readonly totals: Totals;
};

/** Memory for problems of up to `requirements` requirements. */
export function createMemory(requirements: number): Memory {
  return {
    work: dualWorkspace(requirements),
    offers: emptyOffers(),
    plans: createSlab(PLAN_LENGTH),
    bundles: createSlab(BUNDLE),
    tallies: createSlab(TALLY, 16),
    totals: emptyTotals(),
  };
}

/** Makes all of the memory free. */
export function recycle({ work, plans, bundles, tallies }: Memory): void {
  emptyWorkspace(work);
  plans.recycle();
  bundles.recycle();
  tallies.recycle();
}
