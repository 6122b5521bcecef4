import { percentOf } from '../types/percent.js';

/** A share or a rate as files write it: `62.5%`. */
export const PERCENT = /^([+-]?)(\d{1,12}(?:\.\d{0,60})?|\.\d{1,60})[ ]?%$/;

/** The share a text such as `62.5%` means, 0.625; undefined when it is none. The nearest double, not 62.5 / 100. */
export function parsePercent(text: string): number | undefined {
  const match = PERCENT.exec(text.trim());
  return match === null ? undefined : percentOf(`${match[1] as string}${match[2] as string}`);
}

/** Writes a share so that {@link parsePercent} gives the same number back: 0.625 as `62.5%`. */
export function formatPercent(share: number): string {
  const [digits, exponent] = share.toExponential().split('e') as [string, string];
  const [whole, fraction = ''] = digits.replace('-', '').split('.') as [string, string?];
  const point = 1 + Number(exponent) + 2;
  const all = whole + fraction;
  const text =
    point <= 0
      ? `0.${'0'.repeat(-point)}${all}`
      : `${all.slice(0, point).padEnd(point, '0')}${all.length > point ? `.${all.slice(point)}` : ''}`;
  return `${share < 0 ? '-' : ''}${share === 0 ? '0' : text}%`;
}

/** The number a text such as `2.3` or `-1e-3` means; undefined when it is none. */
export function parseNumber(text: string): number | undefined {
  return /^[+-]?(?:\d{1,15}(?:\.\d{0,20})?|\.\d{1,20})(?:e[+-]?\d{1,2})?$/i.test(text) ? Number(text) : undefined;
}

/** The years of a text such as `4 years`; undefined when it is none. */
export function parseDuration(text: string): number | undefined {
  const match = /^(\d{1,2}) years?$/.exec(text.trim());
  return match === null ? undefined : Number(match[1]);
}

/** A calendar date that exists, `YYYY-MM-DD`; with `partly` also `YYYY-MM` and `YYYY`. */
export function isDate(text: string, partly: boolean): boolean {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text);
  if (match === null || (!partly && match[3] === undefined)) return false;
  const iso = `${match[1] as string}-${match[2] ?? '01'}-${match[3] ?? '01'}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === iso;
}
