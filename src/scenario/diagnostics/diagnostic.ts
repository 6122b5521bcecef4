import { type Place, RoosimError } from '../../types/errors.js';
import type { DiagnosticCode } from './codes.js';

/** One mistake or doubt about a scenario file. Texts are harmless for a terminal. */
export type Diagnostic = {
  readonly code: DiagnosticCode;
  readonly severity: 'error' | 'warning';
  /** A sentence. */
  readonly message: string;
  /** The way out, often with the nearest valid name. */
  readonly hint: string | undefined;
  readonly place: Place;
  /** The line of the file that the place points at, as written. */
  readonly sourceLine: string;
};

/** A scenario file that cannot be used. Carries every diagnostic, warnings too, in the order of their places. */
export class ScenarioError extends RoosimError {
  override readonly name: string = 'ScenarioError';
  readonly diagnostics: readonly Diagnostic[];

  /** @param diagnostics At least one of severity `error`. */
  constructor(diagnostics: readonly Diagnostic[]) {
    const errors = diagnostics.filter((d) => d.severity === 'error');
    const first = errors[0] as Diagnostic;
    const more = errors.length === 1 ? '' : ` (and ${errors.length - 1} more)`;
    super('scenario_invalid', `${first.message}${more}`, {
      place: first.place,
      ...(first.hint === undefined ? {} : { hint: first.hint }),
    });
    this.diagnostics = diagnostics;
  }
}

/** Whether a scenario may not be used. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((d) => d.severity === 'error');
}

/** Diagnostics by file, line and column, each once. */
export function inOrder(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const seen = new Map<string, Diagnostic>();
  for (const diagnostic of diagnostics) {
    const { file, line, column } = diagnostic.place;
    const key = JSON.stringify([file, line, column, diagnostic.code, diagnostic.message]);
    if (!seen.has(key)) seen.set(key, diagnostic);
  }
  return [...seen.values()].sort(
    (a, b) => compareText(a.place.file, b.place.file) || a.place.line - b.place.line || a.place.column - b.place.column,
  );
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
