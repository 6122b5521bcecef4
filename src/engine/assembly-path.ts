import type { RegimeTimeline } from '../policy/regime-timeline.js';
import { COUNTRIES, VEHICLE_CLASSES } from '../types/dimensions.js';
import type { OtherSite } from './assembly.js';
import type { Economy } from './economy.js';
import type { Relocations } from './relocations.js';
import type { AssemblyMove } from './types.js';
import { vintageShares } from './vintages.js';

export type SiteShare = { readonly assembly: number; readonly share: number };

/** Where each carline is assembled, year by year. */
export type AssemblyPath = {
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
 *
 * @param sites by carline
 */
export function assemblyPath(
  economy: Economy,
  sites: readonly (readonly OtherSite[])[],
  relocations: Relocations,
  timeline: RegimeTimeline,
): AssemblyPath {
  const reached = vintageShares(timeline, economy.parameter('assembly_adjustment_rate'));
  const siteShares = (yearIndex: number, carline: number): readonly SiteShare[] => {
    const moved = (sites[carline] ?? []).map(({ assembly }) => ({ assembly, share: 0 }));
    timeline.regimes.forEach((regime, index) => {
      const weight = reached[yearIndex]?.[index] ?? 0;
      if (weight === 0) return;
      for (const site of moved) site.share += weight * relocations.target(regime, carline, site.assembly);
    });
    const stays = 1 - moved.reduce((sum, site) => sum + site.share, 0);
    return [{ assembly: economy.assemblyOf[carline] as number, share: stays }, ...moved];
  };
  return { reached, siteShares, moves: (years) => movesOf(economy, siteShares, years) };
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
