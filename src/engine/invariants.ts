import { RoosimError } from '../types/errors.js';
import { METRIC_INFO, METRICS } from '../types/metrics.js';
import { carlineSums } from './carline-sums.js';
import type { PreparedRun, SimulatedYear } from './year-loop.js';

/** What rounding may take from a count or add to a share. */
const ROUNDING = 1e-9;

/** Metrics that are counts, and those that are shares; both can't be negative. */
const IS_COUNT = METRICS.map((metric) => metric.startsWith('vehicles') || metric.startsWith('jobs'));
const IS_SHARE = METRICS.map((metric) => METRIC_INFO[metric].unit === 'share');

/**
 * Holds a year's outcomes against what must be true of any: counts of vehicles and jobs are not negative, shares lie between 0
 * and 1, nothing is infinite.
 * @throws RoosimError `internal` that names the metric and, where one is at fault, the carline
 */
export function checkOutcomes(run: PreparedRun, year: SimulatedYear, cells: Float64Array, at: number): void {
  const { origins, classes } = run.model.economy.shape;
  const groups = (origins + 1) * (classes + 1);
  for (let metric = 0; metric < METRICS.length; metric++) {
    const least = IS_COUNT[metric] === true || IS_SHARE[metric] === true ? -ROUNDING : -Number.MAX_VALUE;
    const most = IS_SHARE[metric] === true ? 1 + ROUNDING : Number.MAX_VALUE;
    for (let i = at + metric * groups; i < at + (metric + 1) * groups; i++) {
      const value = cells[i] as number;
      if (value < least || value > most) throw impossible(run, year, `${METRICS[metric]} of ${value}`);
    }
  }
}

function impossible(run: PreparedRun, year: SimulatedYear, what: string): RoosimError {
  const { baseline } = run.model.economy;
  const { sums } = run.model;
  const culprit = baseline.carlines.find((_, carline) => {
    const of = carlineSums(run, year, carline);
    return of.some((value, i) => !Number.isFinite(value) || (i % sums.count === sums.vehicles && value < -ROUNDING));
  });
  const where = culprit === undefined ? '' : ` It comes from ${culprit.label}.`;
  return new RoosimError('internal', `The year ${year.year} came out with ${what}, which can't be.${where}`, {
    hint: 'Look for assumptions that contradict each other; if there are none, this is a defect: please report it.',
  });
}
