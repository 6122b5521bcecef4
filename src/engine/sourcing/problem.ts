import { RoosimError } from '../../types/errors.js';
import type { SourcingProblem } from '../sourcing.js';
import { THETA } from './types.js';

/** How far from 1 shares may sum to. */
const ROUNDING = 1e-9;

/**
 * Checks a problem from outside against its types.
 * @throws RoosimError `problem_invalid`
 */
export function checkProblem({ theta, costShare, shares, surcharge, requirements }: SourcingProblem): void {
  if (!(theta >= THETA.least && theta <= THETA.greatest)) {
    fail(`theta must lie between ${THETA.least} and ${THETA.greatest}.`);
  }
  const K = costShare.length;
  const O = shares[0]?.length ?? 0;
  if (K === 0 || O === 0) fail('costShare and shares must have a category and an origin at least.');
  const isTable = (table: readonly (readonly number[])[], high: number): boolean =>
    Array.isArray(table) && table.length === K && [...table].every((row) => isRow(row, O, high));
  if (!isRow(costShare, K, 1)) fail('costShare must hold shares, 0 to 1.');
  if (!sumsToOne(costShare)) fail('costShare must sum to 1.');
  if (!isTable(shares, 1))
    fail('shares must have a row for each category, and in each a share for every origin, 0 to 1.');
  if (!shares.every(sumsToOne)) fail('Each row of shares must sum to 1.');
  if (surcharge !== undefined && !isTable(surcharge, 100)) {
    fail('surcharge must have the shape of shares and rates of 0 to 100.');
  }
  for (const { a, b, atLeast } of requirements) {
    if (!isTable(a, 1) || !isTable(b, 1)) fail('a and b must have the shape of shares and lie in 0 to 1.');
    if (!(atLeast >= 0 && atLeast <= 1)) fail('atLeast must lie in 0 to 1.');
  }
}

/** Whether it is so many numbers, none left out, from 0 to the highest. */
function isRow(row: readonly number[], length: number, high: number): boolean {
  return Array.isArray(row) && row.length === length && [...row].every((x) => x >= 0 && x <= high);
}

function sumsToOne(row: readonly number[]): boolean {
  return Math.abs(row.reduce((sum, x) => sum + x, 0) - 1) <= ROUNDING;
}

function fail(message: string): never {
  throw new RoosimError('problem_invalid', message, { hint: 'See the types of minimumCostSourcing.' });
}
