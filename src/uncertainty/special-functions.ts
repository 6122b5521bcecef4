import { compiled, incbet, incbi, ndtr, ndtri } from 'cephes';
import { wasmFailure } from '../types/wasm.js';

// Cephes (S. L. Moshier) comes as WebAssembly, which Node compiles while its importers wait.
await compiled.catch((cause: unknown) => {
  throw wasmFailure(cause);
});

/** Beyond this many standard deviations a double holds no probability. */
const NORMAL_END = 40;

/** Probability that a standard normal lies below x. */
export function normalCdf(x: number): number {
  return Math.abs(x) > NORMAL_END ? Number(x > 0) : ndtr(x);
}

/** Value below which a standard normal lies with probability p; infinite at 0 and 1, NaN outside. */
export function normalQuantile(p: number): number {
  if (p > 0 && p < 1) return ndtri(p);
  return p === 0 ? -Infinity : p === 1 ? Infinity : Number.NaN;
}

/** Probability that a Beta(alpha, beta) lies below x. */
export function betaCdf(x: number, alpha: number, beta: number): number {
  return x <= 0 ? 0 : x >= 1 ? 1 : incbet(alpha, beta, x);
}

/**
 * Value below which a Beta(alpha, beta) lies with probability p; NaN for p outside 0 to 1.
 * @example betaQuantile(0.37, 2, 5) // 0.21032463252174394
 */
export function betaQuantile(p: number, alpha: number, beta: number): number {
  if (!(p >= 0 && p <= 1)) return Number.NaN;
  try {
    return incbi(alpha, beta, p);
  } catch {
    // The only complaint left for a proper distribution is a result below 1e-300.
    return 0;
  }
}
