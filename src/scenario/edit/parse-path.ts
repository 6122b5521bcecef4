import { RoosimError } from '../../types/errors.js';
import { printable } from '../../types/printable.js';
import type { Path } from '../source/source-file.js';

const STEP = /^(?:[A-Za-z_][\w]*|\d{1,4})$/;

/**
 * Reads a path in the words of a scenario file: `rule.regional`, `rule.all_of[0].us.2022`, `parameters.mfn.US.car`,
 * `sourcing_shifts[0].amount`. What follows `parameters.` is one key, dots included.
 * @throws RoosimError 'usage'
 */
export function parsePath(text: string): Path {
  const parameter = /^parameters\.(.+?)(?:\.(value|range|why|\d{4}))?$/.exec(text);
  if (parameter !== null && /^[\w.]{1,80}$/.test(parameter[1] as string)) {
    const [, id, key] = parameter;
    return ['parameters', id as string, ...(key === undefined ? [] : [key])];
  }
  const steps = text.replaceAll(/\[(\d{1,4})\]/g, '.$1').split('.');
  if (text.length > 200 || !steps.every((step) => STEP.test(step)) || steps.some(isForbidden)) throw notAPath(text);
  return steps.map((step) => (/^\d{1,3}$/.test(step) ? Number(step) : step));
}

function isForbidden(step: string): boolean {
  return ['__proto__', 'constructor', 'prototype'].includes(step);
}

function notAPath(text: string): RoosimError {
  return new RoosimError('usage', `'${printable(text.slice(0, 80))}' is not a path in a scenario file.`, {
    hint: 'Write it with the words of the file, e.g. rule.regional, rule.all_of[0].us or parameters.paperwork.',
  });
}
