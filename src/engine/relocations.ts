import type { Regime } from '../policy/regime.js';
import { COUNTRIES } from '../types/dimensions.js';
import { kept } from '../types/kept.js';
import { assemblyTargets, type OtherSite } from './assembly.js';
import type { Desk } from './desk.js';
import type { Economy } from './economy.js';

const O: number = COUNTRIES.length;

/** A share of a carline that wants to be assembled elsewhere than at its own place. */
type Relocation = { readonly carline: number; readonly assembly: number; readonly share: number };

/** What wants to move under a regime, against that of the base year (model section 5). */
export type Relocations = {
  /** Share of each carline that wants to be at another site, by (carline, site); zero at its own. */
  readonly targets: (regime: Regime) => Float64Array;
  /** The same as a list of those that are not zero. */
  readonly list: (regime: Regime) => readonly Relocation[];
};

/**
 * Relocations that regimes call for, each found once.
 *
 * @param sites by carline
 * @param base the regime of the base year
 */
export function createRelocations(
  economy: Economy,
  desk: Desk,
  sites: readonly (readonly OtherSite[])[],
  base: Regime,
): Relocations {
  const terms = {
    locationElasticity: economy.parameter('assembly_location_elasticity'),
    eta: economy.eta,
    smallestMove: economy.parameter('assembly_smallest_move'),
  };
  const known = new Map<Regime, Float64Array>([[base, new Float64Array(sites.length * O)]]);
  const targets = (regime: Regime): Float64Array => kept(known, regime, () => targetsUnder(regime));
  const targetsUnder = (regime: Regime): Float64Array => {
    const shares = new Float64Array(sites.length * O);
    const gain = (carline: number, assembly: number): number =>
      desk.profit(carline, assembly, regime, 0) / desk.profit(carline, assembly, base, 0);
    sites.forEach((others, carline) => {
      if (others.length === 0) return;
      const own = gain(carline, economy.assemblyOf[carline] as number);
      const gains = { own, others: others.map(({ assembly }) => gain(carline, assembly)) };
      const drawn = assemblyTargets(others, gains, terms);
      others.forEach(({ assembly }, j) => {
        shares[carline * O + assembly] = drawn[j] as number;
      });
    });
    return shares;
  };
  const lists = new Map<Regime, readonly Relocation[]>();
  return {
    targets,
    list: (regime) =>
      kept(lists, regime, () => {
        const list: Relocation[] = [];
        targets(regime).forEach((share, at) => {
          if (share > 0) list.push({ carline: Math.floor(at / O), assembly: at % O, share });
        });
        return list;
      }),
  };
}
