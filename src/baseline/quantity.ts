import { percentOf } from '../types/percent.js';

/**
 * A number as people write it: `4`, `0.5`, `25%`, `-1.2`. Percentages become shares.
 * Undefined when the value is neither a number nor such text.
 * @example quantity('62.5%') // 0.625
 */
export function quantity(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'string') return undefined;
  const match = /^([-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?)(\s*%)?$/i.exec(value.trim());
  if (match === null) return undefined;
  const digits = match[1] as string;
  const number = match[2] === undefined ? Number(digits) : percentOf(digits);
  return Number.isFinite(number) ? number : undefined;
}
