import { RoosimError } from '../types/errors.js';
import { percentOf } from '../types/percent.js';
import { printable } from '../types/printable.js';
import type { SweepAxis } from './sweep.js';

/** The most values an axis may have. */
const MOST_VALUES = 10_000;

/**
 * Reads what `--set` takes: a path, and a range with its step or a list of values. `%` divides by 100.
 * @example parseAxis('rule.regional=50%..95%/5%') // { path: 'rule.regional', values: [0.5, 0.55, …, 0.95] }
 * @example parseAxis('parameters.paperwork=0.5%,1%,2%')
 * @throws RoosimError 'usage'
 */
export function parseAxis(text: string): SweepAxis {
  const [, path = '', range = ''] = /^([^=]*)=(.*)$/s.exec(text) ?? [];
  const values = rangeValues(range.trim()) ?? listValues(range);
  if (path.trim() === '' || values === undefined || values.length === 0) {
    throw new RoosimError('usage', `«${printable(text)}» does not say what to sweep.`, {
      hint: 'Write --set PATH=FROM..TO/STEP, e.g. --set rule.regional=50%..95%/5%, or a list: --set rule.regional=50%,75%.',
    });
  }
  return { path: path.trim(), values, percent: range.includes('%') };
}

function rangeValues(text: string): readonly number[] | undefined {
  const LONGEST_RANGE = 200;
  const match = text.length > LONGEST_RANGE ? null : /^(.+?)\.\.(.+?)\/(.+)$/.exec(text);
  const [from, to, step] = [match?.[1], match?.[2], match?.[3]].map(parseNumber);
  if (from === undefined || to === undefined || step === undefined || !(step > 0) || !(to >= from)) return undefined;
  // A step that fits a whole number of times must not lose its last value to rounding.
  const count = Math.floor((to - from) / step + 1e-9) + 1;
  if (count > MOST_VALUES) {
    throw new RoosimError('usage', `A range has at most ${MOST_VALUES} values; ${printable(text)} has ${count}.`, {
      hint: 'Choose a larger step.',
    });
  }
  return Array.from({ length: count }, (_, i) => Number((from + i * step).toPrecision(12)));
}

function listValues(text: string): readonly number[] | undefined {
  const values = text.split(',').map(parseNumber);
  const known = values.filter((value) => value !== undefined);
  if (known.length !== values.length || known.length > MOST_VALUES) return undefined;
  return [...new Set(known)].sort((a, b) => a - b);
}

function parseNumber(text: string | undefined): number | undefined {
  const match = /^([+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?)(\s*%)?$/i.exec((text ?? '').trim());
  if (match === null) return undefined;
  const digits = match[1] as string;
  return match[2] === undefined ? Number(digits) : percentOf(digits);
}
