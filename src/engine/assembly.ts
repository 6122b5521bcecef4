import { COUNTRIES } from '../types/dimensions.js';
import type { Economy } from './economy.js';

const ROW = COUNTRIES.indexOf('ROW');

/** A country where a carline could be assembled besides its own, and the share of it that is thought of as there already. */
export type OtherSite = { readonly assembly: number; readonly prior: number };

/**
 * Where each carline's volume could move (model section 5): countries of the region where its maker has a plant, and
 * outside the region. Vehicles imported into the region stay where they are made.
 */
export function otherSites(economy: Economy): readonly (readonly OtherSite[])[] {
  const { baseline, assemblyOf, parameter } = economy;
  const plant = parameter('assembly_prior_share.plant');
  const outside = parameter('assembly_prior_share.outside');
  const plantsOf = new Map<string, Set<number>>();
  baseline.carlines.forEach(({ maker }, i) => {
    const plants = plantsOf.get(maker) ?? new Set<number>();
    plants.add(assemblyOf[i] as number);
    plantsOf.set(maker, plants);
  });
  return baseline.carlines.map(({ maker }, i) => {
    const own = assemblyOf[i] as number;
    if (own === ROW) return [];
    return COUNTRIES.flatMap((_, assembly) => {
      if (assembly === own) return [];
      const prior = assembly === ROW ? outside : plantsOf.get(maker)?.has(assembly) ? plant : 0;
      return prior > 0 ? [{ assembly, prior }] : [];
    });
  });
}
