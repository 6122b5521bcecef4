import { SEMANTIC_CODES } from './codes-meaning.js';
import { SHAPE_CODES } from './codes-shape.js';

/** What a code stands for, as its page says it. */
export type CodeInfo = {
  readonly severity: 'error' | 'warning';
  /** What is wrong, in general. */
  readonly meaning: string;
  /** What to do about it. */
  readonly remedy: string;
};

/** Every diagnostic a scenario file can get. Codes are stable: tools may rely on them. */
export const DIAGNOSTIC_CODES = { ...SHAPE_CODES, ...SEMANTIC_CODES } as const;

export type DiagnosticCode = keyof typeof DIAGNOSTIC_CODES;

/** Codes in the order of their page. */
export const ALL_DIAGNOSTIC_CODES = Object.keys(DIAGNOSTIC_CODES) as readonly DiagnosticCode[];
