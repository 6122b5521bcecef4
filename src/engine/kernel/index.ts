// The sourcing kernel, in AssemblyScript: compiled to src/engine/kernel.wasm.
export { costShare, gross, lambda, layOut, shares, spending, thresholds } from './memory';
export { raise } from './power';
export { solve } from './solve';
export { writeSpending } from './spending';
