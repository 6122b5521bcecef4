import { readFileSync, statSync } from 'node:fs';
import { lineOf } from '../output/code-frame.js';
import { type Message, type MessageStyle, renderMessage } from '../output/message.js';
import { ScenarioError } from '../scenario/diagnostics/diagnostic.js';
import { type ErrorCode, type Place, RoosimError } from '../types/errors.js';

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
  not_converged: 1,
  internal: 1,
};

/** The exit code for whatever a command threw. */
export function exitCodeOf(error: unknown): number {
  return error instanceof RoosimError ? EXIT_CODES[error.code] : 1;
}

/**
 * What a person reads when a command failed: sentence, place with its line of the file, way out; for a scenario file
 * every mistake in it.
 * @param stack Add the stack, for those who work on the program.
 */
export function renderError(error: unknown, style: MessageStyle, stack = false): string {
  const trace = stack && error instanceof Error ? `${error.stack ?? ''}\n` : '';
  return messagesOf(error, stack)
    .map((message) => renderMessage(message, style))
    .join('\n')
    .concat(trace);
}

/** A failure that the command's own output has told already: it carries an exit code and nothing more to say. */
export class AlreadyTold extends RoosimError {
  override readonly name = 'AlreadyTold';
}

function messagesOf(error: unknown, stack: boolean): readonly Message[] {
  if (error instanceof AlreadyTold) return [];
  if (error instanceof ScenarioError) return error.diagnostics;
  if (error instanceof RoosimError) {
    const { message, hint, place } = error;
    return [{ severity: 'error', message, hint, place, sourceLine: place && lineAt(place) }];
  }
  const message = error instanceof Error ? error.message : String(error);
  const hint = stack ? undefined : 'Set ROOSIM_DEBUG=1 to see where this happened.';
  return [{ severity: 'error', message, hint }];
}

/** The line of a file that is small enough to quote from. */
function lineAt({ file, line }: Place): string | undefined {
  const LARGEST_QUOTED_BYTES = 2_000_000;
  try {
    const stat = statSync(file);
    return stat.isFile() && stat.size <= LARGEST_QUOTED_BYTES ? lineOf(readFileSync(file, 'utf8'), line) : undefined;
  } catch {
    return undefined;
  }
}
