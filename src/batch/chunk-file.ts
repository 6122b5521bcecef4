import type { FileHandle } from 'node:fs/promises';
import { open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { draftFile, type OpenFile } from './disk.js';
import type { UnitRange } from './units.js';

/** A scenario that could not be simulated in a draw. */
export type Failure = {
  readonly scenario: string;
  /** Undefined for the central run. */
  readonly draw: number | undefined;
  readonly reason: string;
};

/** What stands below the rows of a chunk file: the proof that it is whole, and what it belongs to. */
type ChunkSummary = UnitRange & {
  readonly plan: string;
  readonly rows: number;
  readonly bytes: number;
  /** CRC-32 of the rows' bytes. */
  readonly crc: number;
  readonly failures: readonly Failure[];
};

export type ChunkFile = { readonly path: string; readonly summary: ChunkSummary };

/** A piece of a chunk: rows of whole units, as CSV without a header. */
export type RowBlock = UnitRange & {
  readonly text: Uint8Array;
  readonly rows: number;
  readonly failures: readonly Failure[];
};

const CHUNK_NAME = /^(\d{7,15})-(\d{7,15})\.rows$/;
const DRAFT_NAME = /^\.(\d{7,15})-(\d{7,15})\.rows\.tmp$/;
const LARGEST_SUMMARY_BYTES = 1 << 28;

/** The last line: where the summary starts. Its length is fixed, so that it can be found from the end. */
const footer = (summaryOffset: number): string => `#${String(summaryOffset).padStart(15, '0')}\n`;
const FOOTER_BYTES = footer(0).length;

function chunkName({ first, last }: UnitRange): string {
  return `${String(first).padStart(7, '0')}-${String(last).padStart(7, '0')}.rows`;
}

/** Takes blocks in order and makes a chunk file of them. */
export type ChunkWriter = {
  /** Units taken so far; undefined before the first. */
  readonly written: () => UnitRange | undefined;
  readonly append: (block: RowBlock) => Promise<void>;
  /** Gives the chunk its summary and its name; a chunk with no block leaves nothing. */
  readonly finish: () => Promise<void>;
  readonly discard: () => Promise<void>;
};

/** @throws RoosimError 'file_unwritable' from each step. */
export async function openChunk(
  folder: string,
  plan: string,
  range: UnitRange,
  openFile?: OpenFile,
): Promise<ChunkWriter> {
  const draft = await draftFile(join(folder, chunkName(range)), openFile);
  const failures: Failure[] = [];
  let [rows, bytes, crc] = [0, 0, 0];
  let written: UnitRange | undefined;
  return {
    written: () => written,
    append: async (block) => {
      await draft.append(block.text);
      rows += block.rows;
      bytes += block.text.length;
      crc = crc32(block.text, crc);
      failures.push(...block.failures);
      written = { first: written?.first ?? block.first, last: block.last };
    },
    finish: async () => {
      if (written === undefined) return draft.discard();
      const summary: ChunkSummary = { plan, ...written, rows, bytes, crc, failures };
      await draft.append(Buffer.from(`${JSON.stringify(summary)}\n${footer(bytes)}`));
      await draft.publish(join(folder, chunkName(written)));
    },
    discard: draft.discard,
  };
}

/** The chunk files of a folder, and the names of files that are not whole chunks of a batch. */
export type ChunkListing = { readonly chunks: readonly ChunkFile[]; readonly strangers: readonly string[] };

/** Reads the summary of every file in a folder of chunks; hidden files are left out. Sorted by the first unit. */
export async function listChunks(folder: string): Promise<ChunkListing> {
  const chunks: ChunkFile[] = [];
  const strangers: string[] = [];
  for (const name of (await readdir(folder)).sort()) {
    if (name.startsWith('.')) continue;
    const summary = await readSummary(join(folder, name));
    if (summary === undefined) strangers.push(name);
    else chunks.push({ path: join(folder, name), summary });
  }
  chunks.sort((a, b) => a.summary.first - b.summary.first || a.summary.last - b.summary.last);
  return { chunks, strangers };
}

/** Removes drafts and unreadable chunks that lie within a range: their process is gone, and they will be made anew. */
export async function sweepRange(
  folder: string,
  { first, last }: UnitRange,
  strangers: readonly string[],
): Promise<void> {
  for (const name of await readdir(folder)) {
    const match = DRAFT_NAME.exec(name) ?? (strangers.includes(name) ? CHUNK_NAME.exec(name) : null);
    if (match === null || Number(match[2]) < first || Number(match[1]) > last) continue;
    await rm(join(folder, name), { force: true });
  }
}

/** The summary of a chunk file; undefined when the file was cut short or is something else. */
async function readSummary(path: string): Promise<ChunkSummary | undefined> {
  const handle = await open(path, 'r').catch(() => undefined);
  if (handle === undefined) return undefined;
  try {
    const { size } = await handle.stat();
    const end = size - FOOTER_BYTES;
    if (end < 0) return undefined;
    const match = /^#(\d{15})\n$/.exec(await readText(handle, end, FOOTER_BYTES));
    const start = Number(match?.[1]);
    if (match === null || start > end || end - start > LARGEST_SUMMARY_BYTES) return undefined;
    const summary = JSON.parse(await readText(handle, start, end - start)) as ChunkSummary;
    return summary.bytes === start && summary.first <= summary.last ? summary : undefined;
  } catch {
    return undefined;
  } finally {
    await handle.close();
  }
}

async function readText(handle: FileHandle, position: number, length: number): Promise<string> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, position);
  return buffer.toString('utf8', 0, bytesRead);
}
