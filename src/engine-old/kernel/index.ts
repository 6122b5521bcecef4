// The sourcing solver's kernel, in AssemblyScript: compiled to src/engine-old/kernel.wasm.
export { release, reserve, take } from './heap';
export { costShare, gross, lambda, layOut, shares, thresholds } from './sourcing/memory';
export { solve } from './sourcing/solve';
export { writeSpending } from './sourcing/spending';
