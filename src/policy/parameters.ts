import { isPolicyParameter } from '../baseline/policy-parameter.js';
import { RoosimError } from '../types/errors.js';

/** Reads the value of an assumption by its id in the register. */
export type ParameterReader = (id: string) => number;

/**
 * A reader over values by id, and over those of a draw before them.
 * @throws RoosimError `parameter_unknown` on reading an id that the register does not have
 */
export function parameterReader(
  values: Readonly<Record<string, number>>,
  drawn: Readonly<Record<string, number>> = {},
): ParameterReader {
  return (id) => {
    const value = drawn[id] ?? values[id];
    if (value === undefined) {
      throw new RoosimError('parameter_unknown', `The assumption register has no entry «${id}».`, {
        hint: 'The model reads its assumptions only from the register of the baseline; add the entry there.',
      });
    }
    return value;
  };
}

/** Values of the parameters of a policy. */
export type PolicyValues = {
  /** In the order of the ids. */
  readonly values: readonly number[];
  readonly parameter: ParameterReader;
};

/**
 * Reads the policy's parameters, whose ids are given, from one reader and all others from another. The same values are the same
 * object among those known; new ones are added to them.
 */
export function policyValues(
  known: PolicyValues[],
  ids: readonly string[],
  policy: ParameterReader,
  others: ParameterReader,
): PolicyValues {
  const same = known.find(({ values }) => ids.every((id, i) => values[i] === policy(id)));
  if (same !== undefined) return same;
  const parameter: ParameterReader =
    policy === others ? policy : (id) => (isPolicyParameter(id) ? policy(id) : others(id));
  const made = { values: ids.map(policy), parameter };
  known.push(made);
  return made;
}
