import { wasmModule } from '../../types/wasm.js';

/** Where something is in the solver's memory, in bytes. */
type Address = number;
type AddressOf = { readonly value: Address };

/** The solver's numbers (wasm/), with memory of their own. Shapes of arrays stand in wasm/memory.ts and wasm/structure.ts. */
export type Numbers = {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly PROBLEMS: { readonly value: number };
  readonly begin: (categories: number, origins: number) => void;
  readonly release: () => void;
  readonly takeStructure: (requirements: number, surcharges: number, kinds: number, slots: number) => Address;
  readonly enter: (structure: Address) => void;
  readonly solve: (structure: Address, count: number, theta: number, withCurvature: number) => void;
  readonly provesInfeasible: (structure: Address, theta: number) => number;
  readonly raise: (from: Address, into: Address, pairs: number, exponent: number) => number;
} & Readonly<Record<InputArray | OutputArray, AddressOf>> &
  Readonly<Record<StructureArray, (structure: Address) => Address>>;

type InputArray = 'costShares' | 'shareTables' | 'thresholds' | 'ceilings' | 'fixedPrices' | 'surchargeWeights';
type OutputArray = 'statuses' | 'costs' | 'prices' | 'spendings' | 'slacks' | 'curvatures' | 'held' | 'ray';
type StructureArray =
  | 'numeratorsOf'
  | 'denominatorsOf'
  | 'grossOf'
  | 'surchargeTablesOf'
  | 'slotEndsOf'
  | 'categoryEndsOf'
  | 'originTypesOf'
  | 'originsByTypeOf'
  | 'typeEndsOf'
  | 'orderOf';

/** A new instance. */
export const loadNumbers: () => Numbers = wasmModule<Numbers>(new URL('./sourcing.wasm', import.meta.url));
