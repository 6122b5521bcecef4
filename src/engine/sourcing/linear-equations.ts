/** Solves Σ_j rows_ij x_j = right_i by elimination; NaN or infinite where the rows are not independent. */
export function solveLinear(rows: readonly (readonly number[])[], right: readonly number[]): number[] {
  const left = rows.map((row, i) => [...row, right[i] as number]);
  const n = left.length;
  for (let p = 0; p < n; p++) {
    const rest = left.slice(p);
    const largest = rest.reduce((most, row) => (Math.abs(row[p] as number) > Math.abs(most[p] as number) ? row : most));
    left[left.indexOf(largest)] = left[p] as number[];
    left[p] = largest;
    for (const row of left.slice(p + 1)) {
      const factor = (row[p] as number) / (largest[p] as number);
      for (let j = p; j <= n; j++) row[j] = (row[j] as number) - factor * (largest[j] as number);
    }
  }
  const x: number[] = [];
  for (let p = n - 1; p >= 0; p--) {
    const row = left[p] as number[];
    let rest = row[n] as number;
    for (let j = p + 1; j < n; j++) rest -= (row[j] as number) * (x[j] as number);
    x[p] = rest / (row[p] as number);
  }
  return x;
}
