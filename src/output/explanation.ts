import type { ProgramRow } from '../analysis/explain/programs.js';
import type { CarlineExplanation } from '../analysis/explain.js';
import { classNames, countryNames, leadingMember } from '../types/dimensions.js';
import { contentMetric } from '../types/metrics.js';
import { type ExplanationSection, explainedChoice, percent } from './explained-choice.js';
import { decimal } from './numbers.js';
import { parameterRange, parameterValue } from './register-report.js';

export type ExplanationText = { readonly title: string; readonly sections: readonly ExplanationSection[] };

/** An explanation in words and tables, for the terminal and the terminal interface alike. */
export function explanationText(explanation: CarlineExplanation): ExplanationText {
  const { carline, year, scenarioTitle } = explanation;
  return {
    title: `${carline.label}, ${year}, ${scenarioTitle}`,
    sections: [
      vehicleSection(explanation),
      ...explanation.choices.flatMap((choice, index) => explainedChoice(explanation, choice, index)),
      programsSection(explanation),
      comparisonSection(explanation),
      assumptionsSection(explanation),
    ],
  };
}

function vehicleSection({ carline, unitCostUsd, partsOrigins, dimensions }: CarlineExplanation): ExplanationSection {
  const mexico =
    carline.mexicoContent === undefined
      ? 'no Mexican content, so it is below 15%'
      : `${percent(carline.mexicoContent, 0)} of Mexico`;
  const sold = dimensions.countries.flatMap((market) => {
    const sales = carline.salesThousand[market] ?? 0;
    return sales > 0 ? [`${decimal(sales, 1)} in ${countryNames(dimensions, market).name}`] : [];
  });
  return {
    heading: 'The vehicle',
    text: [
      `One of the ${classNames(dimensions, carline.vehicleClass).plural} of ${carline.maker}, assembled in ${countryNames(dimensions, carline.assembly).name}. Customs value: $${decimal(unitCostUsd, 0)}, from a list price of $${decimal(carline.priceUsd, 0)}. Sold in the base year, in thousands: ${sold.join(', ')}.`,
      `Its filing lists ${percent(carline.usCanadaContent, 0)} of parts value of the United States and Canada, and ${mexico}. With the register's assumptions on the rest, its parts come from: ${dimensions.countries.map((country, o) => `${country} ${percent(partsOrigins[o] ?? 0, 1)}`).join(', ')}.`,
    ],
  };
}

function programsSection({ year, programs, dimensions }: CarlineExplanation): ExplanationSection {
  const sum = (of: (row: ProgramRow) => number): number => programs.reduce((total, row) => total + of(row), 0);
  const leading = countryNames(dimensions, leadingMember(dimensions)).adjective;
  const vehicles = sum((row) => row.vehicles);
  const mean = (of: (row: ProgramRow) => number): number => sum((row) => row.vehicles * of(row)) / vehicles;
  const total: ProgramCells = {
    vehicles,
    baseUsd: mean((row) => row.baseUsd),
    regionalUsd: mean((row) => row.regionalUsd),
    leadingUsd: mean((row) => row.leadingUsd),
    claims: sum((row) => row.claiming) / sum((row) => row.crossing),
    dutyUsd: mean((row) => row.dutyUsd),
    ruleUsd: mean((row) => row.ruleUsd),
  };
  return {
    heading: `Its programs in ${year}`,
    text: [
      `Programs keep their sourcing until they are renewed, so those sourced for earlier rules stand beside the new. Those that qualify claim the preference where it saves more than proof of origin costs. Vehicles in thousands; money in dollars a vehicle; content is regional (or ${leading}) spending over the base.`,
    ],
    table: {
      columns: [
        'programs',
        'vehicles',
        'base $',
        'regional $',
        'regional %',
        `${leading} %`,
        'claims %',
        'duty $',
        'rule $',
      ],
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

type ProgramCells = Pick<ProgramRow, 'vehicles' | 'baseUsd' | 'regionalUsd' | 'leadingUsd' | 'dutyUsd' | 'ruleUsd'> & {
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
    decimal((cells.leadingUsd / cells.baseUsd) * 100, 2),
    Number.isFinite(cells.claims) ? decimal(cells.claims * 100, 1) : '–',
    decimal(cells.dutyUsd, 0),
    decimal(cells.ruleUsd, 0),
  ];
}

function comparisonSection({ carline, own, all, year, dimensions }: CarlineExplanation): ExplanationSection {
  const leading = leadingMember(dimensions);
  const where = `${classNames(dimensions, carline.vehicleClass).plural} assembled in ${countryNames(dimensions, carline.assembly).name}`;
  const millions = (thousands: number): string => `$${decimal(thousands / 1000, 1)} million`;
  const metric = (name: string): string => `${name}[${carline.assembly}][${carline.vehicleClass}]`;
  return {
    heading: 'In the comparison',
    text: [
      `All ${where} in ${year}: ${millions(all.regional)} of ${millions(all.base)} is spent in the region, which is ${metric('content.regional')} = ${percent(all.regional / all.base, 4)}; ${millions(all.leading)} in ${countryNames(dimensions, leading).name}, which is ${metric(contentMetric(leading))} = ${percent(all.leading / all.base, 4)}.`,
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
