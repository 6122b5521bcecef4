import type { Baseline } from '../baseline/types.js';
import { COUNTRIES } from '../types/dimensions.js';
import { kept } from '../types/kept.js';

const ROW = COUNTRIES.indexOf('ROW');

/** A country where a carline could be assembled besides its own: where its maker has a plant, or outside the region. */
export type OtherSite = { readonly assembly: number; readonly kind: 'plant' | 'outside' };

/** Share of a carline that is thought of as at each other site already. */
export type Priors = Readonly<Record<OtherSite['kind'], number>>;

/**
 * Where each carline's volume could move (model section 5): countries of the region where its maker has a plant, and
 * outside the region. Vehicles imported into the region stay where they are made, and nothing moves where a prior is 0.
 */
export function otherSites(baseline: Baseline, { plant, outside }: Priors): readonly (readonly OtherSite[])[] {
  const found = known.get(baseline) ?? new Map<string, readonly (readonly OtherSite[])[]>();
  known.set(baseline, found);
  return kept(found, `${plant > 0} ${outside > 0}`, () => findSites(baseline, plant > 0, outside > 0));
}

const known = new WeakMap<Baseline, Map<string, readonly (readonly OtherSite[])[]>>();

function findSites({ carlines }: Baseline, plants: boolean, outside: boolean): readonly (readonly OtherSite[])[] {
  const plantsOf = new Map<string, Set<number>>();
  for (const { maker, assembly } of carlines) {
    kept(plantsOf, maker, () => new Set<number>()).add(COUNTRIES.indexOf(assembly));
  }
  return carlines.map(({ maker, assembly: home }) => {
    const own = COUNTRIES.indexOf(home);
    if (own === ROW) return [];
    return COUNTRIES.flatMap((_, assembly): OtherSite[] => {
      if (assembly === own) return [];
      if (assembly === ROW) return outside ? [{ assembly, kind: 'outside' }] : [];
      return plants && plantsOf.get(maker)?.has(assembly) === true ? [{ assembly, kind: 'plant' }] : [];
    });
  });
}
