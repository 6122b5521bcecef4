import { duration } from '../batch/progress-line.js';
import type { CliContext } from './context.js';
import type { OutputOptions } from './options.js';

/** How often a line of progress is written anew, milliseconds. */
const INTERVAL_MS = 100;

/** Tells how far a long computation has come, on one line of a terminal; silent elsewhere and with --quiet. */
export type Progress = {
  readonly update: (done: number, of: number) => void;
  /** Takes the line away. */
  readonly end: () => void;
};

export function createProgress(context: CliContext, options: Pick<OutputOptions, 'quiet'>, what: string): Progress {
  if (options.quiet === true || context.stderr.isTTY !== true) return { update: () => {}, end: () => {} };
  const started = performance.now();
  let last = -Infinity;
  return {
    update: (done, of) => {
      const now = performance.now();
      if (now - last < INTERVAL_MS || done === 0) return;
      last = now;
      const left = duration(((now - started) * (of - done)) / done / 1000);
      context.stderr.write(`\r\u001b[K${what} ${done} of ${of} · ${left} left`);
    },
    end: () => void context.stderr.write('\r\u001b[K'),
  };
}
