import { baselineInvalid } from '../../../../src/baseline/invalid.js';
import { quantityOf, textOf } from '../../../../src/baseline/table.js';
import { COUNTRIES, type Country } from './dimensions.js';
import type { RawReader } from './raw.js';

/** Regions of the input-output table in the model's order of countries. */
const REGION_CODES: readonly string[] = ['USA', 'CAN', 'MEX', 'ROW'];

/** Direct requirements a[i][j]: input from sector i per unit of output of sector j, over regions and sectors together. */
export type InputOutput = {
  readonly sectors: readonly string[];
  readonly coefficients: readonly (readonly number[])[];
  /** Jobs per million USD of output in the order of the rows; 0 where none is known (the rest of the world). */
  readonly jobsPerMusd: readonly number[];
};

/** Position of a sector of a region in the table. */
export function sectorIndex(table: InputOutput, country: Country, sector: string): number {
  const at = table.sectors.indexOf(sector);
  if (at < 0) throw baselineInvalid('raw/tables/bea-systems.csv', 1, `The input-output table has no sector ${sector}.`);
  return COUNTRIES.indexOf(country) * table.sectors.length + at;
}

/** The inter-country table of WIOD (4 regions by 13 sectors) with employment coefficients of 2014. */
export function readInputOutput(raw: RawReader): InputOutput {
  const columns = ['from_region', 'from_sector', 'to_region', 'to_sector', 'coefficient'];
  const rows = raw('wiod_hybrid2011_A_4x13.csv', columns);
  const sectors = [...new Set(rows.map((row) => textOf(row, 'from_sector')))];
  const index = (region: string, sector: string) =>
    REGION_CODES.indexOf(region) * sectors.length + sectors.indexOf(sector);
  const size = REGION_CODES.length * sectors.length;
  const coefficients = Array.from({ length: size }, () => zeros(size));
  for (const row of rows) {
    const from = coefficients[index(textOf(row, 'from_region'), textOf(row, 'from_sector'))];
    if (from === undefined) throw baselineInvalid(row.file, row.line, 'The region or sector is not known.');
    from[index(textOf(row, 'to_region'), textOf(row, 'to_sector'))] = quantityOf(row, 'coefficient');
  }
  return { sectors, coefficients, jobsPerMusd: readJobs(raw, size, index) };
}

/** Transport equipment (MV) takes the coefficient of motor vehicles (MV29): what is bought of it here is motor vehicle parts. */
function readJobs(raw: RawReader, size: number, index: (region: string, sector: string) => number): readonly number[] {
  const jobs = zeros(size);
  for (const row of raw('employment_by_sector_2014_usa_can_mex.csv', ['country', 'sector13', 'jobs_per_musd_output'])) {
    const sector = textOf(row, 'sector13');
    if (sector === 'OTE30') continue;
    jobs[index(textOf(row, 'country'), sector === 'MV29' ? 'MV' : sector)] = quantityOf(row, 'jobs_per_musd_output');
  }
  return jobs;
}

function zeros(size: number): number[] {
  return Array.from({ length: size }, () => 0);
}
