import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { RoosimError } from '../types/errors.js';
import { type ChunkFile, type ChunkListing, listChunks } from './chunk-file.js';
import { DESCRIPTION, FAILURES, PARQUET, RESULTS } from './data-set.js';
import { type BatchFiles, readDescription } from './describe-batch.js';
import { requireComplete } from './merge-check.js';
import { rowPieces } from './merge-rows.js';
import { type PlanRecord, planId, readPlan } from './plan-record.js';
import { type Checksum, checksumOf, readRegular } from './read-regular.js';
import { chunkFolder } from './run-to-folder.js';

/** What is found of one file of a batch, or of all shards together. */
type Finding = {
  readonly file: string;
  readonly state: 'whole' | 'altered' | 'missing' | 'incomplete' | 'foreign';
  /** What is wrong, as a sentence. */
  readonly remark?: string;
};

/** What a look at a whole folder came to. */
export type Verification = {
  readonly plan: PlanRecord;
  readonly findings: readonly Finding[];
  readonly holds: boolean;
};

/**
 * Holds the files of a batch folder against their checksums and its plan; changes nothing. A merged data set is whole when
 * its files have the lengths and SHA-256 that its description says; shards are when each has its CRC-32, and together they
 * hold every draw of the plan.
 * @throws RoosimError 'shards_incomplete' when the folder holds no batch, 'plan_mismatch' when plan.json was changed.
 */
export async function verifyFolder(folder: string): Promise<Verification> {
  const plan = await readPlan(folder);
  const names = await readdir(folder);
  const merged = names.includes(DESCRIPTION) ? await verifyDataSet(folder, plan) : [];
  const hasShards = names.includes('shards');
  const shards = hasShards || merged.length === 0 ? await verifyShards(folder, plan) : [];
  const findings: readonly Finding[] = [{ file: 'plan.json', state: 'whole' }, ...merged, ...shards];
  return { plan, findings, holds: findings.every(({ state }) => state === 'whole') };
}

async function verifyDataSet(folder: string, plan: PlanRecord): Promise<readonly Finding[]> {
  const { text } = await readRegular(join(folder, DESCRIPTION));
  const files = readDescription(text, plan);
  if (files === undefined)
    return [{ file: DESCRIPTION, state: 'foreign', remark: 'It does not describe the batch of plan.json.' }];
  const findings: Finding[] = [{ file: DESCRIPTION, state: 'whole' }];
  for (const [file, said] of describedFiles(files))
    findings.push(compared(file, said, await checksumOf(join(folder, file))));
  return findings;
}

function describedFiles({ results, failures, parquet }: BatchFiles): readonly (readonly [string, Checksum])[] {
  const always = [[RESULTS, results] as const, [FAILURES, failures] as const];
  return parquet === undefined ? always : [...always, [PARQUET, parquet]];
}

function compared(file: string, said: Checksum, is: Checksum | undefined): Finding {
  if (is === undefined) return { file, state: 'missing', remark: `${DESCRIPTION} names it.` };
  if (is.bytes !== said.bytes)
    return { file, state: 'altered', remark: `It has ${is.bytes} bytes; ${said.bytes} were written.` };
  return is.sha256 === said.sha256
    ? { file, state: 'whole' }
    : { file, state: 'altered', remark: 'Its SHA-256 is not that of what was written.' };
}

async function verifyShards(folder: string, plan: PlanRecord): Promise<readonly Finding[]> {
  const listing = await listChunks(chunkFolder(folder)).catch((): ChunkListing => ({ chunks: [], strangers: [] }));
  const findings: Finding[] = [];
  for (const chunk of listing.chunks) {
    const remark = await mistakeOf(() => drain(chunk));
    if (remark !== undefined) findings.push({ file: nameIn(folder, chunk), state: 'altered', remark });
  }
  const remark = await mistakeOf(async () => {
    requireComplete(listing, planId(plan), plan.draws + 1, chunkFolder(folder));
  });
  if (remark !== undefined) findings.push({ file: 'shards', state: 'incomplete', remark });
  return findings.length === 0 ? [{ file: `shards (${listing.chunks.length})`, state: 'whole' }] : findings;
}

function nameIn(folder: string, { path }: ChunkFile): string {
  return path.slice(folder.length + 1);
}

/** Reads a chunk to its end, where its checksum is known. */
async function drain(chunk: ChunkFile): Promise<void> {
  const pieces = rowPieces([{ chunk, from: chunk.summary.first }]);
  while ((await pieces.next()).done !== true);
}

async function mistakeOf(check: () => Promise<void>): Promise<string | undefined> {
  try {
    await check();
    return undefined;
  } catch (error) {
    if (error instanceof RoosimError) return error.message;
    throw error;
  }
}
