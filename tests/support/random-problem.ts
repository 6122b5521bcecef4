import type { SourcingProblem } from '../../src/engine/index.js';
import { uniforms } from './random-world.js';

/** A random problem with up to 12 categories, 4 requirements and surcharges, with a strictly feasible spending. */
export function randomProblem(seed: number): { problem: SourcingProblem; start: number[] } {
  const u = uniforms(seed);
  for (let i = 0; i < 10; i++) u();
  const K = 1 + Math.floor(u() * 12);
  const normalised = (row: number[]): number[] => row.map((x) => x / row.reduce((sum, y) => sum + y, 0));
  const costShare = normalised(Array.from({ length: K }, () => 0.05 + u()));
  const shares = costShare.map(() => normalised([0.005 + u(), 0.005 + u(), 0.005 + u(), 0.005 + u()]));
  const theta = 2.5 + 5.5 * u();
  const sigma = 1 + theta;
  const output = (row: number[], k: number): number =>
    (shares[k] as number[]).reduce((sum, s, o) => sum + s ** (1 / sigma) * (row[o] as number) ** (theta / sigma), 0) **
    (sigma / theta);
  const tilt = [1 + 3 * u(), 0.4 + 2 * u(), 0.4 + 2 * u(), 0.2 + 0.4 * u()];
  const spending = costShare.map((cost, k) => {
    const row = (shares[k] as number[]).map((s, o) => s * (tilt[o] as number));
    const scale = (1.02 * cost) / output(row, k);
    return row.map((x) => x * scale);
  });
  const table = (cell: () => number): number[][] => costShare.map(() => [cell(), cell(), cell(), cell()]);
  const requirements = Array.from({ length: 1 + Math.floor(u() * 4) }, () => {
    const whole = u() < 0.5;
    const a = whole
      ? costShare.map(() => [1, u() < 0.7 ? 1 : 0, u() < 0.5 ? 1 : 0, 0])
      : table(() => Math.round(u() * 4) / 4);
    const b = costShare.map(() => [1, 1, 1, 1]);
    const dot = (w: number[][]): number => w.flat().reduce((sum, x, i) => sum + x * (spending.flat()[i] as number), 0);
    return { a, b, atLeast: Math.min(1, (dot(a) / dot(b)) * (0.85 + 0.14 * u())) };
  });
  const surcharge = u() < 0.5 ? costShare.map(() => [0, 0, 0, 0.25 * u()]) : undefined;
  return {
    problem: { theta, costShare, shares, requirements, ...(surcharge && { surcharge }) },
    start: spending.flat(),
  };
}
