import type { Baseline } from '../../baseline/types.js';
import { FormulaError } from '../formulas/formula-error.js';
import type { ParseExpression } from '../formulas/mathjs-parser.js';
import type { ScenarioFile } from '../schema/file.js';
import type { Path, Report } from '../source/source-file.js';
import type { Scenario } from '../types.js';

/** What the parts of a file need to be understood. */
export type ResolveContext = {
  readonly file: ScenarioFile;
  readonly baseline: Baseline;
  /** The scenario it extends, complete. */
  readonly parent: Scenario | undefined;
  /** Whether nothing of the file had to be left out for a mistake in its form. */
  readonly isWhole: boolean;
  /** Keys of a map of the file as written, those with mistakes included. */
  readonly writtenKeys: (at: Path) => readonly string[];
  /** First year in which what this file changes applies, where it says nothing else. */
  readonly effectiveYear: number;
  /** Years by which what this file says is moved: 0, but for a branch of an outlook that comes into force in another year. */
  readonly moved: number;
  /** First year that formulas in `year` are worked out for. */
  readonly formulasFrom: number;
  readonly report: Report;
  /** Loads the parser of formulas; called only when there is one. */
  readonly parser: () => ParseExpression;
};

/** Reports what went wrong in a formula. What is not about the formula is thrown on. */
export function reportFormulaError(context: ResolveContext, error: unknown, at: Path, text: string): void {
  if (!(error instanceof FormulaError)) throw error;
  const within = error.within === undefined ? {} : { within: error.within, formula: text };
  const { report } = context;
  report(error.code, at, error.message, { hint: error.hint, ...within });
}

/** Whether a year can be simulated; reports it when not. */
export function checkYear(context: ResolveContext, year: number, at: Path, part: 'key' | 'value' = 'value'): boolean {
  const { firstYear, lastYear } = context.baseline;
  if ((year >= firstYear && year <= lastYear) || context.moved !== 0) return true;
  context.report('year_outside_horizon', at, `${year} is not simulated; ${firstYear} to ${lastYear} are.`, { part });
  return false;
}

/** Whether something can begin in a year: at any time in the past, or while the simulation runs. */
export function checkStart(context: ResolveContext, year: number, at: Path): boolean {
  if (year <= context.baseline.lastYear) return true;
  return checkYear(context, year, at);
}

/** A value that files write alone or as a list. */
export function asList<T>(value: T | readonly T[]): readonly T[] {
  return Array.isArray(value) ? (value as readonly T[]) : [value as T];
}

/** Some of the names in the order of all, or all of them where none is given. */
export function inOrderOf<T extends string>(all: readonly T[], some: T | readonly T[] | undefined): readonly T[] {
  if (some === undefined) return all;
  const wanted = new Set<T>(asList(some));
  return all.filter((name) => wanted.has(name));
}
