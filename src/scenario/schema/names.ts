import { safeParse, type z } from 'zod';
import { categoryNames, countryNames, type Dimensions } from '../../types/dimensions.js';
import type { DiagnosticCode } from '../diagnostics/codes.js';
import { nameHint, nearestName } from '../diagnostics/nearest.js';
import type { Path } from '../source/source-file.js';
import { shown } from './coded.js';
import { category, origin, vehicleClass } from './leaves.js';
import { childrenOf, formsOf, keyOf } from './schema-keys.js';

/** A name that the economy of a file doesn't have. */
export type UnknownName = {
  readonly code: DiagnosticCode;
  readonly at: Path;
  readonly message: string;
  readonly hint: string | undefined;
  readonly part: 'key' | 'value';
  readonly omit: Path;
};

/** Names of a kind: what they are called, and which there are. */
type Names = {
  readonly code: DiagnosticCode;
  readonly noun: string;
  /** What a page on the format says of it. */
  readonly takes: string;
  readonly known: readonly string[];
  readonly hint: (typed: string) => string | undefined;
};

/** Finds the countries, classes and categories in a file that its economy doesn't have. */
export function unknownNames(file: z.core.$ZodType, data: unknown, dimensions: Dimensions): readonly UnknownName[] {
  const visit = (schema: z.core.$ZodType, value: unknown, at: Path): readonly UnknownName[] => {
    const names = namesAt(schema, dimensions);
    if (names !== undefined) return check(names, value, at, 'value');
    const forms = formsOf(schema);
    if (forms.length > 1) {
      // Of the forms a value may take, the one it fits best is meant.
      const found = forms.filter((form) => fits(form, value)).map((form) => visit(form, value, at));
      return found.toSorted((a, b) => a.length - b.length)[0] ?? [];
    }
    if (typeof value !== 'object' || value === null) return [];
    const keys = keyOf(schema);
    const keyNames = keys === undefined ? undefined : namesAt(keys, dimensions);
    return Object.entries(value).flatMap(([key, child]) => {
      const place = [...at, Array.isArray(value) ? Number(key) : key];
      const wrong = keyNames === undefined ? [] : check(keyNames, key, place, 'key');
      if (wrong.length > 0) return wrong;
      return childrenOf(schema, key).flatMap((inner) => visit(inner, child, place));
    });
  };
  return visit(file, data, []);
}

/** Names of the kind that a leaf of the schema stands for; undefined for any other leaf. */
export function namesAt(schema: z.core.$ZodType, dimensions: Dimensions): Names | undefined {
  if (schema === category) {
    const known = categoryNames(dimensions);
    return {
      code: 'category_unknown',
      noun: 'a cost category',
      takes: 'a cost category',
      known,
      hint: (typed) => nameHint(typed, known),
    };
  }
  if (schema === vehicleClass) {
    const known = dimensions.classes;
    const takes = known.map((name) => `\`${name}\``).join(', ');
    return { code: 'class_unknown', noun: 'a class of vehicle', takes, known, hint: (typed) => nameHint(typed, known) };
  }
  if (schema !== origin) return undefined;
  const { countries, restOfWorld } = dimensions;
  const others = `What has no name of its own is in ${restOfWorld}, ${countryNames(dimensions, restOfWorld).name}.`;
  const hint = (typed: string): string => {
    // Codes of two letters are all alike: the nearest is seldom the one that is meant.
    const nearest = typed.length <= 2 ? undefined : nearestName(typed, countries);
    return nearest === undefined ? `Valid here: ${countries.join(', ')}. ${others}` : `Did you mean '${nearest}'?`;
  };
  return { code: 'origin_unknown', noun: 'a country here', takes: 'a country', known: countries, hint };
}

function check(
  { code, noun, known, hint }: Names,
  value: unknown,
  at: Path,
  part: UnknownName['part'],
): readonly UnknownName[] {
  if (typeof value !== 'string' || known.includes(value)) return [];
  return [{ code, at, message: `${shown(value)} is not ${noun}.`, hint: hint(value), part, omit: at }];
}

function fits(form: z.core.$ZodType, value: unknown): boolean {
  return safeParse(form, value).success;
}
