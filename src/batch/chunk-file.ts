import type { FileHandle } from 'node:fs/promises';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { RoosimError } from '../types/errors.js';
import { draftFile, type OpenFile } from './disk.js';
import { openRegular } from './read-regular.js';
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
  /** Number of runs that failed; they are read with {@link readFailures}, so that memory does not grow with them. */
  readonly failed: number;
};

type WrittenSummary = Omit<ChunkSummary, 'failed'> & { readonly failures: readonly Failure[] };

export type ChunkFile = { readonly path: string; readonly summary: ChunkSummary };

/** A piece of a chunk: rows of whole units, as CSV without a header. */
export type RowBlock = UnitRange & {
  readonly text: Uint8Array;
  readonly rows: number;
  readonly failures: readonly Failure[];
};

const CHUNK_NAME = /^(\d{7,15})-(\d{7,15})\.rows$/;
const DRAFT_NAME = /^\.(\d{7,15})-(\d{7,15})\.rows\.[0-9a-f]{8}-\d+-[0-9a-f]{8}\.tmp$/;
const LARGEST_SUMMARY_BYTES = 1 << 28;

/** The last line: where the summary starts, and its CRC-32. Its length is fixed, so that it can be found from the end. */
function footer(summaryOffset: number, crc: number): string {
  return `#${String(summaryOffset).padStart(15, '0')} ${crc.toString(16).padStart(8, '0')}\n`;
}
const FOOTER = /^#(\d{15}) ([0-9a-f]{8})\n$/;
const FOOTER_BYTES = footer(0, 0).length;
/** How files of version 0.1 ended, whose summaries had no checksum. */
const EARLIER_FOOTER = /\n#\d{15}\n$/;

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
      // Of the empty bytes of a thread whose runs all failed, zlib gives 0 and not what it had.
      if (block.text.length > 0) crc = crc32(block.text, crc);
      failures.push(...block.failures);
      written = { first: written?.first ?? block.first, last: block.last };
    },
    finish: async () => {
      if (written === undefined) return draft.discard();
      const summary: WrittenSummary = { plan, ...written, rows, bytes, crc, failures };
      const line = Buffer.from(`${JSON.stringify(summary)}\n`);
      await draft.append(Buffer.concat([line, Buffer.from(footer(bytes, crc32(line)))]));
      await draft.publish(join(folder, chunkName(written)));
    },
    discard: draft.discard,
  };
}

/** A file in a folder of chunks that is not a whole one. */
export type Stranger = { readonly name: string; readonly why: 'damaged' | 'earlier' };

/** The chunk files of a folder, and the files that are not whole chunks of a batch. */
export type ChunkListing = { readonly chunks: readonly ChunkFile[]; readonly strangers: readonly Stranger[] };

/** Reads the summary of every file in a folder of chunks; hidden files are left out. Sorted by the first unit. */
export async function listChunks(folder: string): Promise<ChunkListing> {
  const chunks: ChunkFile[] = [];
  const strangers: Stranger[] = [];
  for (const name of (await readdir(folder)).sort()) {
    if (name.startsWith('.')) continue;
    const read = await readSummary(join(folder, name));
    if (typeof read === 'string') {
      strangers.push({ name, why: read });
      continue;
    }
    const { failures, ...summary } = read;
    chunks.push({ path: join(folder, name), summary: { ...summary, failed: failures.length } });
  }
  chunks.sort((a, b) => a.summary.first - b.summary.first || a.summary.last - b.summary.last);
  return { chunks, strangers };
}

/** The runs of a chunk that failed. @throws RoosimError 'shards_incomplete' when the file has changed since it was listed. */
export async function readFailures({ path, summary }: ChunkFile): Promise<readonly Failure[]> {
  if (summary.failed === 0) return [];
  const read = await readSummary(path);
  if (typeof read === 'string') throw damaged(path);
  return read.failures;
}

/** The error for a chunk whose bytes are not those that were written. */
export function damaged(path: string): RoosimError {
  return new RoosimError('shards_incomplete', `${path} is damaged: its rows are not those that were written.`, {
    hint: 'Remove it and run the batch command again: it computes what is missing.',
  });
}

/** Removes drafts and unreadable chunks that lie within a range: their process is gone, and they will be made anew. */
export async function sweepRange(
  folder: string,
  { first, last }: UnitRange,
  strangers: readonly Stranger[],
): Promise<void> {
  const unreadable = new Set(strangers.map(({ name }) => name));
  for (const name of await readdir(folder)) {
    const match = DRAFT_NAME.exec(name) ?? (unreadable.has(name) ? CHUNK_NAME.exec(name) : null);
    if (match === null || Number(match[2]) < first || Number(match[1]) > last) continue;
    await rm(join(folder, name), { force: true, recursive: true });
  }
}

/** The summary of a chunk file, or what else it is: cut short or altered, or of an earlier version. */
async function readSummary(path: string): Promise<WrittenSummary | Stranger['why']> {
  const handle = await openRegular(path).catch(() => undefined);
  if (handle === undefined) return 'damaged';
  try {
    const { size } = await handle.stat();
    const end = size - FOOTER_BYTES;
    if (end < 0) return 'damaged';
    const text = (await readBytes(handle, end, FOOTER_BYTES)).toString('latin1');
    const match = FOOTER.exec(text);
    if (match === null) return EARLIER_FOOTER.test(text) ? 'earlier' : 'damaged';
    const start = Number(match[1]);
    if (start > end || end - start > LARGEST_SUMMARY_BYTES) return 'damaged';
    const line = await readBytes(handle, start, end - start);
    if (crc32(line) !== Number.parseInt(match[2] as string, 16)) return 'damaged';
    const summary = JSON.parse(line.toString('utf8')) as WrittenSummary;
    return summary.bytes === start && summary.first <= summary.last ? summary : 'damaged';
  } catch {
    return 'damaged';
  } finally {
    await handle.close();
  }
}

async function readBytes(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}
