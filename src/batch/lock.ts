import { link, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { RoosimError } from '../types/errors.js';
import { unwritable } from './disk.js';
import { createExclusively, ownerOfDraft } from './exclusive-file.js';
import { isAlive, isTagAlive, type ProcessIdentity, processTag, thisProcess } from './process-identity.js';
import { readRegular } from './read-regular.js';
import { type Shard, unitsOfShard } from './units.js';

/** The right to work on a shard of a folder, given back with `release`. */
export type Lock = {
  /**
   * Makes sure that the right still holds. A process that was paused for long is taken for gone, and another one takes over.
   * @throws RoosimError 'batch_busy'
   */
  readonly requireHeld: () => Promise<void>;
  readonly release: () => Promise<void>;
};

const GRAVE_NAME = /^\.lock-.+\.gone-([0-9a-f]{8}-\d+)$/;
const LOCK_NAME = /^\.lock-(\d+)-of-(\d+)$/;
/** A holder shows that it is alive this often. */
const HEARTBEAT_MS = 5_000;
/** A holder on another machine that was not heard of for this long is gone. */
const SILENCE_MS = 60_000;

/**
 * Takes the lock of a shard. Locks of shards that share units exclude each other, whatever their counts; so does
 * the whole. The lock of a process that is gone is taken over.
 * @param units Number of units of the batch.
 * @throws RoosimError 'batch_busy' when another process is at work there; 'file_unwritable'.
 */
export async function acquireLock(folder: string, shard: Shard, units: number): Promise<Lock> {
  const path = join(folder, `.lock-${shard.index}-of-${shard.count}`);
  try {
    const now = await takeLock(path);
    await refuseOverlaps(folder, path, shard, units, now).catch(async (error: unknown) => {
      await rm(path, { force: true });
      throw error;
    });
    await sweepLeftovers(folder, now);
  } catch (cause) {
    throw unwritable(path, cause);
  }
  const heartbeat = setInterval(() => void beat(path).catch(() => undefined), HEARTBEAT_MS);
  heartbeat.unref();
  return {
    requireHeld: async () => {
      if (await isOwn(path)) return;
      throw new RoosimError(
        'batch_busy',
        `This process was silent for so long that its lock was taken over (${path}).`,
        {
          hint: 'Its finished draws are kept. Wait for the process that took over, or run the same command again after it.',
        },
      );
    },
    release: async () => {
      clearInterval(heartbeat);
      if (await isOwn(path)) await rm(path, { force: true }).catch(() => undefined);
    },
  };
}

/** Whether the lock is this process's. */
async function isOwn(path: string): Promise<boolean> {
  const own = JSON.stringify(thisProcess());
  return readRegular(path).then(
    ({ text }) => text === own,
    () => false,
  );
}

/** Makes the lock file, once a holder that is gone is out of the way. Gives the time by the folder's clock. */
async function takeLock(path: string): Promise<number> {
  for (;;) {
    const { created, now } = await createExclusively(path, JSON.stringify(thisProcess()));
    if (created) return now;
    await clearIfGone(path, now);
  }
}

/** Removes a lock whose holder is gone; refuses when it is at work. */
async function clearIfGone(path: string, now: number): Promise<void> {
  const holder = await liveHolder(path, now);
  if (holder !== undefined) throw busy(path, holder);
  // Renamed first: of two processes that find it gone, one gets it, and the other cannot remove the winner's new lock.
  const grave = `${path}.gone-${processTag()}`;
  await rename(path, grave).catch(ignoreMissing);
  const taken = await liveHolder(grave, now);
  if (taken !== undefined) await link(grave, path).catch(() => undefined);
  await rm(grave, { force: true });
}

async function refuseOverlaps(folder: string, own: string, shard: Shard, units: number, now: number): Promise<void> {
  const range = unitsOfShard(units, shard);
  for (const name of await readdir(folder)) {
    const match = LOCK_NAME.exec(name);
    const path = join(folder, name);
    if (match === null || path === own) continue;
    const other = unitsOfShard(units, { index: Number(match[1]), count: Number(match[2]) });
    if (range === undefined || other === undefined || other.last < range.first || other.first > range.last) continue;
    const holder = await liveHolder(path, now);
    if (holder !== undefined) throw busy(path, holder);
  }
}

/** Who holds a lock, and by how much its last sign of life lies in the future, if it does. */
type Holder = ProcessIdentity & { readonly aheadMs: number };

/** Who holds a lock; undefined when the lock is free or its holder is gone. */
async function liveHolder(path: string, now: number): Promise<Holder | undefined> {
  const found = await readRegular(path).catch(ignoreMissing);
  if (found === undefined) return undefined;
  const heard = now - found.mtimeMs < SILENCE_MS;
  const holder = parseIdentity(found.text) ?? { pid: 0, machine: 'an unknown machine', started: '' };
  return (isAlive(holder) ?? heard) ? { ...holder, aheadMs: found.mtimeMs - now } : undefined;
}

function parseIdentity(text: string): ProcessIdentity | undefined {
  try {
    const value = JSON.parse(text) as Partial<ProcessIdentity>;
    return typeof value.pid === 'number' && typeof value.machine === 'string'
      ? { pid: value.pid, machine: value.machine, started: value.started ?? '' }
      : undefined;
  } catch {
    return undefined;
  }
}

/** Writes rather than sets the time, so that the file server's clock counts, not this machine's. */
async function beat(path: string): Promise<void> {
  // A process that slept for minutes may have been taken for gone: then the lock is somebody else's.
  if (!(await isOwn(path))) return;
  const handle = await open(path, 'r+');
  try {
    await handle.write(JSON.stringify(thisProcess()), 0);
  } finally {
    await handle.close();
  }
}

/** Removes what processes that were killed while taking a lock have left. */
async function sweepLeftovers(folder: string, now: number): Promise<void> {
  for (const name of await readdir(folder)) {
    const owner = ownerOfDraft(name) ?? GRAVE_NAME.exec(name)?.[1];
    if (owner === undefined) continue;
    const path = join(folder, name);
    const age = await stat(path).then(({ mtimeMs }) => now - mtimeMs, ignoreMissing);
    if (age !== undefined && !(isTagAlive(owner) ?? age < SILENCE_MS)) await rm(path, { force: true });
  }
}

function busy(path: string, { pid, machine, aheadMs }: Holder): RoosimError {
  const host = machine.split(' ')[0] ?? '';
  const who = pid === 0 ? 'Another process' : `Process ${pid} on ${host}`;
  if (aheadMs > SILENCE_MS) {
    const when = `${Math.round(aheadMs / SILENCE_MS)} minutes in the future`;
    return new RoosimError('batch_busy', `${who} was last heard of ${when}, by the lock ${path}.`, {
      hint: `The clock of ${pid === 0 ? 'its machine' : host} is ahead, so nobody can tell whether it is gone. If it is, remove the lock.`,
    });
  }
  return new RoosimError('batch_busy', `${who} is at work in this folder (${path}).`, {
    hint: 'Wait for it, stop it, or give another --out folder. Several processes share a batch with --shard i/N.',
  });
}

function ignoreMissing(cause: unknown): undefined {
  if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
  throw cause;
}
