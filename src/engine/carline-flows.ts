import { carlineCohort, salesPerWeight } from './carline-sums.js';
import { addScaled } from './sums.js';
import type { CarlineFlows } from './types.js';
import { type PreparedRun, type SimulatedYear, siteSharesIn } from './year-loop.js';

/**
 * What a year's jobs are made of: volumes, where they are assembled, and jobs per thousand vehicles at every site a carline
 * has or could move to, so that each can be changed alone.
 */
export function carlineFlows(run: PreparedRun, year: SimulatedYear): CarlineFlows {
  const { model } = run;
  const { economy, jobs, sums, cohorts } = model;
  const { origins, members } = economy.shape;
  const { productivity } = year.totals;
  const vintages = run.vintages[year.yearIndex] as Float64Array;
  const R = members.length;
  const n = economy.carlines.count;
  const flows: CarlineFlows = {
    year: year.year,
    volume: new Float64Array(n),
    siteShare: new Float64Array(n * origins),
    partsJobs: new Float64Array(n * origins * R),
    indirectJobs: new Float64Array(n * origins * R),
    assemblyJobs: new Float64Array(origins * R),
  };
  members.forEach((member, c) => {
    flows.assemblyJobs[member * R + c] = (jobs.assembly[c] as number) / (productivity[c] as number);
  });
  const of = new Float64Array(sums.count);
  for (let carline = 0; carline < n; carline++) {
    for (const { plant, share } of siteSharesIn(run, year.yearIndex, carline)) {
      of.fill(0);
      run.timeline.regimes.forEach((planned, index) => {
        const vintage = vintages[index] as number;
        if (vintage === 0) return;
        const cohort = carlineCohort(run, year, carline, plant, planned);
        for (let d = 0; d < origins; d++) {
          const from = (cohort * origins + d) * sums.count;
          addScaled(of, 0, vintage * salesPerWeight(run, year, carline, d), cohorts.sums, from, sums.count);
        }
      });
      const vehicles = of[sums.vehicles] as number;
      if (vehicles === 0) continue;
      flows.volume[carline] = (flows.volume[carline] as number) + share * vehicles;
      flows.siteShare[carline * origins + plant] = share * vehicles;
      for (let c = 0; c < R; c++) {
        const at = (carline * origins + plant) * R + c;
        const per = vehicles * (productivity[c] as number);
        flows.partsJobs[at] = (of[sums.partsJobs + c] as number) / per;
        flows.indirectJobs[at] = (of[sums.indirectJobs + c] as number) / per;
      }
    }
    const volume = flows.volume[carline] as number;
    if (volume === 0) continue;
    for (let a = carline * origins; a < (carline + 1) * origins; a++) {
      flows.siteShare[a] = (flows.siteShare[a] as number) / volume;
    }
  }
  return flows;
}
