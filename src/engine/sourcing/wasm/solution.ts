import { evaluateThere } from './careful-search';
import { setHessian } from './curvature';
import { active, factor, hessian, kinds, origins, pairEnd, perShare, requirements, rowOf, tilt } from './memory';
import { categoryEndsOf, orderOf, originTypesOf, slotEndsOf } from './structure';
import { get, getWhole, NUMBER, rowAt, set, setWhole } from './vectors';

/**
 * Spending by category and origin, before surcharges: costShare_k s m^(−θ−1) Φ_k^(−1/θ−1), which is costShare_k s where it cannot
 * move; where the search was careful, s times what it left per share.
 */
export function writeSpending(structure: usize, isCareful: bool, costShare: usize, table: usize, into: usize): void {
  let order = orderOf(structure);
  let typeOf = originTypesOf(structure);
  let slot = tilt;
  let firstPair = 0;
  let block = perShare;
  for (let kind = 0; kind < kinds; kind++, typeOf += 4 * <usize>origins) {
    const slotEnd = tilt + NUMBER * <usize>getWhole(slotEndsOf(structure), kind);
    const categoryEnd = orderOf(structure) + 4 * <usize>getWhole(categoryEndsOf(structure), kind);
    const bytes = (slotEnd - slot) << 1;
    for (; order < categoryEnd; order += 4) {
      const k = load<i32>(order);
      const row = getWhole(rowOf, k);
      const from = rowAt(table, k, origins);
      const to = rowAt(into, k, origins);
      if (row < 0) {
        spendStill(get(costShare, k), from, to);
      } else if (isCareful) {
        const lane = block + <usize>((row >> 1) - firstPair) * bytes + NUMBER * <usize>(row & 1);
        spendByType(1, lane, 1, typeOf, from, to);
      } else {
        spendByType(get(factor, row), slot, 0, typeOf, from, to);
      }
    }
    block += bytes * <usize>(getWhole(pairEnd, kind) - firstPair);
    firstPair = getWhole(pairEnd, kind);
    slot = slotEnd;
  }
}

/** Spending of a category by origin: its cost by shares. */
function spendStill(cost: f64, share: usize, into: usize): void {
  for (const end = share + NUMBER * <usize>origins; share < end; share += NUMBER, into += NUMBER) {
    store<f64>(into, cost * load<f64>(share));
  }
}

/** The same as shares and what is spent per share by type: numbers side by side, or every second one. */
function spendByType(scale: f64, perShareOf: usize, every: usize, typeOf: usize, share: usize, into: usize): void {
  const shift = every + 3;
  for (const end = share + NUMBER * <usize>origins; share < end; share += NUMBER, into += NUMBER, typeOf += 4) {
    store<f64>(into, scale * load<f64>(share) * load<f64>(perShareOf + ((<usize>load<i32>(typeOf)) << shift)));
  }
}

/** Minus the Hessian of D over all requirements. */
export function writeCurvature(structure: usize, isCareful: bool, theta: f64, into: usize): void {
  for (let c = 0; c < requirements; c++) setWhole(active, c, c);
  if (isCareful) evaluateThere(structure, theta, requirements);
  else setHessian(structure, theta, requirements);
  for (let i = 0; i < requirements; i++) {
    for (let j = 0; j <= i; j++) {
      const entry = get(hessian, i * requirements + j);
      set(rowAt(into, i, requirements), j, entry);
      set(rowAt(into, j, requirements), i, entry);
    }
  }
}
