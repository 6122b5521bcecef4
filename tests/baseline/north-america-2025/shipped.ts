import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseTable, type TableRow } from '../../../src/baseline/table.js';

/** The baseline of 2025 that ships. */
export const SHIPPED_2025 = fileURLToPath(new URL('../../../scenarios/baselines/north-america-2025', import.meta.url));

/** A table of it. */
export function shippedTable(name: string, columns: readonly string[]): readonly TableRow[] {
  return parseTable(readFileSync(join(SHIPPED_2025, name), 'utf8'), name, columns);
}
