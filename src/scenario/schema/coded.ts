import type { DiagnosticCode } from '../diagnostics/codes.js';

/** A problem that a schema describes itself, rather than leaving it to the schema library's words. */
export type CodedProblem = {
  readonly code: DiagnosticCode;
  readonly message: string;
  readonly hint: string | undefined;
};

const MARK = '\u0001';

/** Packs a problem into the one string that a schema can hand over. */
export function coded(code: DiagnosticCode, message: string, hint?: string): string {
  return [MARK, code, message, hint ?? ''].join(MARK);
}

/** The problem a schema packed, or undefined for a message of the library. */
export function decode(message: string): CodedProblem | undefined {
  if (!message.startsWith(MARK + MARK)) return undefined;
  const [, , code, text, hint] = message.split(MARK);
  return { code: code as DiagnosticCode, message: text ?? '', hint: hint === '' ? undefined : hint };
}

/** A value as a message shows it: short, and recognisable. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return `'${value.length > 60 ? `${value.slice(0, 57)}...` : value}'`;
  if (value === null) return 'nothing';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return Array.isArray(value) ? 'a list' : 'a map';
}
