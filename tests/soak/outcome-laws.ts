import { evaluateFormula } from '../../src/analysis/claims.js';
import { outcome, type Results } from '../../src/engine/types.js';
import type { Scenario } from '../../src/scenario/types.js';
import type { OutcomeCountry } from '../../src/types/dimensions.js';
import { METRICS, type MetricName } from '../../src/types/metrics.js';
import { OUTCOME_CLASSES, OUTCOME_COUNTRIES } from '../support/dimensions.js';

/** Room for rounding in shares and in sums of thousands of vehicles. */
const ROUNDING = 1e-9;

const isShare = (metric: MetricName) => /^(?:content|compliance|eligible)\./.test(metric);
const isCount = (metric: MetricName) => /^(?:jobs|vehicles)\./.test(metric);

/** What is impossible about the outcomes of a scenario; undefined for nothing. */
export function outcomeFault(scenario: Scenario, results: Results): string | undefined {
  for (const year of results.years) {
    for (const metric of METRICS) {
      for (const country of OUTCOME_COUNTRIES) {
        for (const vehicleClass of OUTCOME_CLASSES) {
          const value = outcome(results, metric, country, vehicleClass, year);
          const fault = valueFault(metric, value, country);
          if (fault !== undefined) return `${metric}[${country}][${vehicleClass}] is ${value} in ${year}: ${fault}`;
        }
      }
    }
    const fault = contentFault(results, year) ?? formulaFault(scenario, results, year);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function valueFault(metric: MetricName, value: number, country: OutcomeCountry): string | undefined {
  // Empty where a metric does not apply, which it always does in the region together.
  if (Number.isNaN(value)) return isCount(metric) && country === 'NAM' ? 'empty' : undefined;
  if (!Number.isFinite(value)) return 'not finite';
  if (isShare(metric) && (value < -ROUNDING || value > 1 + ROUNDING)) return 'no share';
  if (isCount(metric) && value < -ROUNDING) return 'negative';
  if (metric === 'price.index' && value <= 0) return 'no price';
  if (metric === 'duty.paid' && value < -ROUNDING) return 'negative';
  return undefined;
}

/** What is U.S. content is regional content too. */
function contentFault(results: Results, year: number): string | undefined {
  for (const country of ['US', 'CA', 'MX', 'NAM'] as const) {
    const us = outcome(results, 'content.us', country, 'all', year);
    const regional = outcome(results, 'content.regional', country, 'all', year);
    if (us > regional + ROUNDING) return `Of ${country} in ${year}, U.S. content ${us} is above regional ${regional}`;
  }
  return undefined;
}

function formulaFault({ metrics }: Scenario, results: Results, year: number): string | undefined {
  for (const [name, formula] of Object.entries(metrics)) {
    const value = evaluateFormula(formula, results, results, year);
    if (value === Number.POSITIVE_INFINITY || value === Number.NEGATIVE_INFINITY)
      return `The metric ${name} is ${value} in ${year}`;
  }
  return undefined;
}
