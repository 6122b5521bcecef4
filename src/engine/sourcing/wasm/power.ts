/** Intervals per unit of the logarithm's table, and of the exponential's per power of two. */
const N = 128;
const LOWEST = 0.25;
const HIGHEST = 4;
const LARGEST_POWER: f64 = 60;

/** Reciprocal and logarithm of i/N; and the bits of 2^(i/N), less those that adding i to them at bit SHIFT would add. */
const LOGS = memory.data(16 * (HIGHEST * N + 1), 16);
const ROOTS = memory.data(8 * N, 16);
const SHIFT = 45;

/** Adding these leaves x·N and y, rounded to whole numbers, in the lowest bits of a sum. */
const TO_INTERVAL: f64 = 6755399441055744 / 128;
const TO_WHOLE: f64 = 6755399441055744;
const PER: f64 = N / Math.LN2;
const STEP: f64 = Math.LN2 / N;

for (let i = 1; i <= HIGHEST * N; i++) {
  const x = <f64>i / N;
  store<f64>(LOGS + (i << 4), 1 / x);
  store<f64>(LOGS + (i << 4), Math.log(x), 8);
}
for (let i = 0; i < N; i++) {
  store<u64>(ROOTS + (i << 3), reinterpret<u64>(2 ** (<f64>i / N)) - ((<u64>i) << SHIFT));
}

/**
 * x^p for pairs of positive x, to a relative error of (1 + |p|)·1e-15 in the range of the tables. Costs and brackets lie
 * around 1, where tables (Tang 1989, 1990) take a fraction of the time of `Math.exp(p * Math.log(x))`: raising them to powers
 * is the largest part of what the solver does.
 *
 * @returns whether every x is 1
 */
export function raise(from: usize, into: usize, pairs: i32, p: f64): bool {
  const one = f64x2.splat(1);
  const isSmall = p > -LARGEST_POWER && p < LARGEST_POWER;
  let isFlat = true;
  for (let i = 0; i < pairs; i++, from += 16, into += 16) {
    const x = v128.load(from);
    if (i64x2.all_true(f64x2.eq(x, one))) {
      v128.store(into, one);
      continue;
    }
    isFlat = false;
    if (isSmall && i64x2.all_true(v128.and(f64x2.ge(x, f64x2.splat(LOWEST)), f64x2.lt(x, f64x2.splat(HIGHEST))))) {
      v128.store(into, raisePair(x, f64x2.splat(p)));
    } else {
      store<f64>(into, Math.exp(p * Math.log(f64x2.extract_lane(x, 0))));
      store<f64>(into, Math.exp(p * Math.log(f64x2.extract_lane(x, 1))), 8);
    }
  }
  return isFlat;
}

function raisePair(x: v128, p: v128): v128 {
  const near = f64x2.add(x, f64x2.splat(TO_INTERVAL));
  const first = v128.load(LOGS + ((<usize>i32x4.extract_lane(near, 0)) << 4));
  const second = v128.load(LOGS + ((<usize>i32x4.extract_lane(near, 2)) << 4));
  const reciprocal = v128.shuffle<f64>(first, second, 0, 2);
  const log = v128.shuffle<f64>(first, second, 1, 3);
  const r = f64x2.sub(f64x2.mul(x, reciprocal), f64x2.splat(1));
  const rr = f64x2.mul(r, r);
  // ln(1 + r) = r − r²/2 + r³/3 − …
  const low = f64x2.sub(f64x2.splat(0.5), f64x2.mul(r, f64x2.splat(1.0 / 3)));
  const middle = f64x2.sub(f64x2.splat(0.25), f64x2.mul(r, f64x2.splat(0.2)));
  const high = f64x2.sub(f64x2.splat(1.0 / 6), f64x2.mul(r, f64x2.splat(1.0 / 7)));
  const tail = f64x2.add(low, f64x2.mul(rr, f64x2.add(middle, f64x2.mul(rr, high))));
  const y = f64x2.mul(p, f64x2.add(log, f64x2.sub(r, f64x2.mul(rr, tail))));
  // e^y = 2^(n/N) e^s
  const whole = f64x2.add(f64x2.mul(y, f64x2.splat(PER)), f64x2.splat(TO_WHOLE));
  const n = f64x2.sub(whole, f64x2.splat(TO_WHOLE));
  const s = f64x2.sub(y, f64x2.mul(n, f64x2.splat(STEP)));
  const ss = f64x2.mul(s, s);
  let root = v128.load_zero<u64>(ROOTS + ((<usize>(i32x4.extract_lane(whole, 0) & (N - 1))) << 3));
  root = v128.load_lane<u64>(ROOTS + ((<usize>(i32x4.extract_lane(whole, 2) & (N - 1))) << 3), root, 1);
  const scale = i64x2.add(root, i64x2.shl(whole, SHIFT));
  const quartic = f64x2.add(f64x2.splat(1.0 / 24), f64x2.mul(s, f64x2.splat(1.0 / 120)));
  const quadratic = f64x2.add(f64x2.splat(0.5), f64x2.mul(s, f64x2.splat(1.0 / 6)));
  const beyond = f64x2.add(s, f64x2.mul(ss, f64x2.add(quadratic, f64x2.mul(ss, quartic))));
  return f64x2.add(scale, f64x2.mul(scale, beyond));
}
