import type { Regime } from '../policy/regime.js';
import { COUNTRIES } from '../types/dimensions.js';
import { kept } from '../types/kept.js';
import type { OtherSite, Priors } from './assembly.js';
import type { Desk } from './desk.js';
import type { Economy } from './economy.js';
import type { Address } from './load-kernel.js';
import { type Memory, numberAt } from './memory.js';
import { putSites, type Sites } from './sites.js';

const O: number = COUNTRIES.length;

/** What wants to move under a regime, against that of the base year (model section 5). */
export type Relocations = {
  /** Share of a carline that wants to be at another site; zero at its own. */
  readonly target: (regime: Regime, carline: number, assembly: number) => number;
  /** The same of all, by (carline, site). */
  readonly targets: (regime: Regime) => Address;
};

/** θ_A and η of the economy, and the least share that is worth a move. */
export type RelocationTerms = {
  readonly locationElasticity: number;
  readonly eta: number;
  readonly smallestMove: number;
};

/**
 * Relocations that regimes call for, each found once.
 *
 * @param where by carline, with priors
 * @param base the regime of the base year
 */
export function createRelocations(
  economy: Economy,
  desk: Desk,
  { sites: others, priors }: { readonly sites: readonly (readonly OtherSite[])[]; readonly priors: Priors },
  base: Regime,
): Relocations {
  const { memory } = desk.setting;
  const { kernel } = memory;
  const terms = {
    locationElasticity: economy.parameter('assembly_location_elasticity'),
    eta: economy.eta,
    smallestMove: economy.parameter('assembly_smallest_move'),
  };
  const sites = putSites(memory, economy.assemblyOf, others, priors);
  others.forEach((elsewhere, carline) => {
    if (elsewhere.length === 0) return;
    desk.ready(carline, economy.assemblyOf[carline] as number, 0);
    for (const { assembly } of elsewhere) desk.ready(carline, assembly, 0);
  });
  const profitsUnder = (regime: Regime): Address => {
    const profits = kernel.take(8 * (sites.count + 1));
    kernel.setProfits(desk.setting.economy, desk.regime(regime), desk.stage(0), sites.address, sites.count, profits);
    return profits;
  };
  const before = profitsUnder(base);
  const known = new Map<Regime, Address>();
  // Each site of each carline asks for them: no functions are made where they are there.
  const targets = (regime: Regime): Address =>
    known.get(regime) ??
    kept(known, regime, () =>
      regime === base
        ? kernel.take(8 * O * others.length)
        : relocationTargets(memory, others.length, sites, profitsUnder(regime), before, terms),
    );
  return {
    targets,
    target: (regime, carline, assembly) => numberAt(memory, targets(regime) + 8 * (carline * O + assembly)),
  };
}

/**
 * Share of each carline that wants to be at each other site, by (carline, site): see src/engine/kernel/programs/relocation.ts.
 *
 * @param profits Π′ of each site, which is overwritten, and Π in the base year, with room for pairs
 */
export function relocationTargets(
  { kernel }: Memory,
  carlines: number,
  { address, count }: Sites,
  profits: Address,
  before: Address,
  { locationElasticity, eta, smallestMove }: RelocationTerms,
): Address {
  const into = kernel.take(8 * O * carlines);
  kernel.setTargets(address, count, profits, before, locationElasticity / (eta - 1), smallestMove, into);
  return into;
}
