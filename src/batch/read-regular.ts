import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { RoosimError } from '../types/errors.js';

/**
 * Opens a file of a batch folder to read from it. Whatever else lies under its name, a pipe above all, could keep the reader
 * waiting for ever.
 * @throws RoosimError 'batch_busy' for what is no regular file; the system's error otherwise.
 */
export async function openRegular(path: string): Promise<FileHandle> {
  const handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    if ((await handle.stat()).isFile()) return handle;
  } catch (error) {
    await handle.close();
    throw error;
  }
  await handle.close();
  throw new RoosimError('batch_busy', `${path} is in the way: it is not a regular file.`, {
    hint: 'Remove it, or give another folder.',
  });
}

/** The text of such a file, and when it was last written, in milliseconds. */
export async function readRegular(path: string): Promise<{ readonly text: string; readonly mtimeMs: number }> {
  const handle = await openRegular(path);
  try {
    return { text: await handle.readFile('utf8'), mtimeMs: (await handle.stat()).mtimeMs };
  } finally {
    await handle.close();
  }
}

const PIECE_BYTES = 1 << 20;

/**
 * The bytes of a file from its beginning, at most so many. A piece is only good until the next one is asked for: one buffer
 * serves all.
 */
export async function* piecesOf(
  handle: FileHandle,
  bytes = Number.POSITIVE_INFINITY,
): AsyncGenerator<Buffer, void, undefined> {
  const buffer = Buffer.allocUnsafe(PIECE_BYTES);
  for (let position = 0; position < bytes; ) {
    const { bytesRead } = await handle.read(buffer, 0, Math.min(PIECE_BYTES, bytes - position), position);
    if (bytesRead === 0) return;
    position += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}

/** Length and SHA-256 of a file. */
export type Checksum = { readonly bytes: number; readonly sha256: string };

/** The checksum of a file; undefined when there is none, or it cannot be read. Holds one piece of it in memory. */
export async function checksumOf(path: string): Promise<Checksum | undefined> {
  const handle = await openRegular(path).catch(() => undefined);
  if (handle === undefined) return undefined;
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    for await (const piece of piecesOf(handle)) {
      hash.update(piece);
      bytes += piece.length;
    }
    return { bytes, sha256: hash.digest('hex') };
  } catch {
    return undefined;
  } finally {
    await handle.close();
  }
}
