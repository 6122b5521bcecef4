import type { BatchProgress } from '../batch/job.js';
import { progressLine } from '../batch/progress-line.js';
import { printable } from '../types/printable.js';
import type { TextSink } from './context.js';

/** Tells a person how far a batch is, on standard error. */
export type ProgressReport = {
  readonly update: (progress: BatchProgress) => void;
  readonly merging: (done: number, of: number) => void;
  /** A remark on a line of its own. */
  readonly note: (text: string) => void;
  /** The last word. */
  readonly done: (text?: string) => void;
};

/** A terminal's line is drawn anew this often; a log gets a line this often. */
const TERMINAL_MS = 200;
const LOG_MS = 10_000;
const CLEAR_LINE = '\r\u001b[K';

export function createProgressReport(sink: TextSink, quiet: boolean): ProgressReport {
  const terminal = sink.isTTY === true;
  const interval = terminal ? TERMINAL_MS : LOG_MS;
  const started = performance.now();
  let last = terminal ? Number.NEGATIVE_INFINITY : started;
  let drawn = false;
  const clear = (): void => {
    if (drawn) sink.write(CLEAR_LINE);
    drawn = false;
  };
  const line = (text: string): void => {
    if (quiet) return;
    clear();
    sink.write(`${printable(text)}\n`);
  };
  const show = (text: string): void => {
    const now = performance.now();
    if (quiet || now - last < interval) return;
    last = now;
    if (!terminal) {
      line(text);
      return;
    }
    const columns = sink.columns ?? 80;
    sink.write(CLEAR_LINE + text.slice(0, columns - 1));
    drawn = true;
  };
  return {
    update: (progress) => show(progressLine(progress)),
    merging: (done, of) => show(`merging, ${Math.floor((100 * done) / Math.max(1, of))}%`),
    note: line,
    done: (text) => {
      clear();
      if (text !== undefined) line(text);
    },
  };
}
