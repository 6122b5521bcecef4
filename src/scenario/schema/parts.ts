import { z } from 'zod';
import { PERCENT } from '../values.js';
import { coded, shown } from './coded.js';
import {
  category,
  choice,
  date,
  identifier,
  list,
  oneOrMany,
  origin,
  share,
  shareProblem,
  text,
  url,
  year,
  yearKey,
} from './leaves.js';

/** A formula as text. */
export const formulaText = z
  .string({ error: ({ input }) => coded('type_wrong', `A formula is text, not ${shown(input)}.`) })
  .check(z.minLength(1, { error: () => coded('text_length', 'This formula is empty.') }));

/** A share or rate that may change over the years: `75%`, `{2020: 66%, 2021: 69%}`, or a formula in `year`. */
export function dated(about: string, highest = 1) {
  return z
    .union(datedForms(highest), { error: ({ input }) => shareProblem(input, highest) })
    .meta({ description: about, examples: DATED_EXAMPLES });
}

/** A share that a vehicle must reach, or stay below: as {@link dated}, or any of these under `at_most`. */
export function threshold(about: string) {
  const ceiling = z.strictObject({ at_most: dated('The most there may be: a ceiling.') });
  const [single, steps] = datedForms(1);
  return z
    .union([single, ceiling, steps], { error: ({ input }) => shareProblem(input, 1) })
    .meta({ description: about, examples: [...DATED_EXAMPLES, { at_most: '5%' }] });
}

const DATED_EXAMPLES = ['75%', { '2020': '66%', '2021': '69%' }, '62.5% + 2.5% * (year - 2020)'];

function datedForms(highest: number) {
  const single = formulaText.check(
    z.refine((value) => !looksLikePercent(value) || share('', highest).safeParse(value).success, {
      error: ({ input }) => shareProblem(input, highest),
    }),
  );
  const steps = z
    .record(yearKey, share('The value from this year on.', highest))
    .check(
      z.refine((value) => Object.keys(value).length > 0, { error: () => coded('list_empty', 'This map is empty.') }),
    );
  return [single, steps] as const;
}

function looksLikePercent(value: string): boolean {
  return PERCENT.test(value.trim());
}

/** Countries that something is for. */
export function countries(about: string) {
  return oneOrMany(origin, `${about}: US, CA, MX, or ROW for the rest of the world.`);
}
export const inForce = year(
  'First year it applies. Left out: the first year of its rate, else the year of the rule of this file, else the second year simulated.',
);
export const until = year('First year it no longer applies; left out: no end.');

export const source = z.strictObject({
  title: text(200, 'Title, and who says so.'),
  date: z
    .union([year('Year it was published.'), date('When it was published.', true)])
    .meta({ description: 'When it was published: the day, the month or the year.', examples: ['2018-01-29'] })
    .optional(),
  url: url.optional(),
});

const deemed = z.union([
  list(category, 'Categories that count in full.'),
  z.partialRecord(category, share('Share that counts whatever its origin.')),
]);

/** What counts as content. */
const measure = z.strictObject({
  counts: oneOrMany(origin, 'Origins whose spending counts as content.').optional(),
  base: z
    .union([choice(['net_cost', 'total_cost'], ''), list(category, 'Cost categories.')])
    .meta({
      description:
        'What content is a share of: net_cost (all but development), total_cost, or a list of cost categories.',
    })
    .optional(),
  development: choice(
    ['counted', 'excluded'],
    'Whether research, development, engineering and software are part of the base.',
  ).optional(),
  tracing: choice(
    ['all', 'nafta'],
    'all: every part is traced to its origin. nafta: parts off the tracing list are deemed originating, as the parameters untraced.* say.',
  ).optional(),
  deemed_originating: deemed
    .meta({
      description:
        'Categories that count as originating whatever their origin; a list, or a map with shares. Everything else is traced.',
    })
    .optional(),
  wage_floor: z
    .boolean()
    .meta({ description: 'Count only spending paid at or above the wage floor (parameters wage_floor_share.*).' })
    .optional(),
});

/** Content measures by name. */
export const measures = z
  .record(identifier(/^[a-z][a-z0-9_]{0,39}$/), measure)
  .meta({ description: 'Content measures by name. Keys of an inherited measure that are not given stay.' });

/** Points off a threshold. */
export const credits = z
  .strictObject({
    development: share('Most points off the threshold for development done in the region.').optional(),
    flat: share('Points off the threshold, for high-wage assembly.').optional(),
  })
  .meta({ description: 'Points off the threshold that a maker earns elsewhere.' });
