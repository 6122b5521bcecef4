import { stringify } from 'csv-stringify/sync';
import { type ErrorCode, RoosimError } from '../types/errors.js';
import type { Failure } from './chunk-file.js';

/** The columns of failures.csv. `draw` is empty for the central run. */
export const FAILURE_FIELDS = ['scenario', 'draw', 'reason'] as const;

const LONGEST_REASON = 500;

/** What may be wrong with a scenario under the assumptions of a draw, and would be wrong again on any machine. */
const FAILURES_OF_A_DRAW: readonly ErrorCode[] = [
  'scenario_invalid',
  'problem_invalid',
  'parameter_unknown',
  'parameter_out_of_range',
];

/**
 * Whether an error is a result: the scenario cannot be simulated under these assumptions. All else, such as memory that ran
 * out or a part of the program that is not there, says nothing about the scenario and must not be kept as if it did.
 */
export function isFailureOfDraw(error: unknown): boolean {
  return error instanceof RoosimError && FAILURES_OF_A_DRAW.includes(error.code);
}

/** What is kept of an error: its sentence, on one line. */
export function failureOf(scenario: string, draw: number | undefined, error: unknown): Failure {
  const message = error instanceof Error ? error.message : String(error);
  return { scenario, draw, reason: message.replace(/\s+/g, ' ').slice(0, LONGEST_REASON) };
}

/** Rows of failures.csv (RFC 4180), without the header; never a formula to a spreadsheet. */
export function failureRows(failures: readonly Failure[]): string {
  const records = failures.map(({ scenario, draw, reason }) => [scenario, draw === undefined ? '' : draw, reason]);
  return stringify(records, { escape_formulas: true, record_delimiter: 'unix' });
}

export function failureHeader(): string {
  return `${FAILURE_FIELDS.join(',')}\n`;
}
