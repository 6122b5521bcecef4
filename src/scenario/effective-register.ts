import type { Register } from '../baseline/types.js';
import type { Scenario } from './types.js';

/**
 * The register of a scenario's baseline with the scenario's overrides applied: the value is the override's, and draws are
 * uniform over the range given with it, or do not vary it when none is.
 */
export function effectiveRegister(scenario: Scenario): Register {
  const register = new Map(scenario.baseline.register);
  for (const [id, override] of Object.entries(scenario.parameterOverrides)) {
    const parameter = register.get(id);
    if (parameter === undefined) continue;
    register.set(id, {
      ...parameter,
      value: override.value,
      distribution: override.range === undefined ? { kind: 'fixed' } : { kind: 'uniform', ...override.range },
      source: override.why ?? `set by ${scenario.name}`,
      status: 'judgement',
    });
  }
  return register;
}

/** Central values of a register by id. */
export function centralValues(register: Register): Readonly<Record<string, number>> {
  return Object.fromEntries([...register].map(([id, parameter]) => [id, parameter.value]));
}
