import { RoosimError } from '../types/errors.js';

/** Reads the value of an assumption by its id in the register. */
export type ParameterReader = (id: string) => number;

/**
 * A reader over values by id.
 * @throws RoosimError `parameter_unknown` on reading an id that the register does not have
 */
export function parameterReader(values: Readonly<Record<string, number>>): ParameterReader {
  return (id) => {
    const value = values[id];
    if (value === undefined) {
      throw new RoosimError('parameter_unknown', `The assumption register has no entry «${id}».`, {
        hint: 'The model reads its assumptions only from the register of the baseline; add the entry there.',
      });
    }
    return value;
  };
}

/** Parameters that belong to a regime rather than to the economy: a scenario's override of them starts with its rule. */
export function isPolicyParameter(id: string): boolean {
  return (
    id.startsWith('paperwork') ||
    id.startsWith('mfn.') ||
    id.startsWith('untraced.') ||
    id.startsWith('wage_floor_share.')
  );
}

/** Values of the parameters of a policy: same key, same values. */
export type PolicyValues = { readonly key: string; readonly parameter: ParameterReader };

/** Reads the policy's parameters, whose ids are given, from one reader and all others from another. */
export function policyValues(ids: readonly string[], policy: ParameterReader, others: ParameterReader): PolicyValues {
  const parameter: ParameterReader =
    policy === others ? policy : (id) => (isPolicyParameter(id) ? policy(id) : others(id));
  return { key: ids.map(policy).join(), parameter };
}
