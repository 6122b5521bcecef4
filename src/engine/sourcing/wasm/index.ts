// The sourcing solver's numbers, in AssemblyScript: compiled to src/engine/sourcing/sourcing.wasm.
export { provesInfeasible } from './careful-search';
export {
  begin,
  ceilings,
  costShares,
  costs,
  curvatures,
  enter,
  fixedPrices,
  held,
  PROBLEMS,
  prices,
  ray,
  release,
  shareTables,
  slacks,
  spendings,
  statuses,
  surchargeWeights,
  takeStructure,
  thresholds,
} from './memory';
export { raise } from './power';
export { solve } from './solve';
export {
  categoryEndsOf,
  denominatorsOf,
  grossOf,
  numeratorsOf,
  orderOf,
  originsByTypeOf,
  originTypesOf,
  slotEndsOf,
  surchargeTablesOf,
  typeEndsOf,
} from './structure';
