import { RoosimError } from '../types/errors.js';

/**
 * A run of units, first and last included. A batch of N draws has N + 1 units: unit 0 is the central run (every
 * assumption at its central value), unit n is draw n − 1. A unit holds every scenario of the batch, so that scenarios
 * are always compared within the same economy.
 */
export type UnitRange = { readonly first: number; readonly last: number };

/** One of several processes that share a batch: `index` counts from 1 to `count`. */
export type Shard = { readonly index: number; readonly count: number };

export const WHOLE: Shard = { index: 1, count: 1 };

/** The draw number of a unit; undefined for the central run. */
export function drawOfUnit(unit: number): number | undefined {
  return unit === 0 ? undefined : unit - 1;
}

/** The unit of a draw, or of the central run. */
export function unitOfDraw(draw: number | undefined): number {
  return draw === undefined ? 0 : draw + 1;
}

/** The units a shard computes: a contiguous block, blocks differing by at most one unit; undefined when there are more shards than units. */
export function unitsOfShard(units: number, { index, count }: Shard): UnitRange | undefined {
  const first = Math.floor(((index - 1) * units) / count);
  const last = Math.floor((index * units) / count) - 1;
  return last < first ? undefined : { first, last };
}

export function countUnits(ranges: readonly UnitRange[]): number {
  return ranges.reduce((total, { first, last }) => total + last - first + 1, 0);
}

/** What of `whole` none of the others covers, in ascending order. */
export function subtractRanges(whole: UnitRange, others: readonly UnitRange[]): readonly UnitRange[] {
  const rest: UnitRange[] = [];
  let next = whole.first;
  for (const other of [...others].sort((a, b) => a.first - b.first)) {
    if (other.last < next || other.first > whole.last) continue;
    if (other.first > next) rest.push({ first: next, last: other.first - 1 });
    next = Math.max(next, other.last + 1);
  }
  if (next <= whole.last) rest.push({ first: next, last: whole.last });
  return rest;
}

/** Cuts ranges into pieces of at most `size` units, one after the other: there may be millions. */
export function* splitRanges(ranges: Iterable<UnitRange>, size: number): Generator<UnitRange, void, undefined> {
  for (const { first, last } of ranges)
    for (let from = first; from <= last; from += size) yield { first: from, last: Math.min(last, from + size - 1) };
}

/**
 * Reads `i/N`, i from 1 to N.
 * @throws RoosimError 'usage'
 */
export function parseShard(text: string): Shard {
  const match = /^(\d{1,9})\/(\d{1,9})$/.exec(text.trim());
  const index = Number(match?.[1]);
  const count = Number(match?.[2]);
  if (match === null || index < 1 || index > count) {
    throw new RoosimError('usage', `${JSON.stringify(text)} is not a shard.`, {
      hint: 'Shards count from 1: --shard 1/4, 2/4, 3/4 and 4/4 share a batch between four processes.',
    });
  }
  return { index, count };
}
