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
  // Divided as decimal text, so that 62.5% is the double nearest to 0.625 and not one beside it.
  const number = match[2] === undefined ? Number(match[1]) : Number(`${match[1]}e-2`);
  return Number.isFinite(number) ? number : undefined;
}
