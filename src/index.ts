/*
 * The library's public names, each with an example. The rooms of src/ may change; these stay.
 * Paths are of scenario files, years are calendar years, shares are 0 to 1.
 */

/**
 * A scenario file and all that it extends, checked.
 * @example const usmca = loadScenario('scenarios/usmca.yaml');
 */
export { loadScenario } from './scenario/load.js';

/**
 * Everything that is wrong or doubtful about a scenario file, with its place; does not throw for what the file says.
 * @example for (const { message, place } of checkScenario('mine.yaml').diagnostics) console.log(place?.line, message);
 */
export { type CheckedScenario, checkScenario } from './scenario/load.js';

/**
 * A scenario's outcomes by year, at central values or under other values of the register. Same inputs, same bits.
 * @example const results = simulate(usmca, { parameters: { parts_sourcing_elasticity: 5 }, years: [2025] });
 */
export { simulate } from './engine/index.js';

/**
 * One outcome; NaN where a metric does not apply.
 * @example outcome(results, 'jobs.direct', 'US', 'all', 2025) // jobs
 */
export { outcome } from './engine/index.js';

/**
 * Runs beside a baseline under the same parameters.
 * @example const { others } = compare(simulate(nafta), simulate(usmca));
 */
export { compare } from './analysis/compare.js';

/**
 * Scenario minus baseline for one outcome.
 * @example changeIn(others[0], 'content.regional', 'NAM', 'all', 2025) // 0.01 is one point
 */
export { changeIn } from './analysis/compare.js';

/**
 * A change in jobs by its causes: re-sourced parts, moved assembly, demand, sourcing shifts. The parts sum to the total.
 * @example attributeJobs(nafta, usmca, 2025).find(({ country, jobs }) => country === 'US' && jobs === 'direct')?.byCause
 */
export { type Attribution, attributeJobs } from './analysis/attribution.js';

/**
 * Where a vehicle's figures come from, each step following from those above it.
 * @example explainCarline(usmca, 'Honda CR-V (CA)', 2025).unitCostUsd
 */
export { type CarlineExplanation, explainCarline } from './analysis/explain.js';

/**
 * The cheapest sourcing of a vehicle that meets every requirement, and what each costs at the margin. Rows are cost
 * categories, columns origins in the baseline's order.
 * @example
 * minimumCostSourcing({ theta: 4, costShare: [1], shares: [[0.4, 0, 0, 0.6]],
 *   requirements: [{ a: [[1, 1, 1, 0]], b: [[1, 1, 1, 1]], atLeast: 0.625 }] }).cost // 1.0208…
 */
export {
  minimumCostSourcing,
  type SourcingProblem,
  type SourcingRequirement,
  type SourcingSolution,
} from './engine/index.js';

/**
 * Scenarios over draws of what nobody knows for sure, in worker threads: rows of the long table, in a fixed order.
 * @example
 * const plan = { scenarios: ['scenarios/usmca.yaml'], baseline: 'scenarios/nafta-1994.yaml', draws: 100, seed: 1 };
 * for await (const row of runBatch(plan, { workers: 2 })) console.log(row.draw, row.metric, row.value);
 */
export { type BatchOptions, type Row, runBatch } from './batch/run-batch.js';

/**
 * What is thrown on purpose: a code from a closed list, a sentence, a hint, a place.
 * @example catch (error) { if (error instanceof RoosimError && error.code === 'file_missing') … }
 */
export { type ErrorCode, type Place, RoosimError } from './types/errors.js';

/**
 * A scenario file that is wrong, with every mistake in it and not the first.
 * @example catch (error) { if (error instanceof ScenarioError) console.log(error.diagnostics.length); }
 */
export { type Diagnostic, ScenarioError } from './scenario/diagnostics/diagnostic.js';

// Types of what these take and give.
export type { ComparedRun, Comparison } from './analysis/compare.js';
export type { BatchPlan } from './batch/plan-batch.js';
export type { CarlineOutcome, Results, SimulateOptions } from './engine/index.js';
export type { Scenario } from './scenario/types.js';
export type { Country, OutcomeClass, OutcomeCountry } from './types/dimensions.js';
export type { MetricName } from './types/metrics.js';
