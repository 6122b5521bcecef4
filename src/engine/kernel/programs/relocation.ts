import { get, numberAt, set } from '../arrays';
import { raise } from '../power';
import * as LAYOUT from '../records/layout';
import { profitAt } from './desk';

const ASSEMBLY = LAYOUT.CATEGORIES - 2;

/**
 * Changes a sourcing table to what it is after assembly has moved: the plant's own value added moves with it, and so does a
 * stated part of the parts that were bought in the country it left; development, the last category, stays.
 */
export function moveAssembly(shares: usize, from: i32, to: i32, partsThatFollow: f64): void {
  for (let k = 0; k <= ASSEMBLY; k++) {
    const row = numberAt(shares, k * LAYOUT.ORIGINS);
    const part = get(row, from) * (k === ASSEMBLY ? 1 : partsThatFollow);
    set(row, from, get(row, from) - part);
    set(row, to, get(row, to) + part);
  }
}

// Sites are positions, those of a carline one after the other, its own place first; their weights are priors, which sum to 1.

/** Profit index of programs at each site. */
export function setProfits(economy: usize, regime: usize, stage: usize, sites: usize, count: i32, into: usize): void {
  for (let i = 0, site = sites; i < count; i++, site += LAYOUT.POSITION) {
    const carline = load<i32>(site, LAYOUT.POSITION_CARLINE);
    set(into, i, profitAt(economy, regime, stage, carline, load<i32>(site, LAYOUT.POSITION_ASSEMBLY)));
  }
}

/**
 * Share of each carline that wants to be at each other site: share ∝ prior · (Π′/Π)^(θ_A/(η−1)) over all sites, less the prior
 * (after Head & Mayer 2019). A site that gains less than `smallestMove` gets nothing: it does not pay to tool for it, and
 * nothing is there yet to move away.
 *
 * @param before Π of each site; `profits`, Π′, are overwritten. Both have room for pairs.
 * @param into by (carline, place of assembly)
 */
export function setTargets(
  sites: usize,
  count: i32,
  profits: usize,
  before: usize,
  exponent: f64,
  smallestMove: f64,
  into: usize,
): void {
  for (let i = 0; i < count; i++) set(profits, i, get(profits, i) / get(before, i));
  if ((count & 1) !== 0) set(profits, count, 1);
  raise(profits, profits, (count + 1) >> 1, exponent);
  for (let first = 0; first < count; ) {
    const site = sites + <usize>first * LAYOUT.POSITION;
    const carline = load<i32>(site, LAYOUT.POSITION_CARLINE);
    let end = first;
    let total: f64 = 0;
    for (let at = site; end < count && load<i32>(at, LAYOUT.POSITION_CARLINE) === carline; end++) {
      total += load<f64>(at, LAYOUT.POSITION_WEIGHT) * get(profits, end);
      at += LAYOUT.POSITION;
    }
    for (let i = first + 1, at = site + LAYOUT.POSITION; i < end; i++, at += LAYOUT.POSITION) {
      const prior = load<f64>(at, LAYOUT.POSITION_WEIGHT);
      const gained = total > 0 ? (prior * get(profits, i)) / total - prior : 0;
      const to = carline * LAYOUT.ORIGINS + load<i32>(at, LAYOUT.POSITION_ASSEMBLY);
      set(into, to, gained >= smallestMove ? Math.max(0, gained) : 0);
    }
    first = end;
  }
}
