import { COUNTRIES, REGION } from '../types/dimensions.js';
import type { Economy } from './economy.js';
import type { EmploymentCoefficients } from './employment.js';
import { SUM, SUMS } from './sums.js';
import type { CarlineFlows } from './types.js';

const O: number = COUNTRIES.length;
const R: number = REGION.length;

/** A year's flows at zero, with what assembly jobs a site has per thousand vehicles. */
export function emptyFlows(
  year: number,
  economy: Economy,
  jobs: EmploymentCoefficients,
  productivity: Float64Array,
): CarlineFlows {
  const n = economy.classOf.length;
  return {
    year,
    volume: new Float64Array(n),
    siteShare: new Float64Array(n * O),
    partsJobs: new Float64Array(n * O * R),
    indirectJobs: new Float64Array(n * O * R),
    assemblyJobs: Float64Array.from({ length: O * R }, (_, i) =>
      Math.floor(i / R) === i % R ? (jobs.assembly[i % R] as number) / (productivity[i % R] as number) : 0,
    ),
  };
}

/** Writes a carline's flows from its sums by (place of assembly, market, sum). */
export function writeFlows(flows: CarlineFlows, carline: number, sums: Float64Array, productivity: Float64Array): void {
  const over = (assembly: number, sum: number): number => {
    let total = 0;
    for (let d = 0; d < O; d++) total += sums[(assembly * O + d) * SUMS + sum] as number;
    return total;
  };
  const bySite = COUNTRIES.map((_, a) => over(a, SUM.vehicles));
  const volume = bySite.reduce((sum, vehicles) => sum + vehicles, 0);
  flows.volume[carline] = volume;
  bySite.forEach((vehicles, a) => {
    if (vehicles === 0) return;
    flows.siteShare[carline * O + a] = vehicles / volume;
    for (let c = 0; c < R; c++) {
      const per = vehicles * (productivity[c] as number);
      flows.partsJobs[(carline * O + a) * R + c] = over(a, SUM.partsJobs + c) / per;
      flows.indirectJobs[(carline * O + a) * R + c] = over(a, SUM.indirectJobs + c) / per;
    }
  });
}
