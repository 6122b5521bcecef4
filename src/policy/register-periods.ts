import { isPolicyParameter } from '../baseline/policy-parameter.js';
import type { Register } from '../baseline/types.js';
import { withOverrides } from '../scenario/effective-register.js';
import type { ParameterOverride, Scenario } from '../scenario/types.js';
import { withEarlier } from './dated.js';

/** A register that the parameters of a policy are read from, from a year on. */
export type RegisterPeriod = { readonly from: number; readonly register: Register };

/**
 * The registers that a scenario's policy goes by, one after another: the baseline's own, then with each override from the
 * year it begins. The last has all of them.
 */
export function registerPeriods(scenario: Scenario): readonly RegisterPeriod[] {
  const { register, firstYear } = scenario.baseline;
  const overrides = Object.entries(scenario.parameterOverrides).filter(([id]) => isPolicyParameter(id));
  const begins = ({ from }: ParameterOverride): number => from ?? firstYear + 1;
  const years = [...new Set(overrides.flatMap(([, override]) => withEarlier(override).map(begins)))];
  const periods = years
    .toSorted((x, y) => x - y)
    .map((from): RegisterPeriod => {
      const held = overrides.flatMap(([id, override]) => {
        const found = withEarlier(override).find((one) => begins(one) <= from);
        return found === undefined ? [] : [[id, found] as const];
      });
      return { from, register: withOverrides(register, held, scenario.name) };
    });
  return [{ from: Number.NEGATIVE_INFINITY, register }, ...periods];
}
