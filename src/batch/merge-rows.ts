import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { damaged, type Failure, readFailures } from './chunk-file.js';
import { draftFile, type FileDraft, type OpenFile } from './disk.js';
import { linesOf, unitOfRow } from './lines.js';
import type { Piece } from './merge-check.js';
import { openRegular, piecesOf } from './read-regular.js';
import { unitOfDraw } from './units.js';

/** A file that is written, but not yet under its name. */
export type MergedFile = {
  readonly draft: FileDraft;
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
};

/**
 * The rows of chunks, one chunk after the other, in pieces that may end within a row. A piece is only good until the next
 * one is asked for, so that memory does not depend on the number of rows.
 * @throws RoosimError 'shards_incomplete' for a damaged chunk.
 */
export async function* rowPieces(pieces: readonly Piece[]): AsyncGenerator<Uint8Array, void, undefined> {
  for (const { chunk, from } of pieces) {
    const { path, summary } = chunk;
    const handle = await openRegular(path);
    try {
      const start = from > summary.first ? await offsetOfUnit(handle, summary.bytes, from) : 0;
      let [position, crc] = [0, 0];
      for await (const piece of piecesOf(handle, summary.bytes)) {
        crc = crc32(piece, crc);
        const skipped = Math.min(piece.length, Math.max(0, start - position));
        position += piece.length;
        if (skipped < piece.length) yield piece.subarray(skipped);
      }
      if (position !== summary.bytes || crc !== summary.crc) throw damaged(path);
    } finally {
      await handle.close();
    }
  }
}

/** Failed runs of chunks, in their order. */
export async function* failuresOf(pieces: readonly Piece[]): AsyncGenerator<readonly Failure[], void, undefined> {
  for (const { chunk, from } of pieces) {
    const failures = await readFailures(chunk);
    yield failures.filter(({ draw }) => unitOfDraw(draw) >= from);
  }
}

/** Where the rows of a unit, or of the first after it that has rows, begin in a chunk; its length when there are none. */
async function offsetOfUnit(handle: FileHandle, bytes: number, unit: number): Promise<number> {
  let offset = 0;
  for await (const line of linesOf(piecesOf(handle, bytes))) {
    if (unitOfRow(line) >= unit) return offset;
    offset += Buffer.byteLength(line) + 1;
  }
  return bytes;
}

/**
 * Writes pieces one after the other into the draft of a file.
 * @throws RoosimError 'file_unwritable', or what the pieces throw; nothing is left behind.
 */
export async function writeMerged(
  path: string,
  pieces: AsyncIterable<Uint8Array>,
  openFile?: OpenFile,
): Promise<MergedFile> {
  const draft = await draftFile(path, openFile);
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    for await (const piece of pieces) {
      hash.update(piece);
      bytes += piece.length;
      await draft.append(piece);
    }
    return { draft, path, bytes, sha256: hash.digest('hex') };
  } catch (error) {
    await draft.discard();
    throw error;
  }
}
