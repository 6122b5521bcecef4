import type { BuildUpRow } from '../analysis/explain/build-up.js';
import type { ProgramRow } from '../analysis/explain/programs.js';
import type { CarlineExplanation, ExplainedChoice } from '../analysis/explain.js';
import { COUNTRIES } from '../types/dimensions.js';
import { CLASS_NAMES, COUNTRY_NAMES } from './names.js';
import { decimal, signed } from './numbers.js';
import { parameterRange, parameterValue } from './register-report.js';

/** A part of an explanation: a heading, paragraphs, and a table whose first column is text and whose others are numbers. */
export type ExplanationSection = {
  readonly heading: string;
  readonly text: readonly string[];
  readonly table?: { readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] };
};

export type ExplanationText = { readonly title: string; readonly sections: readonly ExplanationSection[] };

/** An explanation in words and tables, for the terminal and the terminal interface alike. */
export function explanationText(explanation: CarlineExplanation): ExplanationText {
  const { carline, year, scenarioTitle } = explanation;
  return {
    title: `${carline.label}, ${year}, ${scenarioTitle}`,
    sections: [
      vehicleSection(explanation),
      ...explanation.choices.flatMap((choice, index) => choiceSections(explanation, choice, index)),
      programsSection(explanation),
      comparisonSection(explanation),
      assumptionsSection(explanation),
    ],
  };
}

function vehicleSection({ carline, unitCostUsd, partsOrigins }: CarlineExplanation): ExplanationSection {
  const mexico =
    carline.mexicoContent === undefined
      ? 'no Mexican content, so it is below 15%'
      : `${percent(carline.mexicoContent, 0)} of Mexico`;
  const sold = COUNTRIES.filter((market) => carline.salesThousand[market] > 0).map(
    (market) => `${decimal(carline.salesThousand[market], 1)} in ${COUNTRY_NAMES[market]}`,
  );
  return {
    heading: 'The vehicle',
    text: [
      `One of the ${CLASS_NAMES[carline.vehicleClass]} of ${carline.maker}, assembled in ${COUNTRY_NAMES[carline.assembly]}. Customs value: $${decimal(unitCostUsd, 0)}, from a list price of $${decimal(carline.priceUsd, 0)}. Sold in the base year, in thousands: ${sold.join(', ')}.`,
      `Its filing lists ${percent(carline.usCanadaContent, 0)} of parts value of the United States and Canada, and ${mexico}. With the register's assumptions on the rest, its parts come from: ${COUNTRIES.map((country, o) => `${country} ${percent(partsOrigins[o] ?? 0, 1)}`).join(', ')}.`,
    ],
  };
}

function choiceSections(explanation: CarlineExplanation, choice: ExplainedChoice, index: number): ExplanationSection[] {
  const several = explanation.choices.length > 1;
  const which = several ? `, for ${percent(choice.weight, 0)} of it` : '';
  const heldUp = several && index === explanation.choices.length - 1;
  const remark =
    'This part may owe its content in the base year to the rule then in force, and would have less without it.';
  return [
    {
      heading: `Content when parts are bought freely${which}`,
      text: [...(heldUp ? [remark] : []), contentSum(choice.buildUp)],
      table: {
        columns: ['% of unit cost', 'all', ...COUNTRIES],
        rows: [
          ...choice.buildUp.map((row) => buildUpCells(row.category.replaceAll('_', ' '), row.byOrigin)),
          buildUpCells('in all', totals(choice.buildUp)),
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

function totals(rows: readonly BuildUpRow[]): number[] {
  return COUNTRIES.map((_, o) => rows.reduce((sum, row) => sum + (row.byOrigin[o] ?? 0), 0));
}

/** Reported content, written out: the region's spending over all spending, development left out of both. */
function contentSum(rows: readonly BuildUpRow[]): string {
  const [us = 0, ca = 0, mx = 0, row = 0] = totals(rows.filter(({ inBase }) => inBase));
  const parts = [us, ca, mx].map((share) => decimal(share * 100, 2));
  const region = us + ca + mx;
  return `Development left out, ${parts.join(' + ')} = ${decimal(region * 100, 2)} of ${decimal((region + row) * 100, 2)} is spent in the region: a regional content of ${percent(region / (region + row), 2)}, of which ${percent(us / (region + row), 2)} American.`;
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
        decimal(check.threshold * 100, 2),
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

function programsSection({ year, programs }: CarlineExplanation): ExplanationSection {
  const sum = (of: (row: ProgramRow) => number): number => programs.reduce((total, row) => total + of(row), 0);
  const vehicles = sum((row) => row.vehicles);
  const mean = (of: (row: ProgramRow) => number): number => sum((row) => row.vehicles * of(row)) / vehicles;
  const total: ProgramCells = {
    vehicles,
    baseUsd: mean((row) => row.baseUsd),
    regionalUsd: mean((row) => row.regionalUsd),
    usUsd: mean((row) => row.usUsd),
    claims: sum((row) => row.claiming) / sum((row) => row.crossing),
    dutyUsd: mean((row) => row.dutyUsd),
    ruleUsd: mean((row) => row.ruleUsd),
  };
  return {
    heading: `Its programs in ${year}`,
    text: [
      'Programs keep their sourcing until they are renewed, so those sourced for earlier rules stand beside the new. Vehicles in thousands; money in dollars a vehicle; content is regional (or U.S.) spending over the base.',
    ],
    table: {
      columns: ['programs', 'vehicles', 'base $', 'regional $', 'regional %', 'U.S. %', 'claims %', 'duty $', 'rule $'],
      rows: [
        ...programs.map((row) =>
          programCells(programName(row), {
            ...row,
            claims: row.crossing > 0 ? row.claiming / row.crossing : Number.NaN,
          }),
        ),
        programCells('in all', total),
      ],
    },
  };
}

type ProgramCells = Pick<ProgramRow, 'vehicles' | 'baseUsd' | 'regionalUsd' | 'usUsd' | 'dutyUsd' | 'ruleUsd'> & {
  readonly claims: number;
};

function programName({ site, sourced, plan }: ProgramRow): string {
  const years = sourced.from === sourced.to ? `${sourced.from}` : `${sourced.from}–${sourced.to}`;
  return `${site}, ${years}, ${plan}`;
}

function programCells(name: string, cells: ProgramCells): string[] {
  return [
    name,
    decimal(cells.vehicles, 2),
    decimal(cells.baseUsd, 0),
    decimal(cells.regionalUsd, 0),
    decimal((cells.regionalUsd / cells.baseUsd) * 100, 2),
    decimal((cells.usUsd / cells.baseUsd) * 100, 2),
    Number.isFinite(cells.claims) ? decimal(cells.claims * 100, 1) : '–',
    decimal(cells.dutyUsd, 0),
    decimal(cells.ruleUsd, 0),
  ];
}

function comparisonSection({ carline, own, all, year }: CarlineExplanation): ExplanationSection {
  const where = `${CLASS_NAMES[carline.vehicleClass]} assembled in ${COUNTRY_NAMES[carline.assembly]}`;
  const millions = (thousands: number): string => `$${decimal(thousands / 1000, 1)} million`;
  const metric = (name: string): string => `${name}[${carline.assembly}][${carline.vehicleClass}]`;
  return {
    heading: 'In the comparison',
    text: [
      `All ${where} in ${year}: ${millions(all.regional)} of ${millions(all.base)} is spent in the region, which is ${metric('content.regional')} = ${percent(all.regional / all.base, 4)}; ${millions(all.us)} in the United States, which is ${metric('content.us')} = ${percent(all.us / all.base, 4)}.`,
      `This carline is ${percent(own.base / all.base, 2)} of that, with ${millions(own.regional)} of ${millions(own.base)} spent in the region.`,
    ],
  };
}

function assumptionsSection({ assumptions }: CarlineExplanation): ExplanationSection {
  return {
    heading: 'Assumptions used',
    text: ['`roosim assumptions` gives their sources.'],
    table: {
      columns: ['assumption', 'value', 'range', 'status'],
      rows: assumptions.map((parameter) => [
        parameter.id,
        parameterValue(parameter.value, parameter.unit),
        parameterRange(parameter),
        parameter.status,
      ]),
    },
  };
}

function percent(share: number, decimals: number): string {
  return `${decimal(share * 100, decimals)}%`;
}
