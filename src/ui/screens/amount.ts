import { decimal, NOT_APPLICABLE } from '../../output/numbers.js';

/**
 * A parameter or a lever: shares in percent, on the lever's grid, or to three digits and without idle zeros.
 * @example amount(0.85, 'share') // '85%'
 */
export function amount(value: number, unit: string, step?: number): string {
  if (!Number.isFinite(value)) return NOT_APPLICABLE;
  const percent = unit.startsWith('share');
  const shown = percent ? value * 100 : value;
  const sign = percent ? '%' : '';
  if (step === undefined) return `${trimmed(shown)}${sign}`;
  const size = percent ? step * 100 : step;
  return `${decimal(shown, Math.max(0, Math.min(6, -Math.floor(Math.log10(size) + 1e-9))))}${sign}`;
}

function trimmed(value: number): string {
  const [, fraction = ''] = String(Number(value.toPrecision(3))).split('.');
  return decimal(value, fraction.includes('e') ? 6 : fraction.length);
}

const WORDS: Readonly<Record<string, string>> = { mfn: 'MFN duty', us: 'U.S.' };

/** A parameter's id as words: `mfn.US.light_truck` as `MFN duty US, light truck`. */
export function parameterName(id: string): string {
  const [head = '', ...rest] = id.split('.').map((part) => part.replaceAll('_', ' '));
  const words = WORDS[head] ?? head;
  const [first, ...others] = rest;
  return [first === undefined ? words : `${words} ${first}`, ...others].join(', ');
}
