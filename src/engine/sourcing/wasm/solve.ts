import { carefulValue, leaveProof, searchWithCare } from './careful-search';
import { setBrackets } from './dual';
import { gather } from './gather';
import {
  bracket,
  categories,
  ceilings,
  costShares,
  costs,
  curvatures,
  enter,
  fixedPrices,
  gradient,
  held,
  lambda,
  origins,
  prices,
  requirements,
  shareTables,
  slacks,
  slotPairs,
  spendings,
  statuses,
  surcharges,
  surchargeWeights,
  telling,
  threshold,
  thresholds,
} from './memory';
import { isFree } from './optimality';
import { search, value } from './search';
import { writeCurvature, writeSpending } from './solution';
import { INFEASIBLE, INVALID, NOT_CONVERGED, OPTIMAL } from './status';
import { grossOf, surchargeTablesOf } from './structure';
import { addScaled, allBetween, get, NUMBER, PAIR, rowAt, set, setWhole } from './vectors';

/** Whether no share of the problems is negative, which is told faster of all than of each. */
let areShares = false;
/** Whether the solution at hand was found with care, where spending is by row and slot. */
let isCareful = false;

/**
 * Solves so many problems of a structure: those in `costShares`, `shareTables`, `thresholds`, `ceilings` and `fixedPrices`, into
 * `statuses`, `costs`, `prices`, `spendings`, `slacks`, and `curvatures` when asked.
 */
export function solve(structure: usize, count: i32, theta: f64, withCurvature: bool): void {
  enter(structure);
  areShares = haveNoNegative(shareTables, count * categories * origins);
  for (let i = 0; i < count; i++) {
    const costShare = rowAt(costShares, i, categories);
    const table = rowAt(shareTables, i, categories * origins);
    const status = solveOne(structure, theta, i, costShare, table);
    write(structure, theta, i, status, costShare, table, withCurvature);
  }
}

function solveOne(structure: usize, theta: f64, i: i32, costShare: usize, table: usize): u8 {
  const ceiling = get(ceilings, i);
  isCareful = false;
  let isValid = setGross(structure, i);
  for (let c = 0; c < requirements; c++) {
    const h = get(thresholds, i * requirements + c);
    const price = get(fixedPrices, i * requirements + c);
    set(threshold, c, h);
    set(held, c, price);
    setWhole(telling, c, 1);
    set(lambda, c, isFree(c) ? 0 : price);
    if (!(h >= 0 && h <= 1) || price < 0 || price === Infinity) isValid = false;
  }
  if (!areShares && !haveNoNegative(table, categories * origins)) isValid = false;
  if (!gather(structure, costShare, table) || !isValid) return INVALID;
  const status = startsPositive(structure) ? search(structure, theta, ceiling) : NOT_CONVERGED;
  if (status !== NOT_CONVERGED) return status;
  isCareful = true;
  return searchWithCare(structure, theta, ceiling);
}

/** Sets 1 + Σ_j w_j u_j of a problem by slot; false when a weight is none. */
function setGross(structure: usize, i: i32): bool {
  if (surcharges === 0) return true;
  const gross = grossOf(structure);
  let isValid = true;
  for (let at: usize = 0, end = <usize>slotPairs * PAIR; at < end; at += PAIR) v128.store(gross + at, f64x2.splat(1));
  for (let j = 0; j < surcharges; j++) {
    const weight = get(surchargeWeights, i * surcharges + j);
    if (!(weight >= 0 && weight < Infinity)) isValid = false;
    addScaled(gross, weight, rowAt(surchargeTablesOf(structure), j, 2 * slotPairs), slotPairs);
  }
  return isValid;
}

/** Whether so many numbers are 0 or more. */
function haveNoNegative(numbers: usize, length: i32): bool {
  const below = -f64.MIN_VALUE;
  const isLast = (length & 1) === 0 || get(numbers, length - 1) >= 0;
  return isLast && allBetween(numbers, below, Infinity, length >> 1);
}

function startsPositive(structure: usize): bool {
  setBrackets(structure);
  return allBetween(bracket, 0, Infinity, slotPairs);
}

function write(
  structure: usize,
  theta: f64,
  i: i32,
  status: u8,
  costShare: usize,
  table: usize,
  withCurvature: bool,
): void {
  const C = requirements;
  const spending = rowAt(spendings, i, categories * origins);
  store<u8>(statuses + i, status);
  set(costs, i, status !== OPTIMAL ? NaN : isCareful ? carefulValue : value);
  if (status === INFEASIBLE) leaveProof();
  for (let c = 0; c < C; c++) {
    set(prices, i * C + c, get(lambda, c));
    set(slacks, i * C + c, status === OPTIMAL ? -get(gradient, c) : NaN);
  }
  if (status !== OPTIMAL) {
    memory.fill(spending, 0, NUMBER * <usize>(categories * origins));
    return;
  }
  writeSpending(structure, isCareful, costShare, table, spending);
  if (withCurvature) writeCurvature(structure, isCareful, theta, rowAt(curvatures, i, C * C));
}
