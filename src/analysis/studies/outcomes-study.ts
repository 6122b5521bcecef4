import { z } from 'zod';
import { outcome, type Results, simulate } from '../../engine/index.js';
import { loadScenario } from '../../scenario/load.js';
import { METRICS } from '../../types/metrics.js';

const QuantitySchema = z.strictObject({
  metric: z.enum(METRICS as readonly [string, ...string[]]),
  country: z.string(),
  class: z.string(),
  year: z.number().int(),
  /** The scenario's level, its change against the baseline, or that change in % of the baseline. */
  as: z.enum(['level', 'change', 'percent_change']),
  /** What a level or change is multiplied by, to come in the published unit. */
  times: z.number().default(1),
});

const InputsSchema = z.strictObject({
  scenario: z.string(),
  baseline: z.string(),
  quantities: z.record(z.string(), QuantitySchema),
});

/** Outcomes of a scenario, or their changes against a baseline, as the study's inputs list them. */
export function scenarioOutcomes(inputs: unknown, locate: (named: string) => string): ReadonlyMap<string, number> {
  const given = InputsSchema.parse(inputs);
  const scenario = simulate(loadScenario(locate(given.scenario)));
  const baseline = simulate(loadScenario(locate(given.baseline)));
  return new Map(
    Object.entries(given.quantities).map(([label, wanted]) => [label, measured(wanted, scenario, baseline)]),
  );
}

function measured(wanted: z.infer<typeof QuantitySchema>, scenario: Results, baseline: Results): number {
  const read = (results: Results): number =>
    outcome(results, wanted.metric as (typeof METRICS)[number], wanted.country, wanted.class, wanted.year);
  const level = read(scenario);
  if (wanted.as === 'level') return wanted.times * level;
  const before = read(baseline);
  return wanted.as === 'change' ? wanted.times * (level - before) : 100 * (level / before - 1);
}
