import { wasmModule } from '../types/wasm.js';

/** Where something is in the kernel's memory, in bytes; 0 is nowhere. */
export type Address = number;

/**
 * The engine's kernel (src/engine/kernel) with memory of its own. Its arithmetic is that of WebAssembly: the same bits on
 * every machine. What its functions do stands with them.
 */
export type Kernel = Heap & Solver;

type Heap = {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly layOut: (requirements: number, categories: number) => void;
  readonly take: (bytes: number) => Address;
  readonly release: () => void;
  readonly reserve: (bytes: number) => void;
};

type Solver = {
  readonly solve: (types: Address, theta: number, ceiling: number) => number;
  readonly writeSpending: (types: Address, into: Address) => void;
  /** Known once there is a layout. */
  readonly costShare: { readonly value: Address };
  readonly shares: { readonly value: Address };
  readonly thresholds: { readonly value: Address };
  readonly gross: { readonly value: Address };
  readonly lambda: { readonly value: Address };
};

/** A new kernel. */
export const loadKernel: () => Kernel = wasmModule<Kernel>(new URL('./kernel.wasm', import.meta.url));
