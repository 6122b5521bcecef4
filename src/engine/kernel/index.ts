// The engine's kernel, in AssemblyScript: compiled to src/engine/kernel.wasm.
export { addScaled } from './arrays';
export { release, reserve, take } from './heap';
export { raise } from './power';
export { accountOf, setCrossBorder } from './programs/accounts';
export { choose } from './programs/choice';
export { thresholdFor } from './programs/content';
export { bundle, choice } from './programs/desk';
export { enter } from './programs/entry';
export { account, makePlan, meetsRule } from './programs/plan';
export { positionsAtHome, positionsMoved } from './programs/positions';
export { moveAssembly, setProfits, setTargets } from './programs/relocation';
export { costShare, gross, lambda, layOut, shares, thresholds } from './sourcing/memory';
export { solve } from './sourcing/solve';
export { writeSpending } from './sourcing/spending';
export { writeOutcomes } from './years/outcomes';
export { closeYear } from './years/tally';
