import type { Carline } from '../../baseline/types.js';
import { nameHint } from '../../scenario/diagnostics/nearest.js';
import { RoosimError } from '../../types/errors.js';
import { printable } from '../../types/printable.js';

/** What people call the carlines, in the order of the baseline. */
export function carlineNames(carlines: readonly Carline[]): readonly string[] {
  return carlines.map(({ label }) => printable(label));
}

/** The makers of some carlines, each once, in alphabetical order. */
export function makerNames(carlines: readonly Carline[]): readonly string[] {
  return [...new Set(carlines.map(({ maker }) => printable(maker)))].sort();
}

/**
 * The makers that names mean, as the baseline spells them; capitals do not matter.
 * @throws RoosimError `usage` for a name that no carline has, with what it may have meant
 */
export function requireMakers(carlines: readonly Carline[], asked: readonly string[]): readonly string[] {
  const makers = [...new Set(carlines.map(({ maker }) => maker))];
  return asked.map((name) => {
    const found = makers.find((maker) => maker.toLowerCase() === name.toLowerCase());
    if (found !== undefined) return found;
    const hint = nameHint(name, makers) ?? `Makers are ${makerNames(carlines).join(', ')}.`;
    throw new RoosimError('usage', `No carline is made by '${name}'.`, { hint });
  });
}
