import { abs, add, identity, inv, type Matrix, matrix, max, multiply, subtract } from 'mathjs';
import { z } from 'zod';
import { parseTable } from '../../baseline/table.js';
import { tableText } from './study-file.js';

const InputsSchema = z.strictObject({
  direct_requirements: z.string(),
  sector: z.string(),
  total_requirements: z.string(),
  commodities: z.record(z.string(), z.string()),
});

const CoefficientSchema = z.object({
  from_region: z.string(),
  from_sector: z.string(),
  to_region: z.string(),
  to_sector: z.string(),
  coefficient: z.coerce.number(),
});

const SERIES_TERMS = 100;

/**
 * Leontief's inverse (I − A)⁻¹ of the inter-country table in closed form, and what follows from it for one sector: where the
 * value added of a vehicle arises by place of assembly, output multipliers within each country; and the sums of BEA's
 * total requirements by commodity.
 */
export function leontief(inputs: unknown, locate: (named: string) => string): ReadonlyMap<string, number> {
  const given = InputsSchema.parse(inputs);
  const { names, coefficients } = readCoefficients(locate(given.direct_requirements));
  const direct = matrix(coefficients.map((row) => [...row]));
  const total = inv(subtract(identity(names.length), direct) as Matrix);
  const totals = total.toArray() as number[][];
  const valueAdded = names.map((_, column) => 1 - sum(coefficients.map((row) => row[column] ?? 0)));
  const quantities = new Map<string, number>();
  quantities.set('inverse against rounds of supply: largest error', seriesDifference(direct, total));
  quantities.set(
    'value added behind a dollar: largest error',
    Math.max(
      ...names.map((_, column) => Math.abs(sum(totals.map((row, i) => (row[column] ?? 0) * (valueAdded[i] ?? 0))) - 1)),
    ),
  );
  const regions = [...new Set(names.map((name) => name.region))];
  for (const made of regions) {
    const column = names.findIndex((name) => name.region === made && name.sector === given.sector);
    const within = (region: string, weight: (i: number) => number): number =>
      sum(names.map((name, i) => (name.region === region ? (totals[i]?.[column] ?? 0) * weight(i) : 0)));
    for (const region of regions)
      quantities.set(
        `${made}-built vehicle: value added in ${region}`,
        within(region, (i) => valueAdded[i] ?? 0),
      );
    quantities.set(
      `${made}-built vehicle: multiplier within the country`,
      within(made, () => 1),
    );
  }
  const path = locate(given.total_requirements);
  const requirements = parseTable(tableText(path), path, Object.values(given.commodities));
  for (const [label, code] of Object.entries(given.commodities))
    quantities.set(`${label}: multiplier, BEA`, sum(requirements.map((row) => Number(row.cells[code]))));
  return quantities;
}

/** Largest difference between the inverse and I + A + A² + …, one term per round of supply. */
function seriesDifference(direct: Matrix, total: Matrix): number {
  let term = identity(direct.size()) as Matrix;
  let series = term;
  for (let round = 1; round <= SERIES_TERMS; round++) {
    term = multiply(term, direct);
    series = add(series, term);
  }
  return Number(max(abs(subtract(total, series))));
}

type SectorName = { readonly region: string; readonly sector: string };

/** A[i][j]: input of sector i per unit of output of sector j, and the sectors in the order of the file's columns. */
function readCoefficients(path: string): {
  readonly names: readonly SectorName[];
  readonly coefficients: readonly (readonly number[])[];
} {
  const rows = parseTable(tableText(path), path, Object.keys(CoefficientSchema.shape)).map(({ cells }) =>
    CoefficientSchema.parse(cells),
  );
  const index = new Map<string, number>();
  const names: SectorName[] = [];
  for (const row of rows) {
    const key = `${row.to_region} ${row.to_sector}`;
    if (index.has(key)) continue;
    index.set(key, names.length);
    names.push({ region: row.to_region, sector: row.to_sector });
  }
  const coefficients = names.map(() => names.map(() => 0));
  for (const row of rows) {
    const i = index.get(`${row.from_region} ${row.from_sector}`);
    const j = index.get(`${row.to_region} ${row.to_sector}`);
    const target = i === undefined ? undefined : coefficients[i];
    if (target && j !== undefined) target[j] = row.coefficient;
  }
  return { names, coefficients };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
