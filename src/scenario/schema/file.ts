import { z } from 'zod';
import { LIMITS } from '../limits.js';
import { coded, shown } from './coded.js';
import {
  category,
  choice,
  classes,
  date,
  duration,
  identifier,
  list,
  makers,
  oneOrMany,
  origin,
  scenarioName,
  share,
  text,
  year,
  yearKey,
} from './leaves.js';
import { countries, dated, formulaText, inForce, measures, source, until } from './parts.js';
import { datedRule, type WrittenRule } from './rule.js';

const METRIC_NAME = /^[a-z][a-z0-9_]{0,59}$/;

const treatment = z.strictObject({
  into: countries('Where the vehicles go').optional(),
  from: countries('Where the vehicles are made').optional(),
  for: classes.optional(),
  requires: choice(['rule', 'nothing'], 'rule: the vehicle must meet the rule of origin in force.').optional(),
  duty: dated('mfn, or a rate: share of customs value.', 10).optional(),
  paperwork: z
    .boolean()
    .meta({ description: 'Whether origin must be proved, at the cost of the parameter paperwork.' })
    .optional(),
  in_force: inForce.optional(),
  until: until.optional(),
});

const additionalDuty = z.strictObject({
  label: text(120, 'What people call it.'),
  into: countries('Where the vehicles go'),
  from: countries('Where the vehicles are made'),
  for: classes.optional(),
  rate: dated('Rate, as a share of what it falls on.', 10),
  on: z
    .union([choice(['value'], ''), z.strictObject({ content_from: oneOrMany(origin, 'Origins.') })])
    .meta({ description: 'value: the whole customs value; {content_from: [...]}: only content of these origins.' })
    .optional(),
  where: choice(
    ['qualifying', 'other', 'all'],
    'Vehicles that enter under the rule, those that do not, or all.',
  ).optional(),
  in_force: inForce.optional(),
  until: until.optional(),
});

const bought = z
  .union([choice(['parts'], ''), oneOrMany(category, '')])
  .meta({ description: 'Cost categories, or parts for all that are bought except steel and aluminium.' });

const partsDuty = z.strictObject({
  label: text(120, 'What people call it.'),
  assembled_in: countries('Where the vehicles are made'),
  origins: countries('Where the parts come from'),
  categories: bought.optional(),
  rate: dated('Rate, as a share of the spending on these parts.', 10),
  offset: dated("Share of the vehicle's value set against the duty, for assembling there.").optional(),
  in_force: inForce.optional(),
  until: until.optional(),
});

const sourcingShift = z.strictObject({
  label: text(120, 'What people call it.'),
  categories: bought.optional(),
  from: origin,
  to: origin,
  amount: share("Share of the category's spending that has moved in the end."),
  start: year('First year in which something moves. Left out: the second year simulated.').optional(),
  over: duration('Time until the whole amount has moved; at once when left out.').optional(),
  for: classes.optional(),
  makers: makers.optional(),
  assembled_in: countries('Where the vehicles are made').optional(),
});

const amount = z
  .union([z.number(), text(60, 'A number with its unit.')])
  .meta({ description: "A value in the parameter's unit; shares with %.", examples: ['1.5%', 4] });

const amountByYear = z
  .record(yearKey, amount)
  .check(
    z.refine((value) => Object.keys(value).length > 0, { error: () => coded('list_empty', 'This map is empty.') }),
  );

const parameter = z
  .union([
    amount,
    z.strictObject({
      value: z.union([amount, amountByYear]).meta({
        description: "A value in the parameter's unit, shares with %; for a parameter of a policy also by year.",
        examples: ['1.5%', 4, { '2027': '10%' }],
      }),
      range: text(80, 'Range of uncertainty, e.g. 1.4% to 2.5%; draws are uniform over it.').optional(),
      why: text(300, 'Why this scenario departs from the register.').optional(),
    }),
    amountByYear,
  ])
  .meta({ description: 'An assumption that differs from the register: {value, range, why}, or a value by year.' });

const claim = z.strictObject({
  says: text(200, 'What is claimed.'),
  who: text(120, 'Who claims it.').optional(),
  holds_if: formulaText.meta({
    description: 'The condition under which it is true, e.g. jobs.direct[US] > baseline.jobs.direct[US].',
  }),
  in: year('The year the condition is read in.'),
  against: scenarioName(
    'The scenario that baseline. means in the condition; left out: the one this file extends.',
  ).optional(),
});

const branch = z.strictObject({
  label: text(120, 'What happens.'),
  scenario: scenarioName('The scenario that then holds.'),
  weight: share('How likely it is; the weights add up to 100%.'),
  in_force: year("First year of its rule, in place of the file's own.").optional(),
});

/** The schema of a scenario file. What it describes is text as written; meaning is checked later. */
export const scenarioFile = z
  .strictObject({
    scenario: scenarioName('Name of the scenario; the file is called NAME.yaml.'),
    title: text(80, 'Title, as cards and tables show it.').optional(),
    summary: text(400, 'What is proposed, in a sentence or two.').optional(),
    extends: scenarioName('The scenario this one departs from; everything not named here is inherited.').optional(),
    baseline: scenarioName('The economy it starts from, for a scenario that extends nothing.').optional(),
    sources: list(source, 'Where the proposal is documented.').optional(),
    content: measures.optional(),
    rule: z
      .union([datedRule, list(datedRule, 'Rules, each with its date.')], {
        error: ({ input }) => coded('type_wrong', `A rule is a map or a list of maps, not ${shown(input)}.`),
      })
      .meta({ description: 'What a vehicle must meet to enter duty free. Replaces inherited rules from its date on.' })
      .optional(),
    treatments: z
      .record(identifier(METRIC_NAME), treatment)
      .meta({ description: 'Ways into a market, by name. Keys of an inherited treatment that are not given stay.' })
      .optional(),
    additional_duties: list(additionalDuty, 'Duties on top; added to the inherited, same label replaces.').optional(),
    parts_duties: list(partsDuty, 'Duties on imported parts; added to the inherited, same label replaces.').optional(),
    sourcing_shifts: list(
      sourcingShift,
      'Spending that moves whatever the rule; added to the inherited, same label replaces.',
    ).optional(),
    parameters: z.record(z.string(), parameter).meta({ description: 'Assumptions overridden, by id.' }).optional(),
    metrics: z
      .record(identifier(METRIC_NAME), formulaText)
      .meta({ description: 'Figures of your own, by name: formulas of metrics.' })
      .optional(),
    claims: list(claim, 'What is said about the proposal, to be tested; not inherited.').optional(),
    calendar: list(
      z.strictObject({ date: date('Day.', false), label: text(80, 'What happens.') }),
      'Dates to mark on charts; added to the inherited.',
    ).optional(),
    outlook: list(branch, 'Ways things may go, each another scenario with its probability.')
      .check(
        z.maxLength(LIMITS.outlookBranches, {
          error: () => coded('text_length', `An outlook has at most ${LIMITS.outlookBranches} branches.`),
        }),
      )
      .optional(),
  })
  .meta({ title: 'roosim scenario', description: 'A proposal for rules of origin, as roosim reads it.' });

/** What a file says it stands on, read before the rest: its names are those of that economy. */
export const standing = z.object({
  extends: scenarioFile.shape.extends.catch(undefined),
  baseline: scenarioFile.shape.baseline.catch(undefined),
});

/** A scenario file as written, known to have the right shape. */
export type ScenarioFile = Omit<z.infer<typeof scenarioFile>, 'rule'> & {
  readonly rule?: WrittenRule | readonly WrittenRule[] | undefined;
};
