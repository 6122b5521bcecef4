import { z } from 'zod';
import type { Baseline } from '../../baseline/types.js';
import { type Dimensions, outcomeClasses } from '../../types/dimensions.js';
import { METRIC_INFO, METRICS } from '../../types/metrics.js';
import { scenarioFile } from './file.js';
import { namesAt } from './names.js';

type Schema = {
  readonly description?: string;
  readonly type?: string;
  readonly enum?: readonly string[];
  /** What a name may be, in words. */
  readonly takes?: string;
  readonly pattern?: string;
  readonly examples?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly $ref?: string;
  readonly definitions?: Readonly<Record<string, Schema>>;
};

/** Keys of one map of a file: where it stands, what it is for, its rows. */
type Section = { readonly heading: string; readonly about: string; readonly rows: readonly string[] };

/** The page that explains every key of a scenario file, as it stands in SCENARIO-FILES.md. */
export function referencePage({ dimensions }: Pick<Baseline, 'dimensions'>): string {
  const generated: unknown = z.toJSONSchema(scenarioFile, {
    io: 'input',
    target: 'draft-7',
    cycles: 'ref',
    override: ({ zodSchema, jsonSchema }) => {
      const names = namesAt(zodSchema, dimensions);
      if (names !== undefined) jsonSchema.takes = names.takes;
    },
  });
  const root = generated as Schema;
  const sections: Section[] = [];
  collect(root, root, 'The file', sections);
  const text = sections.map(({ heading, about, rows }) =>
    [`## ${heading}`, about, ['| key | takes | meaning |', '|---|---|---|', ...rows].join('\n')].join('\n\n'),
  );
  return `${HEAD}\n${text.join('\n\n')}\n\n${formulaSection(dimensions)}`;
}

const HEAD = `# Keys of scenario files

A scenario file is YAML. This page is generated from src/scenario/schema; \`roosim schema\` prints the same for editors, and
\`roosim new\` writes a file to start from. DIAGNOSTICS.md explains what \`roosim check\` says.

- **Extending.** \`extends\` names another scenario, in the same folder, in \`scenarios\` in it, or among those that ship.
  Everything that is not named is inherited. Content measures and treatments keep the keys that are not given; assumptions and
  metrics replace one another by name; duties and sourcing shifts are added, one with the label of an inherited one takes its
  place. Title, summary, sources, claims and outlook belong to the file alone.
- **The past stands.** What a file changes holds from a year on; before, everything is as in what it extends. A rule replaces
  the inherited ones from its \`in_force\` on, and so do the measures it is written in; treatments, duties and shifts hold from
  their own \`in_force\` or \`start\`, values by year from their first year. Where nothing else is said, the year is that of the
  file's rule; without a rule with a date, the earliest year the file names; without any, the second year simulated. An
  inherited treatment or duty that begins later keeps its own date. A sourcing shift that takes the place of one of the
  same spending goes on from what that has moved.
- **Assumptions.** Those of a policy (paperwork.*, mfn.*, untraced.*, wage_floor_share.*) hold from that same year on, never
  in the year the data are of. All others describe the economy: they hold in all years, and for what the scenario is
  measured against as well.
- **Measured against.** A scenario is measured against what it extends, several against their nearest common ancestor;
  \`--baseline\` names another. In a claim \`baseline.\` is what its file extends, unless the claim says \`against: NAME\`.
- **Values.** Shares and duties carry %. One that changes over time is written by year, \`{2020: 66%, 2021: 69%}\`, or as a
  formula in \`year\`.
`;

function resolved(schema: Schema, root: Schema): Schema {
  const name = schema.$ref?.replace('#/definitions/', '');
  return name === undefined ? schema : (root.definitions?.[name] ?? {});
}

/** The map that a value may be, by itself, in a list, or under names. */
function mapIn(schema: Schema, root: Schema): Schema | undefined {
  const own = resolved(schema, root);
  if (own.properties !== undefined) return own;
  if (own.items !== undefined) return mapIn(own.items, root);
  if (typeof own.additionalProperties === 'object') return mapIn(own.additionalProperties, root);
  return own.anyOf?.map((form) => mapIn(form, root)).find((form) => form !== undefined);
}

function collect(schema: Schema, root: Schema, heading: string, sections: Section[]): void {
  const entries = Object.entries(schema.properties ?? {});
  const rows = entries.map(([key, value]) => row(key, value, schema, root));
  if (heading === 'rule')
    rows.unshift(
      '| a measure | e.g. `75%` | Smallest share of this content measure that qualifies; with at_most, as in `{at_most: 5%}`, the largest. |',
    );
  sections.push({ heading, about: schema.description ?? '', rows });
  for (const [key, value] of entries) {
    const inner = mapIn(value, root);
    const title = heading === 'The file' ? key : `${heading}.${key}`;
    const isKnown = value.$ref !== undefined || key === 'all_of' || key === 'any_of' || title === 'rule.content';
    if (inner !== undefined && !isKnown)
      collect({ ...inner, description: value.description ?? '' }, root, title, sections);
  }
}

function row(key: string, value: Schema, holder: Schema, root: Schema): string {
  const needed = holder.required?.includes(key) ? ' (needed)' : '';
  const about = (value.description ?? resolved(value, root).description ?? '').replaceAll('|', '\\|');
  return `| \`${key}\`${needed} | ${takes(value, root)} | ${about} |`;
}

/** What a key takes, in words. */
function takes(schema: Schema, root: Schema): string {
  const own = resolved(schema, root);
  const [example] = own.examples ?? [];
  if (typeof example === 'string' || typeof example === 'number') return `e.g. \`${String(example)}\``;
  if (own.takes !== undefined) return own.takes;
  if (own.enum !== undefined) return own.enum.map((word) => `\`${word}\``).join(', ');
  if (own.anyOf !== undefined) return alternatives(own.anyOf.map((form) => takes(form, root)));
  if (own.items !== undefined) return `a list of ${takes(own.items, root)}`;
  if (own.properties !== undefined) return 'a map';
  if (own.type === 'object') return 'a map by name';
  if (own.type === 'boolean') return '`true`, `false`';
  return own.type === 'number' ? 'a number' : 'text';
}

/** `a country, or a list of them` for a value that may also be a list of the same. */
function alternatives(forms: readonly string[]): string {
  const all = forms.flatMap((form) => form.split(', or '));
  const short = all.map((form) =>
    all.includes(form.replace(/^a list of /, '')) && form.startsWith('a list') ? 'a list of them' : form,
  );
  return [...new Set(short)].join(', or ');
}

function formulaSection(dimensions: Dimensions): string {
  const { countries, region } = dimensions;
  const classes = outcomeClasses(dimensions).map((name) => `\`${name}\``);
  const [firstClass] = dimensions.classes;
  const rows = METRICS.map((name) => `| \`${name}\` | ${METRIC_INFO[name].unit} | ${METRIC_INFO[name].label} |`);
  return `## Formulas

Metrics and conditions are written in the syntax of mathjs, with nothing beyond numbers, metrics, \`+ - * / ^\`, comparisons,
\`and\`, \`or\`, \`not\`, \`?:\`, \`min\`, \`max\` and \`abs\`. A metric takes a country (${countries.join(', ')}, or ${region.code} for the region, which is
meant when none is written) and a class (${classes.join(', ')}): \`content.regional[${region.code}][${firstClass}]\`. With \`baseline.\` before it,
it is that of the scenario it is measured against. Units are checked: \`25 thousand jobs\`, \`3 USD\`, \`5 million vehicles\`, \`2.5%\`, \`1 point\`.
Compliance is a share of the vehicles that cross a border within the region, since no others can claim; eligible are a share of
all that are made, those sold at home included, and so may be the smaller of the two.

| metric | unit | what it is |
|---|---|---|
${rows.join('\n')}
`;
}
