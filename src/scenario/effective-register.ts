import type { Distribution, Parameter, Register } from '../baseline/types.js';
import type { ParameterOverride, Scenario } from './types.js';

/**
 * The register of the baseline with the scenario's overrides. A parameter that is overridden is drawn uniformly over
 * the range given with it; without a range it is fixed. Without overrides it is the baseline's own. Of a parameter that
 * changes over the years it has the last value.
 */
export function effectiveRegister(scenario: Scenario): Register {
  return withOverrides(scenario.baseline.register, Object.entries(scenario.parameterOverrides), scenario.name);
}

/** A register with overrides in it, made by the scenario of this name. */
export function withOverrides(
  register: Register,
  overrides: readonly (readonly [string, ParameterOverride])[],
  scenario: string,
): Register {
  if (overrides.length === 0) return register;
  const overriding = new Map<string, Parameter>(register);
  for (const [id, override] of overrides) {
    const parameter = register.get(id);
    if (parameter !== undefined) overriding.set(id, overridden(parameter, override, scenario));
  }
  return overriding;
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
