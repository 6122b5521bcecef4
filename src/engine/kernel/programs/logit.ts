/** Share that takes what is better by an advantage, a share of cost, at a dispersion; all or nothing at none. */
export function logitShare(advantage: f64, dispersion: f64): f64 {
  if (dispersion === 0) return advantage >= 0 ? 1 : 0;
  return 1 / (1 + Math.exp(-advantage / dispersion));
}
