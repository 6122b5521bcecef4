/** The sum of a pair. */
export function sumOf(pair: v128): f64 {
  return f64x2.extract_lane(pair, 0) + f64x2.extract_lane(pair, 1);
}

/** Σ x y over pairs of numbers. */
export function dot(x: usize, y: usize, pairs: i32): f64 {
  let sum = f64x2.splat(0);
  for (let i = 0; i < pairs; i++, x += 16, y += 16) sum = f64x2.add(sum, f64x2.mul(v128.load(x), v128.load(y)));
  return sumOf(sum);
}

/** Σ x y z over pairs of numbers. */
export function dotOfThree(x: usize, y: usize, z: usize, pairs: i32): f64 {
  let sum = f64x2.splat(0);
  for (let i = 0; i < pairs; i++, x += 16, y += 16, z += 16) {
    sum = f64x2.add(sum, f64x2.mul(f64x2.mul(v128.load(x), v128.load(y)), v128.load(z)));
  }
  return sumOf(sum);
}
