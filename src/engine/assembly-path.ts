import type { RegimeTimeline } from '../policy/regime.js';
import { COUNTRIES, VEHICLE_CLASSES } from '../types/dimensions.js';
import { assemblyTargets, otherSites } from './assembly.js';
import type { Desk } from './desk.js';
import type { Economy } from './economy.js';
import type { AssemblyMove } from './types.js';

export type SiteShare = { readonly assembly: number; readonly share: number };

/** Where each carline is assembled, year by year. */
export type AssemblyPath = {
  /** A carline's own place first. Shares sum to 1. */
  readonly siteShares: (yearIndex: number, carline: number) => readonly SiteShare[];
  /** Volume of the base year that has moved by each year. */
  readonly moves: (years: readonly number[]) => readonly AssemblyMove[];
};

/**
 * Moves assembly towards where it earns most, by the share ρ_A of the gap a year (model section 5). Each year's target
 * compares the regime planned for with that of the base year.
 */
export function assemblyPath(economy: Economy, desk: Desk, timeline: RegimeTimeline): AssemblyPath {
  const sites = otherSites(economy);
  const speed = economy.parameter('assembly_adjustment_rate');
  const elasticity = economy.parameter('assembly_location_elasticity');
  const smallestMove = economy.parameter('assembly_smallest_move');
  const base = timeline.inForce[0] as number;
  const paths = sites.map((others, carline) => {
    const own = economy.assemblyOf[carline] as number;
    const targets = new Map<number, readonly number[]>();
    const targetUnder = (regime: number): readonly number[] => {
      let target = targets.get(regime);
      if (target === undefined) {
        const gain = (assembly: number): number =>
          regime === base
            ? 1
            : desk.profit({ carline, assembly, regime, stage: 0 }) /
              desk.profit({ carline, assembly, regime: base, stage: 0 });
        target = assemblyTargets(
          others,
          { own: gain(own), others: others.map((s) => gain(s.assembly)) },
          { locationElasticity: elasticity, eta: economy.eta, smallestMove },
        );
        targets.set(regime, target);
      }
      return target;
    };
    let moved: readonly number[] = others.map(() => 0);
    const unmoved = [{ assembly: own, share: 1 }, ...others.map((site) => ({ assembly: site.assembly, share: 0 }))];
    return timeline.plannedFor.map((regime, y) => {
      if (y > 0 && others.length > 0) {
        const target = targetUnder(regime);
        moved = moved.map((share, j) => share + speed * ((target[j] as number) - share));
      }
      if (moved.every((share) => share === 0)) return unmoved;
      const stays = 1 - moved.reduce((sum, share) => sum + share, 0);
      return [
        { assembly: own, share: stays },
        ...others.map((site, j) => ({ assembly: site.assembly, share: moved[j] as number })),
      ];
    });
  });
  return {
    siteShares: (yearIndex, carline) => paths[carline]?.[yearIndex] ?? [],
    moves: (years) => movesOf(economy, paths, years),
  };
}

function movesOf(
  economy: Economy,
  paths: readonly (readonly (readonly SiteShare[])[])[],
  years: readonly number[],
): readonly AssemblyMove[] {
  return years.flatMap((year, y) => {
    const sums = new Map<string, number>();
    paths.forEach((path, carline) => {
      const [own, ...others] = path[y] ?? [];
      if (own === undefined) return;
      const volume = COUNTRIES.reduce(
        (sum, _, d) => sum + (economy.sales[carline * COUNTRIES.length + d] as number),
        0,
      );
      for (const { assembly, share } of others) {
        const key = `${economy.classOf[carline]} ${own.assembly} ${assembly}`;
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
