import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { RoosimError } from '../types/errors.js';
import type { ChunkFile } from './chunk-file.js';
import { draftFile, type FileDraft, type OpenFile } from './disk.js';

const BUFFER_BYTES = 1 << 20;

/** A file that is written, but not yet under its name. */
export type MergedFile = {
  readonly draft: FileDraft;
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
};

/**
 * The rows of chunks, one chunk after the other, in pieces that may end within a row. A piece is only good until the next
 * one is asked for: one buffer serves all, so that memory does not depend on the number of rows.
 * @throws RoosimError 'shards_incomplete' for a damaged chunk.
 */
export async function* rowPieces(chunks: readonly ChunkFile[]): AsyncGenerator<Uint8Array, void, undefined> {
  const buffer = Buffer.allocUnsafe(BUFFER_BYTES);
  for (const { path, summary } of chunks) {
    const handle = await open(path, 'r');
    try {
      let [position, crc] = [0, 0];
      while (position < summary.bytes) {
        const { bytesRead } = await handle.read(buffer, 0, Math.min(BUFFER_BYTES, summary.bytes - position), position);
        if (bytesRead === 0) break;
        const piece = buffer.subarray(0, bytesRead);
        crc = crc32(piece, crc);
        position += bytesRead;
        yield piece;
      }
      if (position !== summary.bytes || crc !== summary.crc) throw damaged(path);
    } finally {
      await handle.close();
    }
  }
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

function damaged(path: string): RoosimError {
  return new RoosimError('shards_incomplete', `${path} is damaged: its rows are not those that were written.`, {
    hint: 'Remove it and run the batch command again: it computes what is missing.',
  });
}
