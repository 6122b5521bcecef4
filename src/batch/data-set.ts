import { join } from 'node:path';
import { type BatchFiles, readDescription } from './describe-batch.js';
import type { PlanRecord } from './plan-record.js';
import { checksumOf, readRegular } from './read-regular.js';

export const RESULTS = 'results.csv';
export const FAILURES = 'failures.csv';
export const PARQUET = 'results.parquet';
export const DESCRIPTION = 'datapackage.json';

/** The data set of a folder: its files when all are whole, else the names of those that are not as they were written. */
export type DataSetState = { readonly files: BatchFiles | undefined; readonly altered: readonly string[] };

/**
 * Looks whether the folder's data set is made and whole: a description of this plan, and files of the SHA-256 it says. Without
 * such a description there is none, and nothing is altered.
 */
export async function presentDataSet(folder: string, plan: PlanRecord): Promise<DataSetState> {
  const text = await readRegular(join(folder, DESCRIPTION)).then(
    (file) => file.text,
    () => undefined,
  );
  const files = text === undefined ? undefined : readDescription(text, plan);
  if (files === undefined) return { files, altered: [] };
  const altered: string[] = [];
  for (const [name, said] of [
    [RESULTS, files.results],
    [FAILURES, files.failures],
    [PARQUET, files.parquet],
  ] as const) {
    if (said === undefined) continue;
    const is = await checksumOf(join(folder, name));
    if (is?.bytes !== said.bytes || is.sha256 !== said.sha256) altered.push(name);
  }
  return { files: altered.length === 0 ? files : undefined, altered };
}
