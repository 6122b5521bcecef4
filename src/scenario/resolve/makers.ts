import type { DiagnosticCode } from '../diagnostics/codes.js';
import { nameHint } from '../diagnostics/nearest.js';
import type { Path } from '../source/source-file.js';
import { asList, type ResolveContext } from './context.js';

/** Names that people use for one corporate group. */
const ALSO_CALLED: readonly (readonly string[])[] = [
  ['General Motors', 'GM', 'Chevrolet', 'Cadillac', 'Buick', 'GMC'],
  ['FCA', 'Stellantis', 'Fiat Chrysler', 'Chrysler', 'Dodge', 'Jeep', 'Ram'],
  ['Ford', 'Ford Motor', 'Lincoln'],
  ['Hyundai-Kia', 'Hyundai', 'Kia'],
  ['Daimler', 'Mercedes-Benz', 'Mercedes'],
  ['Volkswagen', 'VW', 'Audi', 'Porsche'],
  ['Toyota', 'Lexus'],
  ['Honda', 'Acura'],
  ['Nissan', 'Infiniti'],
  ['BMW', 'Mini'],
];

/** Reports makers of whom the baseline has no carline; false where there is one. */
export function checkMakers(
  context: ResolveContext,
  makers: string | readonly string[] | undefined,
  at: Path,
): boolean {
  return reportUnknown(context, makers, at, {
    code: 'maker_unknown',
    known: [...new Set(context.baseline.carlines.map((carline) => carline.maker))],
    message: (maker) => `The baseline has no carline of '${maker}'.`,
    hint: (maker, known) => alias(maker, known) ?? nameHint(maker, known),
    list: (known) => `Makers: ${known.join(', ')}.`,
  });
}

function alias(maker: string, known: readonly string[]): string | undefined {
  const names = ALSO_CALLED.find((group) => group.some((name) => name.toLowerCase() === maker.toLowerCase()));
  const meant = names?.find((name) => known.includes(name));
  return meant === undefined ? undefined : `Here it is called '${meant}'.`;
}

/** How to say that a name is not known. */
type Unknown = {
  readonly code: DiagnosticCode;
  readonly known: readonly string[];
  readonly message: (name: string) => string;
  readonly hint: (name: string, known: readonly string[]) => string | undefined;
  /** All names, said once where no hint can be given. */
  readonly list?: (known: readonly string[]) => string;
};

/** Reports the names of a list that are not known, each at its place; false where there is one. */
export function reportUnknown(
  context: ResolveContext,
  names: string | readonly string[] | undefined,
  at: Path,
  { code, known, message, hint, list }: Unknown,
): boolean {
  if (names === undefined) return true;
  let isListed = false;
  for (const [i, name] of asList(names).entries()) {
    if (known.includes(name)) continue;
    const own = hint(name, known);
    context.report(code, Array.isArray(names) ? [...at, i] : at, message(name), {
      hint: own ?? (isListed ? undefined : list?.(known)),
    });
    isListed ||= own === undefined;
  }
  return asList(names).every((name) => known.includes(name));
}
