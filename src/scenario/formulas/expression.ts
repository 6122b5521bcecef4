import type { Dimensions } from '../../types/dimensions.js';
import type { MetricLookup } from '../types.js';
import type { Quantity } from './units.js';

/** Computes a value in base units; conditions give 1 and 0. */
export type Evaluate = (lookup: MetricLookup, year: number) => number;

/** A part of a formula after checking. */
export type Expression = {
  readonly kind: 'quantity' | 'condition';
  /** Of a condition: meaningless. */
  readonly quantity: Quantity;
  readonly evaluate: Evaluate;
  /** The same read in the baseline. */
  readonly evaluateBaseline: Evaluate;
  /** Operators, names and numbers, those of metrics it uses included. */
  readonly size: number;
  readonly usesMetrics: boolean;
  /** Of a plain number as it is written: its value. */
  readonly constant?: number;
  /** Of a share of some whole, or of the difference of two: neither can be more than one. */
  readonly within?: 'share' | 'difference';
};

/** What formulas may name: metrics of the file's own, and the countries and classes of its economy. */
export type OwnMetrics = {
  readonly dimensions: Dimensions;
  readonly names: readonly string[];
  /** A metric as other formulas may use it. @throws FormulaError when it has mistakes itself. */
  readonly get: (name: string) => Expression;
};
