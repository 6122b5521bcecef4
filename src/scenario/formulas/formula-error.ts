import type { DiagnosticCode } from '../diagnostics/codes.js';
import type { Span } from '../source/source-file.js';

/** Why a formula cannot be used. */
export class FormulaError extends Error {
  override readonly name = 'FormulaError';
  readonly code: DiagnosticCode;
  readonly hint: string | undefined;
  /** Part of the text that is meant; undefined for all of it. */
  readonly within: Span | undefined;

  /** The metric whose formula is at fault, when another formula stumbled over it. */
  of: string | undefined;

  constructor(code: DiagnosticCode, message: string, options: { hint?: string | undefined; within?: Span } = {}) {
    super(message);
    this.code = code;
    this.hint = options.hint;
    this.within = options.within;
  }
}
