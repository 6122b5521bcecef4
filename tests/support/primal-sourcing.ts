import type { SourcingProblem } from '../../src/engine/index.js';

/**
 * Solves a sourcing problem by an independent, general method: a primal log-barrier with Newton steps over spending
 * x[k][o]. The technology of a category under Fréchet costs is CES with elasticity of substitution σ = 1 + θ, so the problem is
 *
 *   min Σ (1 + u) x   subject to   (Σ_o s^(1/σ) x^(θ/σ))^(σ/θ) ≥ costShare_k   and   Σ (a − h b) x ≥ 0.
 *
 * @param start a strictly feasible x, flat by (k, o)
 */
export function solvePrimal(problem: SourcingProblem, start: readonly number[]): { cost: number; spending: number[] } {
  const sigma = 1 + problem.theta;
  const power = problem.theta / sigma;
  const s = problem.shares.flat();
  const price = (problem.surcharge ?? problem.shares.map((row) => row.map(() => 0))).flat().map((u) => 1 + u);
  const net = problem.requirements.map((r) => r.a.flat().map((a, i) => a - r.atLeast * (r.b.flat()[i] as number)));
  const n = s.length;
  const K = problem.costShare.length;
  const x = [...start];
  const root = s.map((share) => share ** (1 / sigma));

  const barrier = (at: readonly number[], t: number): number => {
    let value = 0;
    for (let i = 0; i < n; i++) {
      if (!((at[i] as number) > 0)) return Number.POSITIVE_INFINITY;
      value += t * (price[i] as number) * (at[i] as number) - Math.log(at[i] as number);
    }
    for (let k = 0; k < K; k++) {
      const room = output(at, k) - need(k);
      if (!(room > 0)) return Number.POSITIVE_INFINITY;
      value -= Math.log(room);
    }
    for (const g of net) {
      const room = g.reduce((sum, w, i) => sum + w * (at[i] as number), 0);
      if (!(room > 0)) return Number.POSITIVE_INFINITY;
      value -= Math.log(room);
    }
    return value;
  };
  // Output and need in the power θ/σ, in which output is a sum of concave terms.
  const output = (at: readonly number[], k: number): number => {
    let sum = 0;
    for (let i = 4 * k; i < 4 * k + 4; i++) sum += (root[i] as number) * (at[i] as number) ** power;
    return sum;
  };
  const need = (k: number): number => (problem.costShare[k] as number) ** power;

  for (let t = 10; t < 3e11; t *= 8) {
    for (let iteration = 0; iteration < 60; iteration++) {
      const gradient = Array.from({ length: n }, () => 0);
      const hessian = Array.from({ length: n }, () => Array.from({ length: n }, () => 0));
      for (let i = 0; i < n; i++) {
        const xi = x[i] as number;
        gradient[i] = t * (price[i] as number) - 1 / xi;
        (hessian[i] as number[])[i] = 1 / xi ** 2;
      }
      for (let k = 0; k < K; k++) {
        const room = output(x, k) - need(k);
        for (let i = 4 * k; i < 4 * k + 4; i++) {
          const first = (root[i] as number) * power * (x[i] as number) ** (power - 1);
          const second = (first * (power - 1)) / (x[i] as number);
          gradient[i] = (gradient[i] as number) - first / room;
          (hessian[i] as number[])[i] = ((hessian[i] as number[])[i] as number) - second / room;
          for (let j = 4 * k; j < 4 * k + 4; j++) {
            const other = (root[j] as number) * power * (x[j] as number) ** (power - 1);
            (hessian[i] as number[])[j] = ((hessian[i] as number[])[j] as number) + (first * other) / room ** 2;
          }
        }
      }
      for (const g of net) {
        const room = g.reduce((sum, w, i) => sum + w * (x[i] as number), 0);
        for (let i = 0; i < n; i++) {
          gradient[i] = (gradient[i] as number) - (g[i] as number) / room;
          for (let j = 0; j < n; j++) {
            (hessian[i] as number[])[j] =
              ((hessian[i] as number[])[j] as number) + ((g[i] as number) * (g[j] as number)) / room ** 2;
          }
        }
      }
      const step = solveLinear(
        hessian,
        gradient.map((d) => -d),
      );
      const decrement = -step.reduce((sum, d, i) => sum + d * (gradient[i] as number), 0);
      if (decrement < 1e-9) break;
      const before = barrier(x, t);
      let scale = 1;
      while (scale > 1e-12) {
        const trial = x.map((xi, i) => xi + scale * (step[i] as number));
        if (barrier(trial, t) <= before - 1e-4 * scale * decrement) {
          trial.forEach((xi, i) => {
            x[i] = xi;
          });
          break;
        }
        scale /= 2;
      }
      if (scale <= 1e-12) break;
    }
  }
  return { cost: x.reduce((sum, xi, i) => sum + xi * (price[i] as number), 0), spending: x };
}

/** Gaussian elimination with partial pivoting. */
function solveLinear(matrix: number[][], rhs: number[]): number[] {
  const n = rhs.length;
  const rows = matrix.map((row, i) => [...row, rhs[i] as number]);
  for (let c = 0; c < n; c++) {
    let pivot = c;
    for (let r = c + 1; r < n; r++) {
      if (Math.abs((rows[r] as number[])[c] as number) > Math.abs((rows[pivot] as number[])[c] as number)) pivot = r;
    }
    [rows[c], rows[pivot]] = [rows[pivot] as number[], rows[c] as number[]];
    const top = rows[c] as number[];
    for (let r = c + 1; r < n; r++) {
      const row = rows[r] as number[];
      const factor = (row[c] as number) / (top[c] as number);
      if (factor === 0) continue;
      for (let j = c; j <= n; j++) row[j] = (row[j] as number) - factor * (top[j] as number);
    }
  }
  const solution = Array.from({ length: n }, () => 0);
  for (let r = n - 1; r >= 0; r--) {
    const row = rows[r] as number[];
    let value = row[n] as number;
    for (let j = r + 1; j < n; j++) value -= (row[j] as number) * (solution[j] as number);
    solution[r] = value / (row[r] as number);
  }
  return solution;
}
