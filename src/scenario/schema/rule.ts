import { z } from 'zod';
import type { Country } from '../../types/dimensions.js';
import { classes, list, makers, oneOrMany, text, year } from './leaves.js';
import { countries, credits, measures, threshold } from './parts.js';

/** Keys of a rule that are not the name of a measure. */
export const CLAUSE_KEYS = [
  'all_of',
  'any_of',
  'for',
  'makers',
  'except_makers',
  'nameplates',
  'assembled_in',
  'credits',
] as const;
export const RULE_KEYS = ['in_force', 'announced', 'withdrawn', 'content', ...CLAUSE_KEYS] as const;

const asked = threshold('Smallest share of this content measure that qualifies, 0% to 100%; with at_most the largest.');

/** A rule of origin as written: measures with thresholds that must all hold, and rules inside. */
export type Clause = {
  readonly all_of?: readonly Clause[] | undefined;
  readonly any_of?: readonly Clause[] | undefined;
  readonly for?: string | readonly string[] | undefined;
  readonly makers?: string | readonly string[] | undefined;
  readonly except_makers?: string | readonly string[] | undefined;
  readonly nameplates?: string | readonly string[] | undefined;
  readonly assembled_in?: Country | readonly Country[] | undefined;
  readonly credits?: { readonly development?: string | undefined; readonly flat?: string | undefined } | undefined;
  /** A measure by its name, with its threshold. */
  readonly [measure: string]: unknown;
};

const clauseObject = z.object({
  get all_of() {
    return list(clause, 'Rules that must all be met.').optional();
  },
  get any_of() {
    return list(clause, 'Rules of which one is enough; a firm takes the cheapest.').optional();
  },
  for: classes.optional(),
  makers: makers.optional(),
  except_makers: oneOrMany(text(60, 'A corporate group.'), 'Makers it is not for.').optional(),
  nameplates: oneOrMany(text(60, 'A nameplate with its make, e.g. Ford F-150.'), 'Nameplates it is for.').optional(),
  assembled_in: countries('Where the vehicles it is for are made').optional(),
  credits: credits.optional(),
});

const clause: z.ZodType<Clause, Clause> = clauseObject
  .catchall(asked)
  .meta({ id: 'rule', description: 'Content measures with their thresholds, all of which must hold.' });

/** A rule with its dates. */
export const datedRule = clauseObject
  .extend({
    in_force: year(
      'First year vehicles must meet it. Left out: the first year of its thresholds, else the second year simulated.',
    ).optional(),
    announced: year('First year firms plan for it. Left out: the year it comes into force.').optional(),
    withdrawn: z.boolean().meta({ description: 'true: the agreement has ended and nothing qualifies.' }).optional(),
    content: measures.meta({ description: 'Content measures as this rule alone defines them.' }).optional(),
  })
  .catchall(asked)
  .meta({ id: 'dated_rule', description: 'What a vehicle must meet to enter duty free, and from when.' });

export type WrittenRule = Clause & {
  readonly in_force?: number | undefined;
  readonly announced?: number | undefined;
  readonly withdrawn?: boolean | undefined;
  readonly content?: z.infer<typeof measures> | undefined;
};
