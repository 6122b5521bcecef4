import { percentOf } from '../../types/percent.js';

/**
 * A number as a person types it for a lever: shares in percent, with or without the sign.
 * @returns Undefined for what is not a plain number.
 * @example parseAmount('85 %', 'share') // 0.85
 */
export function parseAmount(text: string, unit: string): number | undefined {
  const match = /^\s*([+-]?\d{1,9}(?:\.\d{1,9})?)\s*(%?)\s*$/.exec(text);
  if (match === null) return undefined;
  const digits = match[1] as string;
  return unit === 'share' || match[2] === '%' ? percentOf(digits) : Number(digits);
}
