import { kindsOf, requirementsOf, slotsOf, structureBytes, surchargesOf } from './structure';
import { PAIR } from './vectors';

// Where everything is in the solver's memory, and the shape of each array: this file and structure.ts are the one place that
// says so. Numbers are f64 unless it says otherwise; every array begins at a multiple of 16 bytes and is as long in whole pairs.
//
//   K categories, O origins, C requirements, S surcharge tables; n problems at hand, PROBLEMS at most
//   T slots: a slot is a type of cell, that is the cells of a kind of category that all requirements and surcharges treat alike
//   R rows: categories of the problem whose spending can move

/** Problems that are passed at a time. */
export const PROBLEMS = 32;

export let categories: i32 = 0;
export let origins: i32 = 0;

// In and out, by problem.
/** [n·K], [n·K·O], [n·C], [n], [n·C], [n·S]. */
export let costShares: usize = 0;
export let shareTables: usize = 0;
export let thresholds: usize = 0;
export let ceilings: usize = 0;
export let fixedPrices: usize = 0;
export let surchargeWeights: usize = 0;
/** [n] bytes, [n], [n·C], [n·K·O], [n·C], [n·C·C]. */
export let statuses: usize = 0;
export let costs: usize = 0;
export let prices: usize = 0;
export let spendings: usize = 0;
export let slacks: usize = 0;
export let curvatures: usize = 0;

// The structure at hand.
export let requirements: i32 = 0;
export let surcharges: i32 = 0;
export let kinds: i32 = 0;
export let slots: i32 = 0;
export let slotPairs: i32 = 0;

// The problem at hand, by slot: [C·T] a − h b where spending can move and 0 elsewhere; [T] spending that cannot move.
export let net: usize = 0;
export let fixed: usize = 0;
/** [C] thresholds, and Σ (a − h b) x over spending that cannot move. */
export let threshold: usize = 0;
export let fixedSlack: usize = 0;
/** Shares by row and slot, kind by kind, in pairs of rows: for each pair, one pair of shares by slot of the kind. [2·T·K at most] */
export let shares: usize = 0;
/** [R] cost shares; [K] i32: row of a category, −1 where its spending cannot move; [Q] i32: pairs of rows up to the end of a kind. */
export let rowCost: usize = 0;
export let rowOf: usize = 0;
export let pairEnd: usize = 0;

// The dual where it was last evaluated.
/** [T] brackets m, m^(−θ−1), m^(−θ), spending that can move. */
export let bracket: usize = 0;
export let tilt: usize = 0;
export let level: usize = 0;
export let moved: usize = 0;
/** [R] Φ, and costShare·Φ^(−1/θ−1). */
export let phi: usize = 0;
export let factor: usize = 0;
/** [C] shadow prices λ, those that are held or NaN, and slopes ∂D/∂λ. */
export let lambda: usize = 0;
export let held: usize = 0;
export let gradient: usize = 0;

// A step, by active requirement.
/** [C] i32: their numbers; [C] λ and slopes where it begins, what it is to close, itself, and second derivatives along it. */
export let active: usize = 0;
export let before: usize = 0;
export let slope: usize = 0;
export let target: usize = 0;
export let step: usize = 0;
export let bend: usize = 0;
/** [C·C] minus the Hessian, or its factors; [C·R] pulls. */
export let hessian: usize = 0;
export let pull: usize = 0;
/** [T] by how much the step lowers brackets. */
export let fall: usize = 0;

/** [C] i32: whether a requirement tells types of cells apart, and whether its price is held because it excludes some. */
export let telling: usize = 0;
export let excluding: usize = 0;
/** Where prices may have any sign: [as shares] spending per share; [T] i32 type of a slot in the row at hand; [O] its types:
 * i32 first slots, shares, prices, spending, and parts of all parts; [C·O] a − h b. [C], [T] a direction in which D may grow without bound, and prices along it. */
export let perShare: usize = 0;
export let typeOf: usize = 0;
export let typeSlot: usize = 0;
export let typeShare: usize = 0;
export let typePrice: usize = 0;
export let typeMoved: usize = 0;
export let typeParts: usize = 0;
export let typeNet: usize = 0;
export let ray: usize = 0;
export let rayPrice: usize = 0;

/** [T] and [R], for sums under way. */
export let slotScratch: usize = 0;
export let slotScratch2: usize = 0;
export let slotScratch3: usize = 0;
export let rowScratch: usize = 0;
export let rowScratch2: usize = 0;
export let rowScratch3: usize = 0;

let workspace: usize = 0;
let workspaceBytes: usize = 0;
let free: usize = 0;
let next: usize = 0;

/** Begins with an empty memory, for tables of so many categories and origins. */
export function begin(categoryCount: i32, originCount: i32): void {
  categories = categoryCount;
  origins = originCount;
  release();
}

/** Forgets all structures. */
export function release(): void {
  free = (__heap_base + 15) & ~15;
  workspaceBytes = 0;
}

/** Room for a structure, and for the work on its problems. */
export function takeStructure(requirementCount: i32, surchargeCount: i32, kindCount: i32, slotCount: i32): usize {
  const bytesOfAll = structureBytes(requirementCount, surchargeCount, kindCount, slotCount, categories, origins);
  const structure = take(bytesOfAll);
  store<i32>(structure, requirementCount);
  store<i32>(structure, kindCount, 4);
  store<i32>(structure, slotCount, 8);
  store<i32>(structure, origins, 12);
  store<i32>(structure, surchargeCount, 16);
  setSizes(structure);
  const bytes = layOut(0);
  if (bytes > workspaceBytes) {
    workspace = take(bytes);
    workspaceBytes = bytes;
  }
  return structure;
}

/** Sets where everything is for problems of a structure. */
export function enter(structure: usize): void {
  setSizes(structure);
  layOut(workspace);
}

function setSizes(structure: usize): void {
  requirements = requirementsOf(structure);
  surcharges = surchargesOf(structure);
  kinds = kindsOf(structure);
  slots = slotsOf(structure);
  slotPairs = slots >> 1;
}

function layOut(from: usize): usize {
  next = from;
  const C = requirements;
  const T = slots;
  const K = categories;
  // Every kind may end with half a pair of rows.
  const R = K + kinds;
  const cells = K * origins;
  costShares = numbers(PROBLEMS * K);
  shareTables = numbers(PROBLEMS * cells);
  thresholds = numbers(PROBLEMS * C);
  ceilings = numbers(PROBLEMS);
  fixedPrices = numbers(PROBLEMS * C);
  surchargeWeights = numbers(PROBLEMS * surcharges);
  statuses = numbers(PROBLEMS / 8);
  costs = numbers(PROBLEMS);
  prices = numbers(PROBLEMS * C);
  spendings = numbers(PROBLEMS * cells);
  slacks = numbers(PROBLEMS * C);
  curvatures = numbers(PROBLEMS * C * C);
  net = numbers(C * T);
  fixed = numbers(T);
  threshold = numbers(C);
  fixedSlack = numbers(C);
  shares = numbers(R * origins);
  rowCost = numbers(R);
  rowOf = numbers(K);
  pairEnd = numbers(kinds);
  bracket = numbers(T);
  tilt = numbers(T);
  level = numbers(T);
  moved = numbers(T);
  phi = numbers(R);
  factor = numbers(R);
  lambda = numbers(C);
  held = numbers(C);
  gradient = numbers(C);
  active = numbers(C);
  before = numbers(C);
  slope = numbers(C);
  target = numbers(C);
  step = numbers(C);
  bend = numbers(C);
  hessian = numbers(C * C);
  pull = numbers(C * (R + 1));
  fall = numbers(T);
  perShare = numbers(R * origins);
  telling = numbers(C);
  excluding = numbers(C);
  typeOf = numbers(T);
  typeSlot = numbers(origins);
  typeShare = numbers(origins);
  typePrice = numbers(origins);
  typeMoved = numbers(origins);
  typeParts = numbers(origins);
  typeNet = numbers(C * origins);
  ray = numbers(C);
  rayPrice = numbers(T);
  slotScratch = numbers(T);
  slotScratch2 = numbers(T);
  slotScratch3 = numbers(T);
  rowScratch = numbers(R);
  rowScratch2 = numbers(R);
  rowScratch3 = numbers(R);
  return next - from;
}

/** Room for numbers, in whole pairs. */
function numbers(count: i32): usize {
  const at = next;
  next += PAIR * (((<usize>count + 1) >> 1) + 1);
  return at;
}

/** Takes memory, filled with zeros; the memory grows when it must. */
function take(bytes: usize): usize {
  const at = free;
  free = (free + bytes + 15) & ~15;
  const missing = <i32>((free + 0xffff) >> 16) - memory.size();
  if (missing > 0 && memory.grow(missing) < 0) unreachable();
  memory.fill(at, 0, bytes);
  return at;
}
