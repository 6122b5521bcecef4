import { decimal } from '../../output/numbers.js';

/** Units whose values people read in percent. */
const PERCENT = new Set(['share', 'share of value', 'share per year']);

/** A parameter or lever with its unit, to as many digits as its step or size calls for. */
export function amount(value: number, unit: string, step?: number): string {
  if (!Number.isFinite(value)) return '–';
  const percent = PERCENT.has(unit) || unit.startsWith('share');
  const shown = percent ? value * 100 : value;
  const size = step === undefined ? Math.abs(shown) / 200 || 1 : percent ? step * 100 : step;
  const decimals = Math.max(0, Math.min(4, -Math.floor(Math.log10(size) + 1e-9)));
  return `${decimal(shown, decimals)}${percent ? '%' : ''}`;
}
