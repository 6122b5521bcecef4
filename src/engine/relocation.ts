import { OUTSIDE_PRIOR, PLANT_PRIOR, PRIORS_HINT, priorsTooLarge } from '../baseline/assembly-priors.js';
import type { Baseline } from '../baseline/types.js';
import type { Regime } from '../policy/regime.js';
import { RoosimError } from '../types/errors.js';
import { kept } from '../types/kept.js';
import { prepareChoices, profitOf } from './cohorts.js';
import type { Economy } from './economy.js';
import type { Model } from './model.js';
import type { Shape } from './shape.js';
import { type Terms, termsAt } from './terms.js';

/** Plants where carlines are or could be, those of a carline one after the other, its own first; priors of a carline sum to 1. */
export type Sites = {
  readonly count: number;
  readonly carline: Int32Array;
  readonly plant: Int32Array;
  readonly prior: Float64Array;
  /** First site of each carline, and behind the last carline the count; a carline that can't move has none. */
  readonly first: Int32Array;
};

/**
 * Where each carline's volume could move (engine/README.md, section 5): countries of the region where its maker has a plant, and
 * the rest of the world. Vehicles imported into the region stay where they are made, and nothing moves where a prior is 0. A
 * prior is the share of a carline that is thought of as there already.
 *
 * @throws RoosimError `parameter_out_of_range` when priors leave less than nothing for a carline's own plant
 */
export function sitesOf({ baseline, parameter, carlines, shape }: Economy): Sites {
  const tooLarge = priorsTooLarge(baseline, parameter);
  if (tooLarge !== undefined) throw new RoosimError('parameter_out_of_range', tooLarge, { hint: PRIORS_HINT });
  const priors = { plant: parameter(PLANT_PRIOR), outside: parameter(OUTSIDE_PRIOR) };
  const plants = plantsByMaker(baseline);
  const found: { carline: number; plant: number; prior: number }[] = [];
  const first = new Int32Array(carlines.count + 1);
  baseline.carlines.forEach(({ maker }, carline) => {
    first[carline] = found.length;
    const own = carlines.plant[carline] as number;
    if ((shape.memberOf[own] as number) < 0) return;
    const others = otherSites(shape, own, plants.get(maker) ?? new Set(), priors);
    if (others.length === 0) return;
    const elsewhere = others.reduce((sum, { prior }) => sum + prior, 0);
    found.push({ carline, plant: own, prior: 1 - elsewhere }, ...others.map((site) => ({ carline, ...site })));
  });
  first[carlines.count] = found.length;
  return {
    count: found.length,
    carline: new Int32Array(found.map(({ carline }) => carline)),
    plant: new Int32Array(found.map(({ plant }) => plant)),
    prior: new Float64Array(found.map(({ prior }) => prior)),
    first,
  };
}

function otherSites(
  { origins, memberOf, restOfWorld }: Shape,
  own: number,
  plants: ReadonlySet<number>,
  priors: { readonly plant: number; readonly outside: number },
): { plant: number; prior: number }[] {
  const sites: { plant: number; prior: number }[] = [];
  for (let plant = 0; plant < origins; plant++) {
    if (plant === own) continue;
    const isMember = (memberOf[plant] as number) >= 0;
    const prior = plant === restOfWorld ? priors.outside : isMember && plants.has(plant) ? priors.plant : 0;
    if (prior > 0) sites.push({ plant, prior });
  }
  return sites;
}

function plantsByMaker({ carlines, dimensions }: Baseline): ReadonlyMap<string, ReadonlySet<number>> {
  const plants = new Map<string, Set<number>>();
  for (const { maker, assembly } of carlines) {
    kept(plants, maker, () => new Set<number>()).add(dimensions.countries.indexOf(assembly));
  }
  return plants;
}

/** Share of each carline that wants to be at another site under a regime, by site; 0 at its own. */
export type Targets = (regime: Regime) => Float64Array;

/** The relocations that regimes call for against that of the base year, each found once. */
export function createTargets(model: Model, sites: Sites, base: Regime): Targets {
  const { economy } = model;
  const { parameter, eta } = economy;
  const exponent = parameter('assembly_location_elasticity') / (eta - 1);
  const smallestMove = parameter('assembly_smallest_move');
  const profitsUnder = (regime: Regime): Float64Array => {
    const profits = new Float64Array(sites.count);
    const waiting = new Map<Terms, number[]>();
    for (let site = 0; site < sites.count; site++) {
      const carline = sites.carline[site] as number;
      const vehicleClass = economy.carlines.vehicleClass[carline] as number;
      const terms = termsAt(model.terms, regime, carline, vehicleClass, sites.plant[site] as number);
      kept(waiting, terms, () => []).push(site);
    }
    for (const [terms, at] of waiting) {
      prepareChoices(
        model,
        terms,
        at.map((site) => sites.carline[site] as number),
        () => 0,
      );
      for (const site of at) profits[site] = profitOf(model, sites.carline[site] as number, terms, 0);
    }
    return profits;
  };
  const before = profitsUnder(base);
  const known = new Map<Regime, Float64Array>([[base, new Float64Array(sites.count)]]);
  return (regime) =>
    kept(known, regime, () => relocationTargets(sites, profitsUnder(regime), before, exponent, smallestMove));
}

/**
 * Share of each carline that wants to be at each other site: share ∝ prior · (Π′/Π)^(θ_A/(η−1)) over all its sites, less the
 * prior (after Head & Mayer 2019). A site that gains less than `smallestMove` gets nothing: it does not pay to tool for it, and
 * nothing is there yet to move away.
 *
 * @param profits Π′ of each site; `before`, Π in the base year
 */
export function relocationTargets(
  { first, prior, count }: Pick<Sites, 'first' | 'prior' | 'count'>,
  profits: Float64Array,
  before: Float64Array,
  exponent: number,
  smallestMove: number,
): Float64Array {
  const targets = new Float64Array(count);
  const pull = new Float64Array(count);
  for (let site = 0; site < count; site++) {
    const gain = (profits[site] as number) / (before[site] as number);
    pull[site] = (prior[site] as number) * (gain === 1 ? 1 : gain ** exponent);
  }
  for (let carline = 0; carline + 1 < first.length; carline++) {
    const from = first[carline] as number;
    const end = first[carline + 1] as number;
    let total = 0;
    for (let site = from; site < end; site++) total += pull[site] as number;
    for (let site = from + 1; site < end; site++) {
      const gained = total > 0 ? (pull[site] as number) / total - (prior[site] as number) : 0;
      targets[site] = gained >= smallestMove ? Math.max(0, gained) : 0;
    }
  }
  return targets;
}

/** Where a part of a carline is assembled. */
export type SiteShare = { readonly plant: number; readonly share: number };

/**
 * Where a carline is assembled once relocations have happened in part: its own place first, then every other it could be at.
 * Shares sum to 1.
 *
 * @param reached how much of what wants to move under each regime has moved
 */
export function siteShares(
  { carlines }: Economy,
  sites: Sites,
  targets: Targets,
  regimes: readonly Regime[],
  reached: Float64Array,
  carline: number,
): readonly SiteShare[] {
  const from = sites.first[carline] as number;
  const end = sites.first[carline + 1] as number;
  const moved: SiteShare[] = [];
  let stays = 1;
  for (let site = from + 1; site < end; site++) {
    const share = regimes.reduce((sum, regime, index) => {
      const part = reached[index] as number;
      return part === 0 ? sum : sum + part * (targets(regime)[site] as number);
    }, 0);
    stays -= share;
    moved.push({ plant: sites.plant[site] as number, share });
  }
  return [{ plant: carlines.plant[carline] as number, share: stays }, ...moved];
}
