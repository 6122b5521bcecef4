import type { Distribution, Parameter, Register } from '../baseline/types.js';
import type { ParameterOverride, Scenario } from './types.js';

/**
 * The register of the baseline with the scenario's overrides. A parameter that is overridden is drawn uniformly over
 * the range given with it; without a range it is fixed. Without overrides it is the baseline's own.
 */
export function effectiveRegister(scenario: Scenario): Register {
  const overrides = Object.entries(scenario.parameterOverrides);
  if (overrides.length === 0) return scenario.baseline.register;
  const register = new Map<string, Parameter>(scenario.baseline.register);
  for (const [id, override] of overrides) {
    const parameter = register.get(id);
    if (parameter !== undefined) register.set(id, overridden(parameter, override, scenario.name));
  }
  return register;
}

function overridden(parameter: Parameter, override: ParameterOverride, scenario: string): Parameter {
  const { value, range, why } = override;
  const distribution: Distribution = range === undefined ? { kind: 'fixed' } : { kind: 'uniform', ...range };
  const source = `scenario ${scenario}${why === undefined ? '' : `: ${why}`}`;
  return { ...parameter, value, distribution, source, status: 'judgement' };
}

/** Central values of a register by id. */
export function centralValues(register: Register): Readonly<Record<string, number>> {
  return Object.fromEntries([...register].map(([id, parameter]) => [id, parameter.value]));
}
