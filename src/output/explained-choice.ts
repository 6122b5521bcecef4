import type { BuildUpRow } from '../analysis/explain/build-up.js';
import type { CarlineExplanation, ExplainedChoice } from '../analysis/explain.js';
import { countryNames, type Dimensions, leadingMember } from '../types/dimensions.js';
import { decimal, signed } from './numbers.js';

/** A part of an explanation: a heading, paragraphs, and a table whose first column is text and whose others are numbers. */
export type ExplanationSection = {
  readonly heading: string;
  readonly text: readonly string[];
  readonly table?: { readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] };
};

/** What new programs of one sourcing table buy freely, what the rule asks of them, and what they weigh. */
export function explainedChoice(
  explanation: CarlineExplanation,
  choice: ExplainedChoice,
  index: number,
): ExplanationSection[] {
  const { dimensions } = explanation;
  const several = explanation.choices.length > 1;
  const which = several ? `, for ${percent(choice.weight, 0)} of it` : '';
  const heldUp = several && index === explanation.choices.length - 1;
  const remark =
    'This part may owe its content in the base year to the rule then in force, and would have less without it.';
  return [
    {
      heading: `Content when parts are bought freely${which}`,
      text: [...(heldUp ? [remark] : []), contentSum(choice.buildUp, dimensions)],
      table: {
        columns: ['% of unit cost', 'all', ...dimensions.countries],
        rows: [
          ...choice.buildUp.map((row) => buildUpCells(row.category.replaceAll('_', ' '), row.byOrigin)),
          buildUpCells('in all', totals(choice.buildUp, dimensions)),
        ],
      },
    },
    {
      heading: `What the rule asks of new programs${which}`,
      text: ruleText(choice),
      table: {
        columns: ['way to meet it: requirement', 'asks %', 'bought freely %', 'meeting it %'],
        rows: requirementRows(choice),
      },
    },
    {
      heading: `What new programs weigh${which}`,
      text: choiceText(explanation, choice),
      table: {
        columns: ['plan', 'dearer $', 'paperwork $', 'duty $', 'on arrival %', 'followed by %'],
        rows: choice.plans.map((plan) => [
          plan.label,
          decimal(plan.dearerUsd, 0),
          decimal(plan.paperworkUsd, 0),
          decimal(plan.dutyUsd, 0),
          signed(plan.onArrival * 100, 2),
          decimal(plan.share * 100, 1),
        ]),
      },
    },
  ];
}

function buildUpCells(name: string, byOrigin: readonly number[]): string[] {
  const all = byOrigin.reduce((sum, spending) => sum + spending, 0);
  return [name, ...[all, ...byOrigin].map((spending) => decimal(spending * 100, 2))];
}

function totals(rows: readonly BuildUpRow[], { countries }: Dimensions): number[] {
  return countries.map((_, o) => rows.reduce((sum, row) => sum + (row.byOrigin[o] ?? 0), 0));
}

/** Reported content, written out: the region's spending over all spending, development left out of both. */
function contentSum(rows: readonly BuildUpRow[], dimensions: Dimensions): string {
  const { countries, region } = dimensions;
  const shares = totals(
    rows.filter(({ inBase }) => inBase),
    dimensions,
  );
  const ofMembers = region.members.map((member) => shares[countries.indexOf(member)] ?? 0);
  const parts = ofMembers.map((share) => decimal(share * 100, 2));
  const regional = ofMembers.reduce((sum, share) => sum + share, 0);
  const all = shares.reduce((sum, share) => sum + share, 0);
  const leading = leadingMember(dimensions);
  const ofLeading = shares[countries.indexOf(leading)] ?? 0;
  return `Development left out, ${parts.join(' + ')} = ${decimal(regional * 100, 2)} of ${decimal(all * 100, 2)} is spent in the region: a regional content of ${percent(regional / all, 2)}, of which ${percent(ofLeading / all, 2)} in ${countryNames(dimensions, leading).name}.`;
}

function ruleText({ plans, outOfReach }: ExplainedChoice): string[] {
  const ways = plans[0]?.ways ?? [];
  if (ways.length === 0) return ['No vehicle can qualify: there is no preference to claim.'];
  if (ways.every((way) => way.length === 0)) return ['Nothing is asked of this vehicle.'];
  const beyond = outOfReach.map((label) => `No sourcing can meet ${label}.`);
  const measures = 'Each measure counts in its own way, so its content differs from the reported one above.';
  return [measures, ...beyond];
}

function requirementRows({ plans }: ExplainedChoice): string[][] {
  const ways = plans[0]?.ways ?? [];
  return ways.flatMap((way, w) => {
    const meeting = plans.find(
      (plan) => plan.ways.length === 1 && plan !== plans[0] && sameWay(plan.ways[0] ?? [], way),
    );
    return way.map((check, r) => {
      const name = check.measure.replaceAll('_', ' ');
      const met = meeting?.ways[0]?.[r]?.content;
      return [
        ways.length > 1 ? `${w + 1}: ${name}` : name,
        `${check.isCeiling ? 'at most ' : ''}${decimal(check.threshold * 100, 2)}`,
        decimal(check.content * 100, 2),
        met === undefined ? '–' : decimal(met * 100, 2),
      ];
    });
  });
}

type Check = { readonly measure: string; readonly threshold: number };

function sameWay(a: readonly Check[], b: readonly Check[]): boolean {
  return a.length === b.length && a.every((x, i) => x.measure === b[i]?.measure && x.threshold === b[i]?.threshold);
}

function choiceText({ dispersion }: CarlineExplanation, { plans }: ExplainedChoice): string[] {
  const text = [
    'In dollars a vehicle, averaged over its markets: what parts cost more than when bought freely, proof of origin, and duties. On arrival is the average of all three over unit cost that the choice goes by, with the markets weighted as demand does.',
  ];
  const free = plans.find((plan) => plan.label === 'free');
  const other = plans.filter((plan) => plan !== free && plan.share > 0).at(0);
  if (free !== undefined && other !== undefined && free.share > 0 && dispersion > 0) {
    const gain = (Math.log1p(free.onArrival) - Math.log1p(other.onArrival)) * 100;
    text.push(
      `Meeting the rule gains ${signed(gain, 2)} points of cost, and firms differ by ${decimal(dispersion * 100, 2)} points: 1 / (1 + exp(−(${signed(gain, 2)}) / ${decimal(dispersion * 100, 2)})) = ${percent(other.share, 1)} follow that plan.`,
    );
  }
  return text;
}

/** A share in percent, with so many decimals. */
export function percent(share: number, decimals: number): string {
  return `${decimal(share * 100, decimals)}%`;
}
