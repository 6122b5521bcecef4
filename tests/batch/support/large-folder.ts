import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openChunk } from '../../../src/batch/chunk-file.js';
import { planId } from '../../../src/batch/plan-record.js';
import { chunkFolder } from '../../../src/batch/run-to-folder.js';
import { batchFolder, countingPlan } from './jobs.js';
import { ended, MAIN } from './program.js';

const ROWS_PER_UNIT = 1000;
const UNITS_PER_CHUNK = 50;

/** A complete batch folder, not yet merged, of so many rows (a multiple of 1,000) of some 60 bytes. */
export async function largeFolder(parent: string, name: string, rows: number): Promise<string> {
  const plan = countingPlan(rows / ROWS_PER_UNIT - 1);
  const folder = await batchFolder(parent, name, plan);
  mkdirSync(chunkFolder(folder));
  for (let first = 0; first <= plan.draws; first += UNITS_PER_CHUNK) {
    const last = Math.min(plan.draws, first + UNITS_PER_CHUNK - 1);
    const chunk = await openChunk(chunkFolder(folder), planId(plan), { first, last });
    for (let unit = first; unit <= last; unit++) {
      const line = (_: unknown, row: number): string =>
        `strict-rule,${unit},2025,jobs.total,US,light_truck,${unit * 7 + row / 4},jobs\n`;
      const text = Buffer.from(Array.from({ length: ROWS_PER_UNIT }, line).join(''));
      await chunk.append({ first: unit, last: unit, text, rows: ROWS_PER_UNIT, failures: [] });
    }
    await chunk.finish();
  }
  return folder;
}

/** Merges a folder in a process of its own: seconds, and the most memory it had, in MB. */
export async function mergeElsewhere(
  folder: string,
): Promise<{ readonly seconds: number; readonly megabytes: number }> {
  const script = fileURLToPath(new URL('./merge-program.mjs', import.meta.url));
  const child = spawn(process.execPath, [script, join(dirname(MAIN), '..'), folder], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const { code, stdout, stderr } = await ended(child);
  if (code !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as { seconds: number; megabytes: number };
}
