// Vectors are addresses: of numbers (f64) in whole pairs, which loops take two at a time, or of whole numbers (i32).

/** Bytes of a number, and of a pair of them. */
export const NUMBER: usize = 8;
export const PAIR: usize = 16;

export function get(x: usize, i: i32): f64 {
  return load<f64>(x + ((<usize>i) << 3));
}

export function set(x: usize, i: i32, value: f64): void {
  store<f64>(x + ((<usize>i) << 3), value);
}

export function add(x: usize, i: i32, more: f64): void {
  set(x, i, get(x, i) + more);
}

export function getWhole(n: usize, i: i32): i32 {
  return load<i32>(n + ((<usize>i) << 2));
}

export function setWhole(n: usize, i: i32, value: i32): void {
  store<i32>(n + ((<usize>i) << 2), value);
}

/** Where the i-th row of a table with so many numbers a row is. */
export function rowAt(table: usize, i: i32, length: i32): usize {
  return table + ((<usize>(i * length)) << 3);
}

export function sumOf(pair: v128): f64 {
  return f64x2.extract_lane(pair, 0) + f64x2.extract_lane(pair, 1);
}

/** Σ x y. */
export function dot(x: usize, y: usize, pairs: i32): f64 {
  let sum = f64x2.splat(0);
  for (let i = 0; i < pairs; i++, x += PAIR, y += PAIR) sum = f64x2.add(sum, f64x2.mul(v128.load(x), v128.load(y)));
  return sumOf(sum);
}

/** Σ x y z. */
export function dotOfThree(x: usize, y: usize, z: usize, pairs: i32): f64 {
  let sum = f64x2.splat(0);
  for (let i = 0; i < pairs; i++, x += PAIR, y += PAIR, z += PAIR) {
    sum = f64x2.add(sum, f64x2.mul(f64x2.mul(v128.load(x), v128.load(y)), v128.load(z)));
  }
  return sumOf(sum);
}

/** x y, number by number. */
export function multiply(into: usize, x: usize, y: usize, pairs: i32): void {
  for (let i = 0; i < pairs; i++, into += PAIR, x += PAIR, y += PAIR) {
    v128.store(into, f64x2.mul(v128.load(x), v128.load(y)));
  }
}

/** x / y, number by number. */
export function divide(into: usize, x: usize, y: usize, pairs: i32): void {
  for (let i = 0; i < pairs; i++, into += PAIR, x += PAIR, y += PAIR) {
    v128.store(into, f64x2.div(v128.load(x), v128.load(y)));
  }
}

/** Adds factor · x. */
export function addScaled(into: usize, factor: f64, x: usize, pairs: i32): void {
  const by = f64x2.splat(factor);
  for (let i = 0; i < pairs; i++, into += PAIR, x += PAIR) {
    v128.store(into, f64x2.add(v128.load(into), f64x2.mul(by, v128.load(x))));
  }
}

export function fill(x: usize, value: f64, pairs: i32): void {
  const both = f64x2.splat(value);
  for (let i = 0; i < pairs; i++, x += PAIR) v128.store(x, both);
}

export function copy(into: usize, x: usize, pairs: i32): void {
  // For so few numbers this takes less than half of what memory.copy does.
  for (let i = 0; i < pairs; i++, into += PAIR, x += PAIR) v128.store(into, v128.load(x));
}

/** The greatest x / y, number by number. */
export function greatestRatio(x: usize, y: usize, pairs: i32): f64 {
  let most = f64x2.splat(-Infinity);
  for (let i = 0; i < pairs; i++, x += PAIR, y += PAIR) most = f64x2.max(most, f64x2.div(v128.load(x), v128.load(y)));
  return Math.max(f64x2.extract_lane(most, 0), f64x2.extract_lane(most, 1));
}

/** Whether all numbers lie between two. */
export function allBetween(x: usize, low: f64, high: f64, pairs: i32): bool {
  const least = f64x2.splat(low);
  const most = f64x2.splat(high);
  let all = f64x2.eq(least, least);
  for (let i = 0; i < pairs; i++, x += PAIR) {
    const numbers = v128.load(x);
    all = v128.and(all, v128.and(f64x2.gt(numbers, least), f64x2.lt(numbers, most)));
  }
  return i64x2.all_true(all);
}
