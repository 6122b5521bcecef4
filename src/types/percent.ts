/**
 * The share that digits before a percent sign mean: divided as decimal text, so that 62.5 gives the double nearest to 0.625,
 * where 62.5 / 100 may give one beside it.
 */
export function percentOf(digits: string): number {
  const [, mantissa = '', exponent = '0'] = /^([^eE]*)(?:[eE](.*))?$/.exec(digits) ?? [];
  return Number(`${mantissa}e${Number(exponent) - 2}`);
}
