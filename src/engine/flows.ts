import { COUNTRIES, REGION } from '../types/dimensions.js';
import type { Economy } from './economy.js';
import type { EmploymentCoefficients } from './employment.js';
import type { CarlineFlows } from './types.js';
import type { YearCell } from './year-cells.js';

const O: number = COUNTRIES.length;
const R: number = REGION.length;

/** Collects a year's flows carline by carline. */
export function carlineFlows(
  year: number,
  economy: Economy,
  jobs: EmploymentCoefficients,
  productivity: Float64Array,
): {
  readonly flows: CarlineFlows;
  readonly add: (carline: number, cells: readonly YearCell[], volumes: Float64Array) => void;
} {
  const n = economy.classOf.length;
  const flows: CarlineFlows = {
    year,
    volume: new Float64Array(n),
    siteShare: new Float64Array(n * O),
    partsJobs: new Float64Array(n * O * R),
    indirectJobs: new Float64Array(n * O * R),
    assemblyJobs: Float64Array.from({ length: O * R }, (_, i) =>
      Math.floor(i / R) === i % R ? (jobs.assembly[i % R] as number) / (productivity[i % R] as number) : 0,
    ),
  };
  const add = (carline: number, cells: readonly YearCell[], volumes: Float64Array): void => {
    const unitCost = economy.unitCostUsd[carline] as number;
    const bySite = new Float64Array(O);
    cells.forEach(({ assembly, chosen: { plan } }, j) => {
      let vehicles = 0;
      for (let d = 0; d < O; d++) vehicles += volumes[j * O + d] as number;
      bySite[assembly] = (bySite[assembly] as number) + vehicles;
      for (let o = 0; o < R; o++) {
        const at = (carline * O + assembly) * R + o;
        const scale = (vehicles * unitCost) / 1000 / (productivity[o] as number);
        flows.partsJobs[at] = (flows.partsJobs[at] as number) + scale * (plan.sums.partsJobs[o] as number);
        flows.indirectJobs[at] = (flows.indirectJobs[at] as number) + scale * (plan.sums.indirectJobs[o] as number);
      }
    });
    const total = bySite.reduce((sum, x) => sum + x, 0);
    flows.volume[carline] = total;
    for (let a = 0; a < O; a++) {
      const vehicles = bySite[a] as number;
      if (vehicles === 0) continue;
      flows.siteShare[carline * O + a] = vehicles / total;
      for (let o = 0; o < R; o++) {
        const at = (carline * O + a) * R + o;
        flows.partsJobs[at] = (flows.partsJobs[at] as number) / vehicles;
        flows.indirectJobs[at] = (flows.indirectJobs[at] as number) / vehicles;
      }
    }
  };
  return { flows, add };
}
