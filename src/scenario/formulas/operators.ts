import type { Evaluate } from './expression.js';

/** Arithmetic of two numbers. What has no value (a division by zero) is NaN: the formula does not apply. */
export const ARITHMETIC: Readonly<Record<string, (a: Evaluate, b: Evaluate) => Evaluate>> = {
  add: (a, b) => (lookup, year) => a(lookup, year) + b(lookup, year),
  subtract: (a, b) => (lookup, year) => a(lookup, year) - b(lookup, year),
  multiply: (a, b) => (lookup, year) => a(lookup, year) * b(lookup, year),
  divide: (a, b) => (lookup, year) => {
    const divisor = b(lookup, year);
    return divisor === 0 ? Number.NaN : a(lookup, year) / divisor;
  },
};

type Test = (a: number, b: number) => boolean;

const TESTS: Readonly<Record<string, Test>> = {
  smaller: (a, b) => a < b,
  smallerEq: (a, b) => a <= b,
  larger: (a, b) => a > b,
  largerEq: (a, b) => a >= b,
  equal: (a, b) => a === b,
  unequal: (a, b) => a !== b,
};

/** Names of the comparisons. */
export const COMPARISONS: ReadonlySet<string> = new Set(Object.keys(TESTS));

/** A comparison; NaN when either side does not apply. */
export function comparison(name: string, a: Evaluate, b: Evaluate): Evaluate {
  const test = TESTS[name] as Test;
  return (lookup, year) => {
    const left = a(lookup, year);
    const right = b(lookup, year);
    if (Number.isNaN(left) || Number.isNaN(right)) return Number.NaN;
    return test(left, right) ? 1 : 0;
  };
}

/** `and` of conditions: false as soon as one is, else NaN as soon as one does not apply. */
export function both(a: Evaluate, b: Evaluate): Evaluate {
  return (lookup, year) => {
    const left = a(lookup, year);
    if (left === 0) return 0;
    const right = b(lookup, year);
    return right === 0 ? 0 : left * right;
  };
}

/** `or` of conditions: true as soon as one is, else NaN as soon as one does not apply. */
export function either(a: Evaluate, b: Evaluate): Evaluate {
  return (lookup, year) => {
    const left = a(lookup, year);
    if (left === 1) return 1;
    const right = b(lookup, year);
    return right === 1 ? 1 : left + right;
  };
}

/** `not` of a condition. */
export function negation(a: Evaluate): Evaluate {
  return (lookup, year) => 1 - a(lookup, year);
}

/** `test ? yes : no`. */
export function choiceOf(test: Evaluate, yes: Evaluate, no: Evaluate): Evaluate {
  return (lookup, year) => {
    const holds = test(lookup, year);
    if (Number.isNaN(holds)) return Number.NaN;
    return holds === 1 ? yes(lookup, year) : no(lookup, year);
  };
}

/** Smallest or largest of several values. */
export function extreme(name: 'min' | 'max', values: readonly Evaluate[]): Evaluate {
  const pick = name === 'min' ? Math.min : Math.max;
  const [first, ...rest] = values as [Evaluate, ...Evaluate[]];
  return rest.reduce<Evaluate>((a, b) => (lookup, year) => pick(a(lookup, year), b(lookup, year)), first);
}
