import { readFileSync, statSync } from 'node:fs';
import { relative } from 'node:path';
import picocolors from 'picocolors';
import { codeFrame } from '../output/code-frame.js';
import { type ErrorCode, type Place, RoosimError } from '../types/errors.js';
import { printable } from '../types/printable.js';

/** Exit code of each error; what a person typed is 2, what a scenario file says is 3. */
const EXIT_CODES: Readonly<Record<ErrorCode, number>> = {
  usage: 2,
  carline_unknown: 2,
  parameter_unknown: 2,
  parameter_out_of_range: 2,
  year_out_of_range: 2,
  metric_unknown: 2,
  file_missing: 3,
  file_unreadable: 3,
  baseline_invalid: 3,
  scenario_invalid: 3,
  claim_failed: 4,
  file_unwritable: 1,
  plan_mismatch: 1,
  batch_busy: 1,
  shards_incomplete: 1,
  problem_invalid: 1,
  internal: 1,
};

/** The exit code for whatever a command threw. */
export function exitCodeOf(error: unknown): number {
  return error instanceof RoosimError ? EXIT_CODES[error.code] : 1;
}

type RenderOptions = {
  readonly color: boolean;
  /** Add the stack, for those who work on the program. */
  readonly stack: boolean;
  /** Folder that file names are shown relative to. */
  readonly cwd: string;
};

/** What a person reads when a command failed: the sentence, the place with its line of the file, the way out. */
export function renderError(error: unknown, options: RenderOptions): string {
  const colors = picocolors.createColors(options.color);
  const label = colors.bold(colors.red('error:'));
  const stack = options.stack && error instanceof Error ? `${error.stack ?? ''}\n` : '';
  if (!(error instanceof RoosimError)) {
    const message = error instanceof Error ? error.message : String(error);
    const hint = options.stack ? '' : `${colors.cyan('hint:')} set ROOSIM_DEBUG=1 to see where this happened.\n`;
    return `${label} ${printable(message)}\n${stack || hint}`;
  }
  const lines = [`${label} ${printable(error.message)}`];
  if (error.place !== undefined) lines.push(...renderPlace(error.place, options, colors));
  if (error.hint !== undefined) lines.push(`${colors.cyan('hint:')} ${printable(error.hint)}`);
  return `${lines.join('\n')}\n${stack}`;
}

function renderPlace(place: Place, options: RenderOptions, colors: ReturnType<typeof picocolors.createColors>) {
  const file = relative(options.cwd, place.file);
  const shown = file === '' || file.startsWith('..') ? place.file : file;
  const frame = codeFrame(readForFrame(place.file), place);
  const head = `  at ${printable(shown)}:${place.line}:${place.column}`;
  return frame === '' ? [colors.dim(head)] : [colors.dim(head), frame];
}

/** The text of a file that is small enough to quote from; empty when it cannot be read. */
function readForFrame(path: string): string {
  const LARGEST_QUOTED_BYTES = 2_000_000;
  try {
    const stat = statSync(path);
    return stat.isFile() && stat.size <= LARGEST_QUOTED_BYTES ? readFileSync(path, 'utf8') : '';
  } catch {
    return '';
  }
}
