import type { Numbers } from './load.js';
import type { ProblemStructure, SourcingProblems, SourcingSolutions } from './types.js';

/** Up to so many numbers are copied faster one by one than through a view. */
const FEW = 96;

/** The solver's memory as numbers, and as bytes. */
export type Views = { readonly floats: Float64Array; readonly bytes: Uint8Array };

/** Views of the solver's memory, made anew when it has grown. */
export function viewsOf({ memory }: Numbers): () => Views {
  const make = () => ({ floats: new Float64Array(memory.buffer), bytes: new Uint8Array(memory.buffer) });
  let views = make();
  return () => {
    if (views.floats.buffer !== memory.buffer) views = make();
    return views;
  };
}

/** Position of an array among the numbers of the memory. */
export function at(array: { readonly value: number }): number {
  return array.value / 8;
}

/** Writes n problems into the solver's memory. */
export function putProblems(
  numbers: Numbers,
  { floats }: Views,
  { requirements: C, surcharges: S, categories, cells }: ProblemStructure,
  problems: SourcingProblems,
  from: number,
  n: number,
): void {
  copy(problems.costShare, from * categories, floats, at(numbers.costShares), n * categories);
  copy(problems.shares, from * cells, floats, at(numbers.shareTables), n * cells);
  copy(problems.thresholds, from * C, floats, at(numbers.thresholds), n * C);
  copyOr(Number.POSITIVE_INFINITY, problems.ceilings, from, floats, at(numbers.ceilings), n);
  copyOr(Number.NaN, problems.fixedPrices, from * C, floats, at(numbers.fixedPrices), n * C);
  copyOr(1, problems.surchargeWeights, from * S, floats, at(numbers.surchargeWeights), n * S);
}

/** Reads the solutions of n problems from the solver's memory. */
export function takeSolutions(
  numbers: Numbers,
  { floats, bytes }: Views,
  { requirements: C, cells }: ProblemStructure,
  into: SourcingSolutions,
  from: number,
  n: number,
): void {
  copy(bytes, numbers.statuses.value, into.status, from, n);
  copy(floats, at(numbers.costs), into.cost, from, n);
  copy(floats, at(numbers.prices), into.shadowPrices, from * C, n * C);
  copy(floats, at(numbers.spendings), into.spending, from * cells, n * cells);
  if (into.slack) copy(floats, at(numbers.slacks), into.slack, from * C, n * C);
  if (into.curvature) copy(floats, at(numbers.curvatures), into.curvature, from * C * C, n * C * C);
}

type Column = Float64Array | Uint8Array;

function copy(from: Column, start: number, into: Column, to: number, length: number): void {
  if (length > FEW) into.set(from.subarray(start, start + length), to);
  else for (let i = 0; i < length; i++) into[to + i] = from[start + i] ?? Number.NaN;
}

function copyOr(
  otherwise: number,
  from: Float64Array | undefined,
  start: number,
  into: Float64Array,
  to: number,
  length: number,
): void {
  if (from) copy(from, start, into, to, length);
  else into.fill(otherwise, to, to + length);
}
