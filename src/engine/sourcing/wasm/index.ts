// The sourcing solver's numbers, in AssemblyScript: compiled to src/engine/sourcing/sourcing.wasm.
export {
  begin,
  ceilings,
  costShares,
  costs,
  curvatures,
  enter,
  fixedPrices,
  PROBLEMS,
  prices,
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
