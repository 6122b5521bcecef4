/**
 * Four random 32-bit words from a counter of four words and a key of two: Philox4x32-10, a counter-based generator that
 * keeps no state, so any draw can be made alone and in any order. Writes into `out` (length 4) and allocates nothing.
 * Source: J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC '11;
 * it passes the BigCrush battery there. Known answers of the authors' library Random123 are held in the tests.
 */
export function philox4x32(
  counter: { readonly c0: number; readonly c1: number; readonly c2: number; readonly c3: number },
  key: { readonly k0: number; readonly k1: number },
  out: Uint32Array,
): void {
  let c0 = counter.c0 >>> 0;
  let c1 = counter.c1 >>> 0;
  let c2 = counter.c2 >>> 0;
  let c3 = counter.c3 >>> 0;
  let k0 = key.k0 >>> 0;
  let k1 = key.k1 >>> 0;
  for (let round = 0; round < 10; round++) {
    const high0 = multiplyHigh(0xd2511f53, c0);
    const low0 = Math.imul(0xd2511f53, c0) >>> 0;
    const high1 = multiplyHigh(0xcd9e8d57, c2);
    const low1 = Math.imul(0xcd9e8d57, c2) >>> 0;
    c0 = (high1 ^ c1 ^ k0) >>> 0;
    c1 = low1;
    c2 = (high0 ^ c3 ^ k1) >>> 0;
    c3 = low0;
    k0 = (k0 + 0x9e3779b9) >>> 0;
    k1 = (k1 + 0xbb67ae85) >>> 0;
  }
  out[0] = c0;
  out[1] = c1;
  out[2] = c2;
  out[3] = c3;
}

/** Upper 32 bits of the 64-bit product of two unsigned 32-bit words. */
function multiplyHigh(a: number, b: number): number {
  const aLow = a & 0xffff;
  const aHigh = a >>> 16;
  const bLow = b & 0xffff;
  const bHigh = b >>> 16;
  const middle = aHigh * bLow + ((aLow * bLow) >>> 16);
  const carry = aLow * bHigh + (middle % 0x10000);
  return (aHigh * bHigh + Math.floor(middle / 0x10000) + Math.floor(carry / 0x10000)) >>> 0;
}

/** A uniform in (0, 1) from two words: 52 bits, never 0 or 1. */
export function toUniform(high: number, low: number): number {
  return (high * 0x100000 + (low >>> 12) + 0.5) / 0x10000000000000;
}
