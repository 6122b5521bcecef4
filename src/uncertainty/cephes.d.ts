/** The part of the package `cephes` that is used; its own declarations cannot be found by a module (3.3.3 exports none). */
declare module 'cephes' {
  /** Resolves once the functions can be called. */
  export const compiled: Promise<void>;
  /** Distribution function of the standard normal. */
  export function ndtr(x: number): number;
  /** Quantile of the standard normal, for 0 < p < 1. */
  export function ndtri(p: number): number;
  /** Regularised incomplete beta function, for 0 <= x <= 1. */
  export function incbet(alpha: number, beta: number, x: number): number;
  /** Its inverse in x, for 0 <= p <= 1. */
  export function incbi(alpha: number, beta: number, p: number): number;
}
