import type { Country, VehicleClass } from '../types/dimensions.js';
import type { AssemblyMove } from './types.js';
import { type PreparedRun, siteSharesIn } from './year-loop.js';

/** Volume of the base year that has moved between places of assembly by each year. */
export function assemblyMoves(run: PreparedRun): readonly AssemblyMove[] {
  const { baseline, carlines, shape } = run.model.economy;
  const { countries, classes } = baseline.dimensions;
  const { origins } = shape;
  return run.years.flatMap((year, yearIndex) => {
    const moved = new Map<number, number>();
    for (let carline = 0; carline < carlines.count; carline++) {
      const [own, ...others] = siteSharesIn(run, yearIndex, carline);
      let volume = 0;
      for (let d = 0; d < origins; d++) volume += carlines.sales[carline * origins + d] as number;
      for (const { plant, share } of others) {
        const group = (carlines.vehicleClass[carline] as number) * origins + (own?.plant ?? 0);
        const key = group * origins + plant;
        moved.set(key, (moved.get(key) ?? 0) + share * volume);
      }
    }
    return [...moved].map(([key, thousandVehicles]) => ({
      year,
      vehicleClass: classes[Math.floor(key / origins ** 2)] as VehicleClass,
      from: countries[Math.floor(key / origins) % origins] as Country,
      to: countries[key % origins] as Country,
      thousandVehicles,
    }));
  });
}
