import { COUNTRIES, REGION } from '../types/dimensions.js';
import { addScaled, SUM, SUMS } from './sums.js';
import type { CarlineFlows } from './types.js';
import type { LaidOut, SimulatedYear } from './year-loop.js';

const O: number = COUNTRIES.length;
const R: number = REGION.length;

/**
 * What a year's jobs are made of: volumes, where they are assembled, and jobs per thousand vehicles at every site a carline
 * has or could move to, so that each can be changed alone.
 */
export function carlineFlows(laidOut: LaidOut, simulated: SimulatedYear): CarlineFlows {
  const { economy, assembly, desk, jobs, timeline } = laidOut;
  const { yearIndex, inForce, salesPerWeight, productivity } = simulated;
  const vintages = laidOut.vintages[yearIndex] as Float64Array;
  const n = economy.classOf.length;
  const flows: CarlineFlows = {
    year: simulated.year,
    volume: new Float64Array(n),
    siteShare: new Float64Array(n * O),
    partsJobs: new Float64Array(n * O * R),
    indirectJobs: new Float64Array(n * O * R),
    assemblyJobs: Float64Array.from({ length: O * R }, (_, i) =>
      Math.floor(i / R) === i % R ? (jobs.assembly[i % R] as number) / (productivity[i % R] as number) : 0,
    ),
  };
  const sums = new Float64Array(SUMS);
  for (let carline = 0; carline < n; carline++) {
    const stage = laidOut.stage(yearIndex, carline);
    for (const { assembly: site, share } of assembly.siteShares(yearIndex, carline)) {
      sums.fill(0);
      timeline.regimes.forEach((regime, index) => {
        const vintage = vintages[index] as number;
        if (vintage === 0) return;
        const bundle = desk.bundle(carline, site, regime, inForce, stage);
        for (let d = 0; d < O; d++) {
          const factor = vintage * salesPerWeight(carline, d);
          addScaled(sums, 0, factor, bundle, d * SUMS, SUMS);
        }
      });
      const vehicles = sums[SUM.vehicles] as number;
      if (vehicles === 0) continue;
      flows.volume[carline] = (flows.volume[carline] as number) + share * vehicles;
      flows.siteShare[carline * O + site] = share * vehicles;
      for (let c = 0; c < R; c++) {
        const at = (carline * O + site) * R + c;
        const per = vehicles * (productivity[c] as number);
        flows.partsJobs[at] = (sums[SUM.partsJobs + c] as number) / per;
        flows.indirectJobs[at] = (sums[SUM.indirectJobs + c] as number) / per;
      }
    }
    const volume = flows.volume[carline] as number;
    if (volume === 0) continue;
    for (let a = carline * O; a < (carline + 1) * O; a++) flows.siteShare[a] = (flows.siteShare[a] as number) / volume;
  }
  return flows;
}
