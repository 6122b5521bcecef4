import type { Results } from '../engine/index.js';
import type { OutlookBranch } from '../scenario/types.js';

/**
 * The branch that a uniform in (0, 1) falls on, each taking a stretch as long as its weight.
 * @throws RangeError when there is no branch.
 */
export function pickBranch<Branch extends Pick<OutlookBranch, 'weight'>>(
  branches: readonly Branch[],
  uniform: number,
): Branch {
  const total = branches.reduce((sum, branch) => sum + branch.weight, 0);
  let upTo = 0;
  for (const branch of branches) {
    upTo += branch.weight / total;
    if (uniform < upTo) return branch;
  }
  const last = branches.findLast((branch) => branch.weight > 0);
  if (last === undefined) throw new RangeError('An outlook needs a branch with a weight above zero.');
  return last;
}

/**
 * The expected outcomes of an outlook: the mean of its branches' outcomes, cell by cell, by weight. NaN where a branch
 * of some weight has none.
 * @throws RangeError when branches cover different years or there is none.
 */
export function meanOfBranches(
  name: string,
  title: string,
  branches: readonly { readonly weight: number; readonly results: Results }[],
): Results {
  const [first] = branches;
  if (first === undefined) throw new RangeError('An outlook needs a branch with a weight above zero.');
  const { years, shape } = first.results;
  if (branches.some(({ results }) => results.years.join() !== years.join())) {
    throw new RangeError('The branches of an outlook have to be simulated for the same years.');
  }
  const total = branches.reduce((sum, branch) => sum + branch.weight, 0);
  const cells = new Float64Array(first.results.cells.length);
  for (const { weight, results } of branches) {
    if (weight === 0) continue;
    for (let i = 0; i < cells.length; i++)
      cells[i] = (cells[i] as number) + (weight / total) * (results.cells[i] as number);
  }
  return { scenario: name, title, years, shape, cells };
}
