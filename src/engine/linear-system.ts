/** Solves a symmetric, positive definite system by Cholesky's L D Lᵀ. */
export function solveSymmetric(matrix: Float64Array, right: readonly number[]): readonly number[] {
  const n = right.length;
  const l = Float64Array.from(matrix);
  const x = [...right];
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      let entry = l[i * n + j] as number;
      for (let e = 0; e < j; e++)
        entry -= (l[i * n + e] as number) * (l[j * n + e] as number) * (l[e * n + e] as number);
      l[i * n + j] = entry / (l[j * n + j] as number);
    }
    let pivot = l[i * n + i] as number;
    for (let e = 0; e < i; e++) pivot -= (l[i * n + e] as number) ** 2 * (l[e * n + e] as number);
    l[i * n + i] = Math.max(pivot, 1e-300);
    for (let e = 0; e < i; e++) x[i] = (x[i] as number) - (l[i * n + e] as number) * (x[e] as number);
  }
  for (let i = n - 1; i >= 0; i--) {
    x[i] = (x[i] as number) / (l[i * n + i] as number);
    for (let e = i + 1; e < n; e++) x[i] = (x[i] as number) - (l[e * n + i] as number) * (x[e] as number);
  }
  return x;
}
