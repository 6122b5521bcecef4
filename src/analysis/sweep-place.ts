import { parsePath } from '../scenario/edit/parse-path.js';
import type { DatedValue } from '../scenario/types.js';
import { RoosimError } from '../types/errors.js';
import { printable } from '../types/printable.js';

/** A word of a path, or a position or year in it. */
export type Step = string | number;

/** The words of a path as a file has them, years and positions as numbers. @throws RoosimError 'usage' */
export function parseSteps(path: string): readonly Step[] {
  return parsePath(path).map((step) => (/^\d{4}$/.test(String(step)) ? Number(step) : step));
}

/** The same value in all years, or in one step of it. */
export function setDated(dated: DatedValue, year: number | undefined, value: number, path: string): DatedValue {
  if (year === undefined) return [{ from: dated[0]?.from ?? 0, value }];
  if (!dated.some((step) => step.from === year)) {
    throw nothingThere(
      path,
      dated.map((step) => String(step.from)),
    );
  }
  return dated.map((step) => (step.from === year ? { ...step, value } : step));
}

/** Words of the file whose names in the checked scenario differ by more than their spelling. */
const RENAMED: Readonly<Record<string, string>> = { over: 'overYears' };

/** A copy of a part of a scenario with the number at the end of the steps replaced. */
export function setAt(target: unknown, steps: readonly Step[], value: number, path: string): unknown {
  const [step, ...rest] = steps;
  if (step === undefined) {
    if (!(value >= 0)) throw new RoosimError('usage', `${printable(path)} cannot be ${value}.`);
    if (typeof target === 'number') return value;
    if (isDated(target)) return setDated(target, undefined, value, path);
    throw nothingThere(path, placesIn(target));
  }
  if (isDated(target) && typeof step === 'number' && rest.length === 0) return setDated(target, step, value, path);
  if (Array.isArray(target)) {
    const index = typeof step === 'number' ? step : target.findIndex((item: unknown) => nameOf(item) === step);
    if (index < 0 || index >= target.length) throw nothingThere(path, placesIn(target));
    return target.with(index, setAt(target[index], rest, value, path));
  }
  if (typeof target === 'object' && target !== null && typeof step === 'string') {
    const key = RENAMED[step] ?? step.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
    if (Object.hasOwn(target, key)) {
      return { ...target, [key]: setAt((target as Record<string, unknown>)[key], rest, value, path) };
    }
  }
  throw nothingThere(path, placesIn(target));
}

/** Treatments have names, and the file lists them by these. */
function nameOf(item: unknown): unknown {
  return typeof item === 'object' && item !== null && 'name' in item ? item.name : undefined;
}

function isDated(target: unknown): target is DatedValue {
  return (
    Array.isArray(target) &&
    target.length > 0 &&
    target.every((step: unknown) => typeof step === 'object' && step !== null && 'from' in step && 'value' in step)
  );
}

function placesIn(target: unknown): readonly string[] {
  if (Array.isArray(target)) return target.length === 0 ? [] : [`[0] to [${target.length - 1}]`];
  if (typeof target !== 'object' || target === null) return [];
  return Object.entries(target).flatMap(([key, value]) =>
    typeof value === 'number' || isDated(value) ? [key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)] : [],
  );
}

/** What there is where a path leads nowhere goes into the hint. */
export function nothingThere(path: string, there: readonly string[]): RoosimError {
  return new RoosimError('usage', `The scenario has no number at ${printable(path)}.`, {
    hint:
      there.length > 0
        ? `There is ${there.join(', ')}.`
        : 'Write the path with the words of the scenario file, e.g. rule.regional or parameters.paperwork.',
  });
}
