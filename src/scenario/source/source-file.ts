import { printable } from '../../types/printable.js';
import type { DiagnosticCode } from '../diagnostics/codes.js';
import { DIAGNOSTIC_CODES } from '../diagnostics/codes.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { LIMITS } from '../limits.js';

/** Way to a value inside a file: keys of maps and positions in lists. */
export type Path = readonly (string | number)[];

/** Offsets of a text from start to end, end excluded. */
export type Span = { readonly start: number; readonly end: number };

/** A scenario file as read: its text, its values as plain data, and where each of them stands. */
export type SourceFile = {
  /** Absolute path. */
  readonly path: string;
  readonly text: string;
  /** Maps without prototype, lists, strings, numbers, booleans and null. */
  readonly data: unknown;
  /** Where a value or its key stands; of the nearest surrounding value where there is none. */
  readonly spanOf: (path: Path, part: 'key' | 'value') => Span;
};

/** Notes a problem at a value of the file. */
export type Report = (
  code: DiagnosticCode,
  at: Path,
  message: string,
  options?: {
    readonly hint?: string | undefined;
    readonly part?: 'key' | 'value';
    /** Part of a text value that is meant; used where the file spells the text just as `formula` has it. */
    readonly within?: Span;
    readonly formula?: string;
  },
) => void;

/** A report that adds to a list of diagnostics, up to {@link LIMITS}: nobody reads the thousandth. */
export function reportTo(diagnostics: Diagnostic[], source: SourceFile): Report {
  const reported = { error: 0, warning: 0 };
  return (code, at, message, options = {}) => {
    reported[DIAGNOSTIC_CODES[code].severity] += 1;
    if (reported[DIAGNOSTIC_CODES[code].severity] > LIMITS.diagnostics) return;
    const span = source.spanOf(at, options.part ?? 'value');
    diagnostics.push(diagnosticAt(source, narrowed(source, span, options), code, message, options.hint));
  };
}

function narrowed(
  source: SourceFile,
  span: Span,
  options: { readonly within?: Span; readonly formula?: string },
): Span {
  const { within, formula } = options;
  if (within === undefined || formula === undefined) return span;
  const start = source.text.indexOf(formula, span.start);
  const isInside = start >= 0 && start + formula.length <= span.end;
  return isInside ? { start: start + within.start, end: start + within.end } : span;
}

/** A diagnostic at a span of a text; its end is kept where it lies on the same line. */
export function diagnosticAt(
  source: { readonly path: string; readonly text: string },
  span: Span,
  code: DiagnosticCode,
  message: string,
  hint?: string,
): Diagnostic {
  const { text } = source;
  const start = Math.max(0, Math.min(span.start, text.length));
  const lineStart = start === 0 ? 0 : text.lastIndexOf('\n', start - 1) + 1;
  const nextBreak = text.indexOf('\n', start);
  const lineEnd = nextBreak < 0 ? text.length : nextBreak;
  const end = Math.max(start + 1, Math.min(span.end, lineEnd));
  const LONGEST_LINE = 500;
  return {
    code,
    severity: DIAGNOSTIC_CODES[code].severity,
    message: printable(message),
    hint: hint === undefined ? undefined : printable(hint),
    place: {
      file: source.path,
      line: countLines(text, start),
      column: start - lineStart + 1,
      endColumn: end - lineStart + 1,
    },
    sourceLine: text.slice(lineStart, Math.min(lineEnd, lineStart + LONGEST_LINE)).replace(/\r$/, ''),
  };
}

function countLines(text: string, end: number): number {
  let lines = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}
