import type { SourcingProblem } from '../../src/engine/sourcing.js';
import { uniforms } from './random-world.js';

/**
 * A random problem of any size: 1 to 14 categories, 2 to 8 origins, 1 to 6 requirements, θ from 0.5 to 50; with rows in which
 * few origins have shares, categories without cost, duties, weights that differ by category or not, and thresholds from 0 to
 * beyond reach.
 */
export function anyProblem(seed: number): SourcingProblem {
  const u = uniforms(seed);
  const pick = <T>(...from: readonly T[]): T => from[Math.floor(u() * from.length)] as T;
  const K = 1 + Math.floor(u() * 14);
  const O = 2 + Math.floor(u() * 7);
  const C = 1 + Math.floor(u() * 6);
  const theta = 0.5 * 100 ** u();
  const isSparse = u() < 0.3;
  const normalised = (row: number[]): number[] => {
    const sum = row.reduce((total, x) => total + x, 0);
    return sum === 0 ? row.map((_, i) => (i === 0 ? 1 : 0)) : row.map((x) => x / sum);
  };
  const share = (): number => (isSparse && u() < 0.5 ? 0 : 0.005 + u());
  const costShare = normalised(Array.from({ length: K }, () => (u() < 0.05 ? 0 : 0.05 + u())));
  const shares = costShare.map(() => normalised(Array.from({ length: O }, share)));
  const table = (cell: () => number): number[][] => costShare.map(() => Array.from({ length: O }, cell));
  const alike = (cell: () => number): number[][] => {
    const row = Array.from({ length: O }, cell);
    return costShare.map(() => row);
  };
  const requirements = Array.from({ length: C }, () => {
    const weight = pick(
      () => Math.round(u()),
      () => Math.round(4 * u()) / 4,
      () => u(),
    );
    const a = u() < 0.5 ? alike(weight) : table(weight);
    const b = u() < 0.8 ? alike(() => 1) : table(() => pick(0, 1));
    return { a, b, atLeast: pick(0, 1, u(), u(), 0.3 + 0.5 * u(), 0.3 + 0.5 * u(), 0.3 + 0.5 * u(), 0.6 * u()) };
  });
  const surcharge = u() < 0.4 ? table(() => pick(0, 0.25, u())) : undefined;
  return { theta, costShare, shares, requirements, ...(surcharge && { surcharge }) };
}
