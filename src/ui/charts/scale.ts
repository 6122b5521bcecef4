/** A range of values, low below high. */
export type Range = { readonly low: number; readonly high: number };

/** Position of a value in a range, 0 at its low end, 1 at its high end. */
export function fraction(range: Range, value: number): number {
  return (value - range.low) / (range.high - range.low);
}

/** A spread smaller than this part of the values is rounding, not a shape. */
const FLAT = 1e-9;

/**
 * The range of the finite values, widened to round steps and to at least `least`, so that noise does not look like
 * news; undefined when there are none.
 */
export function niceRange(values: Iterable<number>, includeZero = false, least = 0): Range | undefined {
  let low = includeZero ? 0 : Number.POSITIVE_INFINITY;
  let high = includeZero ? 0 : Number.NEGATIVE_INFINITY;
  let any = false;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    any = true;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (!any) return undefined;
  const size = Math.max(Math.abs(low), Math.abs(high));
  const isFlat = high - low <= size * FLAT;
  const wanted = Math.max(least, isFlat ? (size > FLAT ? size * 0.02 : 2) : 0);
  const around = Math.max(0, wanted - (high - low)) / 2;
  low -= around;
  high += around;
  const step = niceStep((high - low) / 6);
  return { low: Math.floor(low / step + 1e-9) * step, high: Math.ceil(high / step - 1e-9) * step };
}

/** The 1, 2, 2.5 or 5 times a power of ten that is nearest above a step. */
function niceStep(step: number): number {
  const power = 10 ** Math.floor(Math.log10(step));
  const scaled = step / power;
  const nice = [1, 2, 2.5, 5, 10].find((candidate) => scaled <= candidate + 1e-9) ?? 10;
  return nice * power;
}

/** Round values inside a range, at most `most` of them and whole multiples of `smallest` apart, ascending. */
export function ticks(range: Range, most: number, smallest = 0): readonly number[] {
  const wanted = Math.max(1, most - 1);
  let step = niceStep(Math.max(smallest, (range.high - range.low) / wanted));
  const count = (size: number): number => Math.floor(range.high / size + 1e-9) - Math.ceil(range.low / size - 1e-9) + 1;
  const isOff = (size: number): boolean =>
    smallest > 0 && Math.abs(size / smallest - Math.round(size / smallest)) > 1e-6;
  while (count(step) > Math.max(1, most) || isOff(step)) step = niceStep(step * 1.2);
  const first = Math.ceil(range.low / step - 1e-9);
  return Array.from({ length: Math.max(0, count(step)) }, (_, index) => roundTo((first + index) * step, step));
}

/** A multiple of a step without the noise of floating point. */
function roundTo(value: number, step: number): number {
  const digits = Math.max(0, Math.min(12, 2 - Math.floor(Math.log10(step))));
  return Number(value.toFixed(digits));
}
