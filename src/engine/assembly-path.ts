import type { RegimeTimeline } from '../policy/regime.js';
import { COUNTRIES, VEHICLE_CLASSES } from '../types/dimensions.js';
import { assemblyTargets, otherSites } from './assembly.js';
import type { Desk } from './desk.js';
import type { Economy } from './economy.js';
import { kept } from './kept.js';
import type { AssemblyMove } from './types.js';
import { vintageShares } from './vintages.js';

export type SiteShare = { readonly assembly: number; readonly share: number };

/** A share of a carline that wants to be assembled elsewhere than at its own place. */
export type Relocation = SiteShare & { readonly carline: number };

/** Shares of each carline that want to be at its other sites, in their order. */
type Targets = readonly (readonly number[])[];

/** Where each carline is assembled, year by year. */
export type AssemblyPath = {
  /** What wants to move under a regime, against that of the base year. */
  readonly relocations: (regime: number) => readonly Relocation[];
  /** How much of what wants to move under each regime has moved, [year][regime]. */
  readonly reached: readonly Float64Array[];
  /** A carline's own place first, then every other it could be at. Shares sum to 1. */
  readonly siteShares: (yearIndex: number, carline: number) => readonly SiteShare[];
  /** Volume of the base year that has moved by each year. */
  readonly moves: (years: readonly number[]) => readonly AssemblyMove[];
};

/**
 * Moves assembly towards where it earns most, by the share ρ_A of the gap a year (model section 5). Each year's target
 * compares the regime planned for with that of the base year, so what has moved is a sum of targets by regime, weighted as
 * vintages of sourcing are.
 */
export function assemblyPath(economy: Economy, desk: Desk, timeline: RegimeTimeline): AssemblyPath {
  const sites = otherSites(economy);
  const terms = {
    locationElasticity: economy.parameter('assembly_location_elasticity'),
    eta: economy.eta,
    smallestMove: economy.parameter('assembly_smallest_move'),
  };
  const base = timeline.inForce[0] as number;
  const reached = vintageShares(
    timeline.regimes.length,
    base,
    timeline.plannedFor,
    economy.parameter('assembly_adjustment_rate'),
  );
  const targets = new Map<number, Targets>([[base, sites.map((others) => others.map(() => 0))]]);
  const targetsUnder = (regime: number): Targets =>
    kept(targets, regime, () =>
      sites.map((others, carline) => {
        if (others.length === 0) return [];
        const gain = (assembly: number): number =>
          desk.profit({ carline, assembly, regime, stage: 0 }) /
          desk.profit({ carline, assembly, regime: base, stage: 0 });
        const own = gain(economy.assemblyOf[carline] as number);
        return assemblyTargets(others, { own, others: others.map((s) => gain(s.assembly)) }, terms);
      }),
    );
  const lists = new Map<number, readonly Relocation[]>();
  const relocations = (regime: number): readonly Relocation[] =>
    kept(lists, regime, () =>
      targetsUnder(regime).flatMap((shares, carline) =>
        (sites[carline] ?? []).flatMap(({ assembly }, j) => {
          const share = shares[j] as number;
          return share > 0 ? [{ carline, assembly, share }] : [];
        }),
      ),
    );
  const siteShares = (yearIndex: number, carline: number): readonly SiteShare[] => {
    const moved = (sites[carline] ?? []).map(({ assembly }) => ({ assembly, share: 0 }));
    reached[yearIndex]?.forEach((weight, regime) => {
      if (weight === 0) return;
      const shares = targetsUnder(regime)[carline];
      for (const [j, site] of moved.entries()) site.share += weight * (shares?.[j] ?? 0);
    });
    const stays = 1 - moved.reduce((sum, site) => sum + site.share, 0);
    return [{ assembly: economy.assemblyOf[carline] as number, share: stays }, ...moved];
  };
  return { relocations, reached, siteShares, moves: (years) => movesOf(economy, siteShares, years) };
}

function movesOf(
  economy: Economy,
  siteShares: AssemblyPath['siteShares'],
  years: readonly number[],
): readonly AssemblyMove[] {
  return years.flatMap((year, y) => {
    const sums = new Map<string, number>();
    economy.classOf.forEach((vehicleClass, carline) => {
      const [own, ...others] = siteShares(y, carline);
      const volume = COUNTRIES.reduce(
        (sum, _, d) => sum + (economy.sales[carline * COUNTRIES.length + d] as number),
        0,
      );
      for (const { assembly, share } of others) {
        const key = `${vehicleClass} ${own?.assembly} ${assembly}`;
        sums.set(key, (sums.get(key) ?? 0) + share * volume);
      }
    });
    return [...sums].map(([key, thousandVehicles]) => {
      const [vehicleClass = 0, from = 0, to = 0] = key.split(' ').map(Number);
      return {
        year,
        vehicleClass: VEHICLE_CLASSES[vehicleClass] as AssemblyMove['vehicleClass'],
        from: COUNTRIES[from] as AssemblyMove['from'],
        to: COUNTRIES[to] as AssemblyMove['to'],
        thousandVehicles,
      };
    });
  });
}
