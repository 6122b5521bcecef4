import { z } from 'zod';
import { hasActingCharacters } from '../../types/printable.js';
import type { DiagnosticCode } from '../diagnostics/codes.js';
import { nameHint } from '../diagnostics/nearest.js';
import { isDate, parseDuration, parsePercent } from '../values.js';
import { coded, shown } from './coded.js';

/** Text for people: one to `longest` characters without anything that acts on a terminal. */
export function text(longest: number, about: string) {
  return z
    .string({ error: ({ input }) => notText(input) })
    .check(
      z.refine((value) => !hasActingCharacters(value), {
        error: ({ input }) => coded('text_unsafe', `${shown(input)} holds control characters.`),
      }),
      z.minLength(1, { error: () => coded('text_length', 'This text is empty.') }),
      z.maxLength(longest, {
        error: ({ input }) =>
          coded('text_length', `This text has ${(input as string).length} characters; there is room for ${longest}.`),
      }),
    )
    .meta({ description: about });
}

function notText(input: unknown): string {
  if (typeof input === 'number' || typeof input === 'boolean')
    return coded('type_wrong', `${shown(input)} should be text.`, `Put it in quotes: "${input}".`);
  return coded('type_wrong', `This should be text, not ${shown(input)}.`);
}

/** The name of a scenario: small letters, digits and hyphens, as in its file name. */
export function scenarioName(about: string) {
  const rule = 'Names are small letters, digits and hyphens, e.g. us-85-50.';
  return z
    .string({ error: ({ input }) => notText(input) })
    .regex(/^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/, {
      error: ({ input }) => coded('name_invalid', `${shown(input)} cannot be a name.`, rule),
    })
    .meta({ description: about });
}

/** The name of a measure or metric; `regional@nafta-1994` is the measure as an earlier rule knew it. */
export function identifier(form: RegExp) {
  return z.string().regex(form, {
    error: ({ input }) =>
      coded('name_invalid', `${shown(input)} cannot be a name.`, 'Use small letters, digits and underscores.'),
  });
}

/** A share, written with %, from 0% to `highest`. */
export function share(about: string, highest = 1) {
  return z
    .string({ error: ({ input }) => shareProblem(input, highest) })
    .regex(/^[+-]?(?:\d+(?:\.\d*)?|\.\d+)[ ]?%$/, { error: ({ input }) => shareProblem(input, highest), abort: true })
    .check(z.refine((value) => isShare(value, highest), { error: ({ input }) => shareProblem(input, highest) }))
    .meta({ description: about, examples: ['75%'] });
}

function isShare(value: string, highest: number): boolean {
  const parsed = parsePercent(value);
  return parsed !== undefined && parsed >= 0 && parsed <= highest;
}

/** What is wrong with something that stands where a share should. */
export function shareProblem(input: unknown, highest: number): string {
  if (typeof input === 'number') {
    const meant = input > 0 && input < 1 ? Number((input * 100).toPrecision(12)) : input;
    return coded('percent_missing', `${input} lacks its %.`, `Write ${meant}%.`);
  }
  const parsed = typeof input === 'string' ? parsePercent(input) : undefined;
  if (parsed === undefined)
    return coded('share_invalid', `${shown(input)} is not a share.`, 'Write a number with its %, such as 62.5%.');
  const range = `from 0% to ${highest * 100}%`;
  return coded('share_out_of_range', `${String(input)} is out of range: it must be ${range}.`);
}

/** A year, as a number. */
export function year(about: string) {
  return z
    .number({ error: ({ input }) => yearProblem(input) })
    .check(z.refine((value) => isYear(value), { error: ({ input }) => yearProblem(input) }))
    .meta({ description: about, minimum: 1900, maximum: 2200, examples: [2020] });
}

function isYear(value: number): boolean {
  return Number.isInteger(value) && value >= 1900 && value <= 2200;
}

function yearProblem(input: unknown): string {
  const hint = typeof input === 'string' && /^\d{4}$/.test(input) ? `Write it without quotes: ${input}.` : undefined;
  return coded('year_invalid', `${shown(input)} is not a year.`, hint);
}

/** Years as the keys of a dated value. */
export const yearKey = z.string().regex(/^(?:19|20|21)\d\d$/, {
  error: ({ input }) => coded('year_invalid', `${shown(input)} is not a year.`, 'Write it as in {2020: 75%}.'),
});

/** A length of time, `4 years`. */
export function duration(about: string) {
  const problem = ({ input }: { readonly input?: unknown }) =>
    coded(
      'duration_invalid',
      `${shown(input)} is not a number of years.`,
      typeof input === 'number' ? `Write ${input} years.` : 'Write it as in 4 years.',
    );
  return z
    .string({ error: problem })
    .check(z.refine((value) => parseDuration(value) !== undefined, { error: problem }))
    .meta({ description: about, examples: ['4 years'] });
}

/** A date that exists; with `partly` the day, or month and day, may be left out. */
export function date(about: string, partly: boolean) {
  const problem = ({ input }: { readonly input?: unknown }) =>
    coded('date_invalid', `${shown(input)} is not a date.`, 'Write it as in 2018-01-29.');
  const asText = z.string({ error: problem }).check(z.refine((value) => isDate(value, partly), { error: problem }));
  const alone = asText.meta({ description: about, examples: ['2018-01-29'] });
  return alone;
}

/** The address of a source. */
export const url = z
  .string({ error: ({ input }) => coded('url_invalid', `${shown(input)} is not an address.`) })
  .regex(/^https?:\/\/[^\s\p{C}"<>\\]{3,2000}$/u, {
    error: ({ input }) => coded('url_invalid', `${shown(input)} is not an address.`, 'Start it with https://.'),
  })
  .meta({ description: 'Where it can be read.' });

function word<const T extends readonly [string, ...string[]]>(words: T, code: DiagnosticCode, noun: string) {
  return z.enum(words, {
    error: ({ input }) =>
      coded(code, `${shown(input)} is not ${noun}.`, typeof input === 'string' ? nameHint(input, words) : undefined),
  });
}

/** One of a few words. */
export function choice<const T extends readonly [string, ...string[]]>(words: T, about: string) {
  return word(words, 'value_unknown', `one of: ${words.join(', ')}`).meta({ description: about });
}

/** A name of the economy that the file is about: which there are is held against its baseline, see names.ts. */
function name(about: string) {
  return z.string({ error: ({ input }) => notText(input) }).meta({ description: about });
}

export const origin = name('A country of the baseline, or the one that stands for the rest of the world.');
export const category = name('A cost category of the vehicle.');
export const vehicleClass = name('A customs class of the baseline.');

/** One item, or a list of at least one. */
export function oneOrMany<T extends z.ZodType>(item: T, about: string) {
  return z
    .union([item, z.array(item).check(z.minLength(1, { error: () => coded('list_empty', 'This list is empty.') }))])
    .meta({ description: about });
}

export const classes = oneOrMany(vehicleClass, 'Classes of vehicle it is for; all when left out.');
export const makers = oneOrMany(text(60, 'A corporate group, as the fleet shows it.'), 'Makers it is for.');

/** A list of at least one item. */
export function list<T extends z.ZodType>(item: T, about: string) {
  return z
    .array(item)
    .check(z.minLength(1, { error: () => coded('list_empty', 'This list is empty.', 'Leave the key out.') }))
    .meta({ description: about });
}
