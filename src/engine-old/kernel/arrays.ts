// Arrays are addresses: of numbers (f64) or of whole numbers (i32). Loops over pairs of numbers take two at a time.

/** Bytes of a number, of a pair of them, and of one number for each origin. */
export const NUMBER: usize = 8;
export const PAIR: usize = 16;
export const QUAD: usize = 32;

export function get(numbers: usize, i: i32): f64 {
  return load<f64>(numbers + ((<usize>i) << 3));
}

export function set(numbers: usize, i: i32, x: f64): void {
  store<f64>(numbers + ((<usize>i) << 3), x);
}

export function getWhole(wholes: usize, i: i32): i32 {
  return load<i32>(wholes + ((<usize>i) << 2));
}

export function setWhole(wholes: usize, i: i32, n: i32): void {
  store<i32>(wholes + ((<usize>i) << 2), n);
}

/** The sum of a pair. */
export function sumOf(pair: v128): f64 {
  return f64x2.extract_lane(pair, 0) + f64x2.extract_lane(pair, 1);
}

/** Σ x y over pairs of numbers. */
export function dot(x: usize, y: usize, pairs: i32): f64 {
  let sum = f64x2.splat(0);
  for (let i = 0; i < pairs; i++, x += PAIR, y += PAIR) sum = f64x2.add(sum, f64x2.mul(v128.load(x), v128.load(y)));
  return sumOf(sum);
}

/** Σ x y z over pairs of numbers. */
export function dotOfThree(x: usize, y: usize, z: usize, pairs: i32): f64 {
  let sum = f64x2.splat(0);
  for (let i = 0; i < pairs; i++, x += PAIR, y += PAIR, z += PAIR) {
    sum = f64x2.add(sum, f64x2.mul(f64x2.mul(v128.load(x), v128.load(y)), v128.load(z)));
  }
  return sumOf(sum);
}

/** Σ s x of each row, rows of a kind having the same x in their four slots; into an array by row. */
export function dotOfRows(row: usize, end: usize, low: v128, high: v128, into: usize): void {
  for (; row < end; row += QUAD, into += NUMBER) {
    store<f64>(into, sumOf(f64x2.add(f64x2.mul(v128.load(row), low), f64x2.mul(v128.load(row, 16), high))));
  }
}
