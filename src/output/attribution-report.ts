import { stringify } from 'csv-stringify/sync';
import { type Attribution, type Cause, causesIn } from '../analysis/attribution.js';
import { type Country, countryNames, type Dimensions } from '../types/dimensions.js';
import { printable } from '../types/printable.js';
import { colorsOf } from './colors.js';
import { cellChange, fileValue } from './numbers.js';
import type { TableStyle } from './outcome-table.js';
import { type Column, renderTable, wrapText } from './table.js';

/** A scenario's job changes by cause, and what they are measured against. */
export type AttributedScenario = {
  readonly scenario: string;
  readonly title: string;
  readonly baselineTitle: string;
  readonly dimensions: Dimensions;
  readonly year: number;
  readonly attributions: readonly Attribution[];
};

const WIDEST_PARAGRAPH = 100;
const UNIT = 'jobs';

/** Job changes by cause for people: a table of direct and one of indirect jobs, which are never mixed. */
export function attributionReport(attributed: AttributedScenario, style: TableStyle): string {
  const { bold } = colorsOf(style.color);
  const { scenario, title, baselineTitle, year, attributions, dimensions } = attributed;
  const { members } = dimensions.region;
  const width = Math.min(style.width ?? WIDEST_PARAGRAPH, WIDEST_PARAGRAPH);
  const head = `${bold(printable(scenario))}  ${printable(title)}: change in jobs in ${year} from ${printable(baselineTitle)}`;
  const how =
    'Each cause counts for what it adds on average over all orders in which the causes could come about (Shapley values), so they sum to the change.';
  const tables = (['direct', 'indirect'] as const).map((jobs) => {
    const columns: readonly Column[] = [
      { heading: [`${jobs} jobs`], align: 'left' },
      ...members.map((country): Column => ({ heading: [country], align: 'right' })),
    ];
    const jobsBy = (country: Country, cause: Cause | undefined): number => {
      const found = attributions.find((one) => one.country === country && one.jobs === jobs);
      return (cause === undefined ? found?.total : found?.byCause[cause]) ?? Number.NaN;
    };
    const rows = [...causesIn(dimensions), undefined].map((cause) => [
      cause === undefined ? 'in all' : causeName(cause, dimensions),
      ...members.map((country) => cellChange(jobsBy(country, cause), UNIT)),
    ]);
    return renderTable(columns, rows, style.width).text;
  });
  return `${head}\n${wrapText(how, width)}\n\n${tables.join('\n')}`;
}

/** A cause as people read it: countries by their names. */
function causeName(cause: Cause, dimensions: Dimensions): string {
  const from = /^assembly moved from (.*)$/.exec(cause)?.[1];
  return from === undefined ? cause : `assembly moved from ${countryNames(dimensions, from).name}`;
}

const FIELDS = ['scenario', 'year', 'country', 'jobs', 'cause', 'value', 'unit'] as const;

/** The same as CSV, a line for each country, kind of jobs and cause; the cause `all` is their sum. */
export function attributionCsv(attributed: AttributedScenario): string {
  const records = attributionRecords(attributed).map((record) => FIELDS.map((field) => record[field]));
  return stringify([FIELDS, ...records], { escape_formulas: true });
}

/** The same as JSON. */
export function attributionJson(attributed: AttributedScenario): string {
  const { scenario, title, baselineTitle, year } = attributed;
  const rows = attributionRecords(attributed);
  return JSON.stringify(
    { scenario: { name: scenario, title }, baseline: { title: baselineTitle }, year, rows },
    null,
    1,
  );
}

type AttributionRecord = Readonly<Record<(typeof FIELDS)[number], string | number | null>>;

function attributionRecords({ scenario, year, attributions, dimensions }: AttributedScenario): AttributionRecord[] {
  return attributions.flatMap(({ country, jobs, byCause, total }) =>
    [
      ...causesIn(dimensions).map((cause): [string, number] => [cause, byCause[cause] ?? 0]),
      ['all', total] as const,
    ].map(([cause, value]) => ({
      scenario,
      year,
      country,
      jobs,
      cause,
      value: fileValue(value, UNIT) ?? null,
      unit: UNIT,
    })),
  );
}
