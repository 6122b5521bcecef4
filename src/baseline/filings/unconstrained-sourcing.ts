import type { Baseline, Carline } from '../types.js';
import { type ContentWeights, unconstrainedTable } from './held-up.js';
import { createFilingReader } from './sourcing-table.js';

/** Most tables that one carline stands for: as filed, and from before the rule held it up. */
export const MOST_VARIANTS = 2;

/** Where unconstrained sourcing shares of carlines go: tables [row][k·O + o], and the part of its carline that each is. */
type VariantColumns = { readonly shares: Float64Array; readonly weight: Float64Array };

/**
 * Writes what a carline would buy if nothing constrained it, from a row on: one table, or two where the rule that its filing was
 * made under may hold a part of it up. Gives how many.
 */
export type UnconstrainedSourcing = (
  carline: Carline,
  costShare: ArrayLike<number>,
  filingShift: number,
  columns: VariantColumns,
  row: number,
) => number;

/**
 * Unconstrained sourcing of carlines as their filings and the register have it. A carline made in the region whose content
 * lies just above the threshold it was filed under may stand there because of it: a part of it is taken to be held up by the
 * rule, from a lower content.
 *
 * @param theta shape of part costs
 * @param filedUnder the regional measure of the rule that the filings were made under, if there was one
 */
export function createUnconstrainedSourcing(
  baseline: Baseline,
  parameter: (id: string) => number,
  theta: number,
  filedUnder: ContentWeights | undefined,
): UnconstrainedSourcing {
  const { countries, region, categories } = baseline.dimensions;
  const O = countries.length;
  const cells = categories.length * O;
  const read = createFilingReader(baseline, parameter);
  const filed = new Float64Array(cells);
  const threshold = parameter('nafta_threshold');
  const band = parameter('rule_held.band');
  const heldUp = parameter('rule_held.part');
  const lift = parameter('rule_held.lift');
  const isHeldAt = (carline: Carline, content: number): boolean =>
    lift !== 0 && region.members.includes(carline.assembly) && content - threshold >= 0 && content - threshold <= band;
  return (carline, costShare, filingShift, { shares, weight }, row) => {
    read(carline, costShare, filingShift, filed);
    const content = filedUnder === undefined ? 0 : contentOf(filedUnder, filed, costShare, O);
    const part = filedUnder !== undefined && isHeldAt(carline, content) ? heldUp : 0;
    let next = row;
    if (part < 1) {
      shares.set(filed, next * cells);
      weight[next++] = 1 - part;
    }
    if (filedUnder !== undefined && part > 0) {
      const lower = shares.subarray(next * cells, (next + 1) * cells);
      unconstrainedTable(filed, costShare, filedUnder, theta, content, lift, lower);
      weight[next++] = part;
    }
    return next - row;
  };
}

/** Content of a sourcing table; 0 when the measure has no base in it. */
function contentOf(weights: ContentWeights, shares: Float64Array, costShare: ArrayLike<number>, O: number): number {
  let numerator = 0;
  let denominator = 0;
  for (let cell = 0; cell < shares.length; cell++) {
    const x = (shares[cell] as number) * (costShare[(cell / O) | 0] as number);
    numerator += (weights.a[cell] as number) * x;
    denominator += (weights.b[cell] as number) * x;
  }
  return denominator > 0 ? numerator / denominator : 0;
}
