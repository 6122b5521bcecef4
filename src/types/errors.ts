/** A place in a text file. Lines and columns count from 1. */
export type Place = {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endColumn?: number;
};

/** Why the program stops, as a closed set; scenario diagnostics have their own, finer codes. */
export type ErrorCode =
  | 'usage'
  | 'file_missing'
  | 'file_unreadable'
  | 'file_unwritable'
  | 'baseline_invalid'
  | 'scenario_invalid'
  | 'carline_unknown'
  | 'parameter_unknown'
  | 'parameter_out_of_range'
  | 'year_out_of_range'
  | 'metric_unknown'
  | 'plan_mismatch'
  | 'batch_busy'
  | 'shards_incomplete'
  | 'problem_invalid'
  | 'not_converged'
  | 'claim_failed'
  | 'internal';

/** The program's one error: a sentence that names the thing, a way out, and where it happened. */
export class RoosimError extends Error {
  override readonly name: string = 'RoosimError';
  readonly code: ErrorCode;
  readonly hint: string | undefined;
  readonly place: Place | undefined;

  constructor(code: ErrorCode, message: string, options: { hint?: string; place?: Place; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.hint = options.hint;
    this.place = options.place;
  }
}
