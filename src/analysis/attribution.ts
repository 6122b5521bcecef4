import type { CarlineFlows, SimulateOptions } from '../engine/index.js';
import { simulate } from '../engine/index.js';
import { effectiveRegister } from '../scenario/effective-register.js';
import type { Scenario } from '../scenario/types.js';
import type { Country, Dimensions } from '../types/dimensions.js';
import { RoosimError } from '../types/errors.js';
import { shapleyValues } from './shapley.js';

/** What a change in jobs comes from; one cause for each country of the region that assembly moves from. */
export type Cause =
  | 'parts re-sourced for the rule'
  | 'demand and prices'
  | 'sourcing shifts'
  | `assembly moved from ${Country}`;

/** The causes of changes in an economy, in the order they are told. */
export function causesIn({ region }: Dimensions): readonly Cause[] {
  const moves = region.members.map((country): Cause => `assembly moved from ${country}`);
  return ['parts re-sourced for the rule', ...moves, 'demand and prices', 'sourcing shifts'];
}

/** A country's change in jobs against the baseline, split by cause. Direct and indirect jobs are never mixed. */
export type Attribution = {
  readonly country: Country;
  readonly jobs: 'direct' | 'indirect';
  readonly byCause: Readonly<Record<Cause, number>>;
  readonly total: number;
};

/**
 * Splits each country's job change of a year into its causes by exact Shapley values (Shapley 1953): the average, over all
 * orders in which the causes could be switched on, of what each adds. The parts sum to the total.
 *
 * Each cause is a switch between the baseline's figures and the scenario's: what is bought per vehicle, where vehicles are
 * assembled (by the country they left), how many are sold, and the scenario's own sourcing shifts.
 *
 * @throws RoosimError `year_out_of_range`
 */
export function attributeJobs(
  baseline: Scenario,
  scenario: Scenario,
  year: number,
  options: Omit<SimulateOptions, 'flows' | 'years' | 'detail'> = {},
): readonly Attribution[] {
  const { dimensions } = scenario.baseline;
  const { countries, region } = dimensions;
  const O = countries.length;
  const R = region.members.length;
  const causes = causesIn(dimensions);
  const flowsOf = (who: Scenario): CarlineFlows => {
    const flows = simulate(who, { ...options, years: [year], flows: true }).flows?.at(-1);
    if (flows === undefined) throw new RoosimError('year_out_of_range', `The year ${year} was not simulated.`);
    return flows;
  };
  const before = flowsOf(baseline);
  const after = flowsOf(scenario);
  const shiftsDiffer = scenario.sourcingShifts !== baseline.sourcingShifts && scenario.sourcingShifts.length > 0;
  const withoutShifts = shiftsDiffer ? flowsOf({ ...scenario, sourcingShifts: baseline.sourcingShifts }) : after;
  const onlyShifts = shiftsDiffer ? flowsOf({ ...baseline, sourcingShifts: scenario.sourcingShifts }) : before;
  const home = scenario.baseline.carlines.map((carline) => region.members.indexOf(carline.assembly));
  const perDirect =
    options.parameters?.indirect_jobs_per_direct ??
    effectiveRegister(scenario).get('indirect_jobs_per_direct')?.value ??
    0;

  const jobsUnder = (on: readonly boolean[]): Float64Array => {
    const resourced = on[0];
    const moved = on.slice(1, 1 + R);
    const [demand, shifted] = on.slice(1 + R);
    const bought = resourced ? (shifted ? after : withoutShifts) : shifted ? onlyShifts : before;
    const jobs = new Float64Array(2 * R);
    for (let i = 0; i < home.length; i++) {
      const volume = (demand ? after : before).volume[i] as number;
      const sites = moved[home[i] as number] ? after : before;
      for (let a = 0; a < O; a++) {
        const vehicles = volume * (sites.siteShare[i * O + a] as number);
        if (vehicles === 0) continue;
        for (let c = 0; c < R; c++) {
          const at = (i * O + a) * R + c;
          const direct = (bought.partsJobs[at] as number) + (after.assemblyJobs[a * R + c] as number);
          jobs[c] = (jobs[c] as number) + vehicles * direct;
          const indirect = perDirect > 0 ? perDirect * direct : (bought.indirectJobs[at] as number);
          jobs[R + c] = (jobs[R + c] as number) + vehicles * indirect;
        }
      }
    }
    return jobs;
  };
  const { values, total } = shapleyValues(causes.length, jobsUnder);
  return (['direct', 'indirect'] as const).flatMap((kind, k) =>
    region.members.map((country, c) => {
      const at = k * R + c;
      const byCause = Object.fromEntries(causes.map((cause, j) => [cause, values[j]?.[at] ?? 0]));
      return { country, jobs: kind, byCause: byCause as Record<Cause, number>, total: total[at] as number };
    }),
  );
}
