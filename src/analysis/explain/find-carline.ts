import type { Carline } from '../../baseline/types.js';
import { nameHint } from '../../scenario/diagnostics/nearest.js';
import { RoosimError } from '../../types/errors.js';

const MOST_LISTED = 12;

/**
 * The position of the carline a person means: by label or id, or by a part of the label that only one carline has.
 * Capitals do not matter.
 * @throws RoosimError `carline_unknown` when none or several fit; the hint lists them.
 * @example findCarline(baseline.carlines, 'Ford F-150 (US)')
 */
export function findCarline(carlines: readonly Carline[], asked: string): number {
  const wanted = asked.trim().toLowerCase();
  const exact = carlines.findIndex(({ id, label }) => id === wanted || label.toLowerCase() === wanted);
  if (exact >= 0) return exact;
  const fitting = carlines.filter(({ label }) => label.toLowerCase().includes(wanted));
  if (fitting.length === 1) return carlines.indexOf(fitting[0] as Carline);
  const labels = carlines.map(({ label }) => label);
  if (fitting.length === 0) {
    const hint = nameHint(asked, labels) ?? 'Give a nameplate and its place of assembly, such as "Ford F-150 (US)".';
    throw new RoosimError('carline_unknown', `No carline is called '${asked}'.`, { hint });
  }
  const shown = fitting.slice(0, MOST_LISTED).map(({ label }) => label);
  const more = fitting.length > shown.length ? `, and ${fitting.length - shown.length} more` : '';
  throw new RoosimError('carline_unknown', `'${asked}' fits ${fitting.length} carlines.`, {
    hint: `Name one of them in full: ${shown.join(', ')}${more}.`,
  });
}
