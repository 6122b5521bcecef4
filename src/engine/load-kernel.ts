import { wasmModule } from '../types/wasm.js';

/** Where something is in the kernel's memory, in bytes; 0 is nowhere. */
export type Address = number;

/**
 * The engine's kernel (src/engine/kernel) with memory of its own. Its arithmetic is that of WebAssembly: the same bits on
 * every machine. What its functions do stands with them.
 */
export type Kernel = Heap & Solver & Programs & Years;

type Heap = {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly layOut: (requirements: number, categories: number) => void;
  readonly take: (bytes: number) => Address;
  readonly release: () => void;
  readonly reserve: (bytes: number) => void;
  readonly raise: (from: Address, into: Address, pairs: number, exponent: number) => number;
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

type Programs = {
  readonly makePlan: (economy: Address, subject: Address, option: Address, ceiling: number) => Address;
  readonly account: (economy: Address, plan: Address) => void;
  readonly thresholdFor: (requirement: Address, subject: Address) => number;
  readonly meetsRule: (plan: Address, alternatives: Address, subject: Address) => number;
  readonly enter: (
    economy: Address,
    plan: Address,
    subject: Address,
    ways: Address,
    eligible: number,
    entry: Address,
  ) => number;
  readonly choose: (economy: Address, subject: Address, menu: Address, ways: Address) => Address;
  readonly choice: (economy: Address, station: Address, stage: Address, variant: number, assembly: number) => Address;
  readonly bundle: (
    economy: Address,
    regime: Address,
    inForce: Address,
    stage: Address,
    carline: number,
    assembly: number,
  ) => Address;
  readonly moveAssembly: (shares: Address, from: number, to: number, partsThatFollow: number) => void;
  readonly positionsAtHome: (economy: Address) => Address;
  readonly positionsMoved: (economy: Address, targets: Address) => Address;
  readonly setProfits: (
    economy: Address,
    regime: Address,
    stage: Address,
    sites: Address,
    count: number,
    into: Address,
  ) => void;
  readonly setTargets: (
    sites: Address,
    count: number,
    profits: Address,
    before: Address,
    exponent: number,
    smallestMove: number,
    into: Address,
  ) => void;
  readonly accountOf: (
    economy: Address,
    positions: Address,
    regime: Address,
    inForce: Address,
    stage: Address,
    unshifted: Address,
    isShifted: Address,
    salesPerWeight: Address,
    levelPerWeight: Address,
  ) => Address;
  readonly setCrossBorder: (
    positions: Address,
    account: Address,
    salesPerWeight: Address,
    crossing: Address,
    claiming: Address,
  ) => void;
};

type Years = {
  readonly addScaled: (into: Address, factor: number, from: Address, length: number) => void;
  readonly closeYear: (economy: Address, year: Address, crossing: Address, claiming: Address) => void;
  readonly writeOutcomes: (economy: Address, year: Address, into: Address) => void;
};

/** A new kernel. */
export const loadKernel: () => Kernel = wasmModule<Kernel>(new URL('./kernel.wasm', import.meta.url));
