import type { Scenario } from '../scenario/types.js';

/** Parameters that describe a regime. All others describe how the economy works, whatever the regime. */
const POLICY_PARAMETERS = /^(?:paperwork$|mfn\.|untraced\.|wage_floor_share\.)/;

/** Whether a parameter belongs to the regime (tariffs, tracing, proof of origin, wage floor) and so to one scenario only. */
export function isPolicyParameter(id: string): boolean {
  return POLICY_PARAMETERS.test(id);
}

/**
 * The values by which a scenario changes how the economy works. An effect is scenario minus baseline under the same
 * such values, so the baseline scenario has to be simulated with them too.
 */
export function structuralOverrides(scenario: Scenario): Readonly<Record<string, number>> {
  const overrides = Object.entries(scenario.parameterOverrides).filter(([id]) => !isPolicyParameter(id));
  return Object.fromEntries(overrides.map(([id, { value }]) => [id, value]));
}
