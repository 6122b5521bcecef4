import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import Papa from 'papaparse';
import { openChunk } from './chunk-file.js';
import { DESCRIPTION, FAILURES, PARQUET, RESULTS } from './data-set.js';
import { linesOf, unitOfRow } from './lines.js';
import { acquireLock } from './lock.js';
import { type PlanRecord, planId } from './plan-record.js';
import { openRegular, piecesOf, readRegular } from './read-regular.js';
import { chunkFolder } from './run-to-folder.js';
import { subtractRanges, type UnitRange, unitOfDraw, WHOLE } from './units.js';

/**
 * Takes a whole data set apart again, into chunks of the draws in which nothing failed, so that only the others are computed
 * anew. Its description is removed last: a process that is killed on the way leaves the data set as it was.
 * @returns Whether any run had failed; if none, nothing is done.
 * @throws RoosimError 'batch_busy', 'file_unwritable'
 */
export async function takeApart(folder: string, plan: PlanRecord): Promise<boolean> {
  const lock = await acquireLock(folder, WHOLE, plan.draws + 1);
  try {
    const failed = await failedUnits(folder);
    if (failed.length === 0) return false;
    await mkdir(chunkFolder(folder), { recursive: true });
    const good = subtractRanges({ first: 0, last: plan.draws }, failed);
    await writeChunks(folder, planId(plan), good);
    for (const name of [DESCRIPTION, PARQUET]) await rm(join(folder, name), { force: true });
    return true;
  } finally {
    await lock.release();
  }
}

/** Units in which runs failed, as ranges of one, in ascending order; `scenario,draw,reason` below a header. */
async function failedUnits(folder: string): Promise<readonly UnitRange[]> {
  const { text } = await readRegular(join(folder, FAILURES));
  const records = Papa.parse<readonly string[]>(text, { delimiter: ',', skipEmptyLines: 'greedy' }).data.slice(1);
  const units = records.map(([, draw]) => unitOfDraw(draw === undefined || draw === '' ? undefined : Number(draw)));
  return [...new Set(units)].sort((a, b) => a - b).map((unit) => ({ first: unit, last: unit }));
}

const PIECE_CHARACTERS = 1 << 20;

/** Writes the rows of ranges of units into a chunk each, in one pass over the data set. */
async function writeChunks(folder: string, plan: string, ranges: readonly UnitRange[]): Promise<void> {
  const results = await openRegular(join(folder, RESULTS));
  try {
    const lines = linesOf(piecesOf(results));
    await lines.next();
    let line = await lines.next();
    for (const range of ranges) {
      const chunk = await openChunk(chunkFolder(folder), plan, range);
      try {
        let [text, rows] = ['', 0];
        const handOver = async (): Promise<void> => {
          await chunk.append({ ...range, text: Buffer.from(text), rows, failures: [] });
          [text, rows] = ['', 0];
        };
        for (; line.done !== true && unitOfRow(line.value) <= range.last; line = await lines.next()) {
          if (unitOfRow(line.value) < range.first) continue;
          text += `${line.value}\n`;
          rows += 1;
          if (text.length > PIECE_CHARACTERS) await handOver();
        }
        await handOver();
        await chunk.finish();
      } catch (error) {
        await chunk.discard();
        throw error;
      }
    }
  } finally {
    await results.close();
  }
}
