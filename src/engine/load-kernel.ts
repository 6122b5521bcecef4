import { readFileSync } from 'node:fs';
import { RoosimError } from '../types/errors.js';

/**
 * The sourcing kernel (src/engine/kernel) with memory of its own, in which addresses are in bytes. Its arithmetic is that of
 * WebAssembly: the same bits on every machine.
 */
export type Kernel = {
  readonly memory: { readonly buffer: ArrayBuffer; readonly grow: (pages: number) => number };
  /** Sets where everything is for problems of a size. Returns the address up to which that takes memory. */
  readonly layOut: (requirements: number, categories: number) => number;
  readonly solve: (types: number, theta: number, ceiling: number) => number;
  readonly writeSpending: (types: number) => void;
  /** Raises pairs of numbers to a power; returns whether all were 1. */
  readonly raise: (from: number, into: number, pairs: number, exponent: number) => number;
  /** Addresses, known once there is a layout. */
  readonly costShare: Address;
  readonly shares: Address;
  readonly thresholds: Address;
  readonly gross: Address;
  readonly lambda: Address;
  readonly spending: Address;
};

type Address = { readonly value: number };

/** What is used of WebAssembly; Node's types leave it out. */
type Compiler = {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
};

const { WebAssembly } = globalThis as unknown as { readonly WebAssembly: Compiler };

let compiled: object | undefined;

/** A new kernel; it is compiled when a thread first asks for one. */
export function loadKernel(): Kernel {
  compiled ??= compile();
  try {
    return new WebAssembly.Instance(compiled).exports as Kernel;
  } catch (cause) {
    throw new RoosimError('internal', 'Node could not reserve memory for the sourcing kernel.', {
      hint: 'Where virtual memory is limited (ulimit -v), set NODE_OPTIONS=--disable-wasm-trap-handler.',
      cause,
    });
  }
}

function compile(): object {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(new URL('./kernel.wasm', import.meta.url));
  } catch (cause) {
    throw new RoosimError('internal', 'The sourcing kernel, kernel.wasm, is not beside the program.', {
      hint: 'npm run build makes it.',
      cause,
    });
  }
  return new WebAssembly.Module(bytes);
}
