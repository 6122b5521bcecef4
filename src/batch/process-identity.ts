import { createHash } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** Tells a process from every other, also from a later one with the same number. */
export type ProcessIdentity = {
  readonly pid: number;
  /** Host name, and on Linux the namespace that the number counts in (containers may share a host name). */
  readonly machine: string;
  /** On Linux the process's start, in clock ticks since the machine's; else empty. */
  readonly started: string;
};

export function thisProcess(): ProcessIdentity {
  return { pid: process.pid, machine: machineName(), started: startOf(process.pid) ?? '' };
}

/** Whether a process lives; undefined when it belongs to another machine, so that nobody here can tell. */
export function isAlive({ pid, machine, started }: ProcessIdentity): boolean | undefined {
  if (machine !== machineName()) return undefined;
  try {
    process.kill(pid, 0);
  } catch (cause) {
    // EPERM: it lives, as somebody else's.
    if ((cause as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const start = startOf(pid);
  if (start === 'ended') return false;
  return start === undefined || started === '' || started === start;
}

/** A short form of this process for the names of its temporary files: its machine, and its number there. */
export function processTag(): string {
  return `${machineTag()}-${process.pid}`;
}

/** Whether a process lives, by its tag; undefined when it belongs to another machine. */
export function isTagAlive(tag: string): boolean | undefined {
  const [machine, pid] = tag.split('-');
  if (machine !== machineTag()) return undefined;
  return isAlive({ pid: Number(pid), machine: machineName(), started: '' });
}

function machineTag(): string {
  return createHash('sha256').update(machineName()).digest('hex').slice(0, 8);
}

function machineName(): string {
  const namespace = attempt(() => readlinkSync('/proc/self/ns/pid'));
  return namespace === undefined ? hostname() : `${hostname()} ${namespace}`;
}

/**
 * Field 22 of proc(5) stat, or `ended` for a process whose parent has not yet asked how it ended; undefined where there
 * is no such file. The second field is a name in parentheses that may hold anything.
 */
function startOf(pid: number): string | undefined {
  const text = attempt(() => readFileSync(`/proc/${pid}/stat`, 'latin1'));
  const fields = text?.slice(text.lastIndexOf(')') + 2).split(' ');
  return fields?.[0] === 'Z' || fields?.[0] === 'X' ? 'ended' : fields?.[19];
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
