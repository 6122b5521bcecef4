import { relative } from 'node:path';
import type { Diagnostic } from '../scenario/diagnostics/diagnostic.js';
import { printable } from '../types/printable.js';
import { type MessageStyle, renderMessage } from './message.js';

/** Diagnostics for people: each with its line underlined. */
export function renderDiagnostics(diagnostics: readonly Diagnostic[], style: MessageStyle): string {
  return diagnostics.map((diagnostic) => renderMessage(diagnostic, style)).join('\n');
}

/**
 * One line per diagnostic, `file:line:column: severity: message [code]`, as problem matchers of editors and the log
 * readers of build servers take it.
 */
export function problemLines(diagnostics: readonly Diagnostic[], cwd: string): string {
  const lines = diagnostics.map(({ place, severity, message, code }) => {
    const file = relative(cwd, place.file);
    return `${printable(file)}:${place.line}:${place.column}: ${severity}: ${message} [${code}]\n`;
  });
  return lines.join('');
}

/** Diagnostics as JSON, one object each: code, severity, message, hint, file, line, column, endColumn. */
export function diagnosticsJson(diagnostics: readonly Diagnostic[], cwd: string): string {
  const rows = diagnostics.map(({ code, severity, message, hint, place }) => ({
    code,
    severity,
    message,
    hint: hint ?? null,
    file: relative(cwd, place.file),
    line: place.line,
    column: place.column,
    endColumn: place.endColumn ?? place.column + 1,
  }));
  return `${JSON.stringify(rows, null, 2)}\n`;
}
