import { CATEGORIES, COUNTRIES } from '../types/dimensions.js';
import type { Economy } from './economy.js';

const K: number = CATEGORIES.length;
const O: number = COUNTRIES.length;
const ASSEMBLY = CATEGORIES.indexOf('assembly');
const DEVELOPMENT = CATEGORIES.indexOf('development');
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

/**
 * A sourcing table after assembly has moved: the plant's own value added moves with it, and so does a stated part of the
 * parts that were bought in the country it left.
 */
export function movedTable(shares: Float64Array, from: number, to: number, partsThatFollow: number): Float64Array {
  const moved = shares.slice();
  for (let k = 0; k < K; k++) {
    if (k === DEVELOPMENT) continue;
    const part = (shares[k * O + from] as number) * (k === ASSEMBLY ? 1 : partsThatFollow);
    moved[k * O + from] = (moved[k * O + from] as number) - part;
    moved[k * O + to] = (moved[k * O + to] as number) + part;
  }
  return moved;
}

/**
 * Share of a carline that wants to be at each other site: share ∝ prior · (Π′/Π)^(θ_A/(η−1)) over all sites, less the prior
 * (after Head & Mayer 2019). A site that gains less than `smallestMove` gets nothing: it does not pay to tool for it, and
 * nothing is there yet to move away.
 *
 * @param gain Π′/Π at the carline's own place, and at each other site
 */
export function assemblyTargets(
  sites: readonly OtherSite[],
  gain: { readonly own: number; readonly others: readonly number[] },
  terms: { readonly locationElasticity: number; readonly eta: number; readonly smallestMove: number },
): readonly number[] {
  const { locationElasticity, eta, smallestMove } = terms;
  const exponent = locationElasticity / (eta - 1);
  let elsewhere = 0;
  for (const { prior } of sites) elsewhere += prior;
  const shares: number[] = [];
  let total = (1 - elsewhere) * gain.own ** exponent;
  for (let j = 0; j < sites.length; j++) {
    const drawn = (sites[j] as OtherSite).prior * (gain.others[j] as number) ** exponent;
    shares.push(drawn);
    total += drawn;
  }
  for (let j = 0; j < sites.length; j++) {
    const gained = total > 0 ? (shares[j] as number) / total - (sites[j] as OtherSite).prior : 0;
    shares[j] = gained >= smallestMove ? Math.max(0, gained) : 0;
  }
  return shares;
}
