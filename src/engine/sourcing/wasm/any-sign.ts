import { netOf } from './curvature';
import {
  hessian,
  kinds,
  moved,
  net,
  origins,
  pairEnd,
  perShare,
  requirements,
  rowCost,
  shares,
  slotPairs,
  slots,
  telling,
  typeMoved,
  typeNet,
  typeOf,
  typeParts,
  typePrice,
  typeShare,
  typeSlot,
} from './memory';
import { grossOf, slotEndsOf } from './structure';
import { add, fill, get, getWhole, NUMBER, PAIR, rowAt, set, setWhole } from './vectors';

// Spending at prices of any sign. Each part is bought where price × cost is lowest, costs being Weibull draws of each type of
// cell; so D_k = costShare_k E[min_t m_t Z_t], E[min] over types with positive prices being (Σ s m^(−θ))^(−1/θ). A type with a
// negative price takes all parts from those with positive ones; among several, D_k = −costShare_k E[max |m_t| Z_t], where
// E[max] = Σ_A (−1)^(|A|+1) E[min over A] for all sets A of them. Cells that no priced requirement tells apart are of one type:
// a firm gains nothing by buying from the dearer of them.

/** Prices nearer to 0 are taken as this far. */
const SMALLEST_PRICE: f64 = 1e-100;
/** So many types with negative prices in one category are beyond what sums over sets of them can do. */
const MOST_NEGATIVE = 12;
const ALL = -1;
const NONE = -1;

let theta: f64 = 0;
let count: i32 = 0;
let gross: usize = 0;
/** Σ |D_k|: what rounding is to be measured by. */
export let magnitude: f64 = 0;

/**
 * Sets spending by slot (`moved`) and per share by row and slot (`perShare`) at prices by slot, and minus the Hessian of the sum
 * over so many active requirements.
 *
 * @returns Σ_k D_k; NaN when too many prices of a category are negative
 */
export function evaluateAnySign(structure: usize, shape: f64, prices: usize, active: i32): f64 {
  theta = shape;
  count = active;
  gross = grossOf(structure);
  magnitude = 0;
  fill(moved, 0, slotPairs);
  for (let i = 0; i < count * count; i++) set(hessian, i, 0);
  const slotEnds = slotEndsOf(structure);
  let first = 0;
  let block = shares;
  let value: f64 = 0;
  for (let kind = 0, pair = 0; kind < kinds; kind++) {
    const end = getWhole(slotEnds, kind);
    for (const pairs = getWhole(pairEnd, kind); pair < pairs; pair++, block += PAIR * <usize>(end - first)) {
      for (let lane = 0; lane < 2; lane++) {
        const cost = get(rowCost, 2 * pair + lane);
        if (cost === 0) continue;
        value += rowValue(block + NUMBER * <usize>lane, first, end, cost, prices);
      }
    }
    first = end;
  }
  return value;
}

function rowValue(row: usize, first: i32, end: i32, cost: f64, prices: usize): f64 {
  const types = gatherTypes(row, first, end, prices);
  let value: f64 = 0;
  if (types > 0) {
    value = addCheapest(types, ALL, cost, 1, 1);
  } else if (-types > MOST_NEGATIVE) {
    return NaN;
  } else {
    const sets = 1 << -types;
    for (let members = 1; members < sets; members++) {
      value += addCheapest(-types, members, cost, (popcnt(members) & 1) !== 0 ? -1 : 1, -1);
    }
  }
  for (let slot = first; slot < end; slot++) {
    const type = getWhole(typeOf, slot);
    if (type === NONE) continue;
    const spent = get(typeMoved, type) / get(typeShare, type);
    add(moved, slot, spent * shareAt(row, slot - first));
    store<f64>(perShareAt(row, slot - first), spent);
  }
  magnitude += Math.abs(value);
  return value;
}

/** Where what a row spends by slot, per share, is. */
function perShareAt(row: usize, slot: i32): usize {
  return perShare + (row - shares) + PAIR * <usize>slot;
}

/**
 * Lists the types that a row buys from: all, where prices are positive, else those whose prices are not. Returns how many,
 * negative where prices are.
 */
function gatherTypes(row: usize, first: i32, end: i32, prices: usize): i32 {
  let least: f64 = Infinity;
  for (let slot = first; slot < end; slot++) {
    store<f64>(perShareAt(row, slot - first), 0);
    if (shareAt(row, slot - first) !== 0) least = Math.min(least, get(prices, slot));
  }
  let types = 0;
  for (let slot = first; slot < end; slot++) {
    const share = shareAt(row, slot - first);
    const price = get(prices, slot);
    setWhole(typeOf, slot, NONE);
    if (share === 0 || (least <= 0 && price > 0)) continue;
    let type = 0;
    while (type < types && !areAlike(getWhole(typeSlot, type), slot)) type++;
    setWhole(typeOf, slot, type);
    if (type === types) beginType(types++, slot, price);
    add(typeShare, type, share);
    for (let i = 0; i < count; i++) add(typeNet, i * origins + type, share * get(netOf(i), slot));
  }
  for (let type = 0; type < types; type++) {
    for (let i = 0; i < count; i++)
      set(typeNet, i * origins + type, get(typeNet, i * origins + type) / get(typeShare, type));
  }
  return least <= 0 ? -types : types;
}

function beginType(type: i32, slot: i32, price: f64): void {
  setWhole(typeSlot, type, slot);
  set(typeShare, type, 0);
  set(typePrice, type, Math.max(Math.abs(price), SMALLEST_PRICE));
  set(typeMoved, type, 0);
  for (let i = 0; i < count; i++) set(typeNet, i * origins + type, 0);
}

/** Whether no requirement that tells types apart, nor a surcharge, treats two slots differently. */
function areAlike(one: i32, other: i32): bool {
  if (get(gross, one) !== get(gross, other)) return false;
  for (let c = 0; c < requirements; c++) {
    const weights = rowAt(net, c, slots);
    if (getWhole(telling, c) !== 0 && get(weights, one) !== get(weights, other)) return false;
  }
  return true;
}

function shareAt(row: usize, slot: i32): f64 {
  return load<f64>(row + PAIR * <usize>slot);
}

/**
 * Adds the sign times costShare · E[min over a set of types], its derivatives and its curvature
 * (θ + 1) costShare E[min] Cov(g_i/m, g_j/m), the covariance being over parts by where they are bought.
 */
function addCheapest(types: i32, members: i32, cost: f64, sign: f64, direction: f64): f64 {
  let least: f64 = Infinity;
  for (let t = 0; t < types; t++) if (isIn(members, t)) least = Math.min(least, get(typePrice, t));
  let aggregate: f64 = 0;
  for (let t = 0; t < types; t++) {
    const pull = isIn(members, t) ? get(typeShare, t) * Math.exp(-theta * Math.log(get(typePrice, t) / least)) : 0;
    set(typeParts, t, pull);
    aggregate += pull;
  }
  const value = cost * least * Math.exp(-Math.log(aggregate) / theta);
  for (let t = 0; t < types; t++) {
    const parts = get(typeParts, t) / aggregate;
    set(typeParts, t, parts);
    add(typeMoved, t, (sign * direction * value * parts) / get(typePrice, t));
  }
  for (let i = 0; i < count; i++) {
    for (let j = 0; j <= i; j++) {
      add(hessian, i * count + j, sign * (theta + 1) * value * covariance(types, i, j));
    }
  }
  return sign * value;
}

function isIn(members: i32, t: i32): bool {
  return members === ALL || ((members >> t) & 1) !== 0;
}

function covariance(types: i32, i: i32, j: i32): f64 {
  let meanI: f64 = 0;
  let meanJ: f64 = 0;
  for (let t = 0; t < types; t++) {
    meanI += get(typeParts, t) * relative(i, t);
    meanJ += get(typeParts, t) * relative(j, t);
  }
  let sum: f64 = 0;
  for (let t = 0; t < types; t++) sum += get(typeParts, t) * (relative(i, t) - meanI) * (relative(j, t) - meanJ);
  return sum;
}

/** (a − h b)/m of a type for an active requirement. */
function relative(i: i32, t: i32): f64 {
  return get(typeNet, i * origins + t) / get(typePrice, t);
}
