import { baselineInvalid } from '../../../../src/baseline/invalid.js';
import { textOf, wordOf } from '../../../../src/baseline/table.js';
import type { Filing } from './filings.js';
import { cellOf, type RawReader } from './raw.js';

/** Why a filing's place of assembly is set right: left out, a slip of the pen, or another model year's filing says otherwise. */
const CORRECTION_KINDS = ['blank', 'slip', 'other_year'] as const;
export type CorrectionKind = (typeof CORRECTION_KINDS)[number];

/**
 * The filings with their places of assembly set right, by the kinds asked for.
 * @throws RoosimError `baseline_invalid` when a correction meets no filing.
 */
export function correctAssembly(
  filings: readonly Filing[],
  raw: RawReader,
  kinds: readonly CorrectionKind[] = CORRECTION_KINDS,
): readonly Filing[] {
  const columns = ['make', 'carline', 'assembly_filed', 'assembly', 'kind', 'reason'];
  const corrections = new Map<string, string>();
  for (const row of raw('tables/assembly-corrections.csv', columns)) {
    const key = [textOf(row, 'make'), textOf(row, 'carline'), cellOf(row, 'assembly_filed')].join('\t');
    if (!filings.some((filing) => keyOf(filing) === key))
      throw baselineInvalid(
        row.file,
        row.line,
        `No filing of ${textOf(row, 'make')} ${textOf(row, 'carline')} meets this row.`,
      );
    if (kinds.includes(wordOf(row, 'kind', CORRECTION_KINDS))) corrections.set(key, textOf(row, 'assembly'));
  }
  return filings.map((filing) => ({
    ...filing,
    assemblyCodes: corrections.get(keyOf(filing)) ?? filing.assemblyCodes,
  }));
}

function keyOf(filing: Filing): string {
  return [filing.make, filing.carline, filing.assemblyCodes].join('\t');
}
