import { numberOf, parseTable, textOf } from '../../../../src/baseline/table.js';
import { csvText } from '../../north-america-2019/build/csv.js';
import { ORIGINS } from './origins.js';

/**
 * Text of indirect-multipliers.csv, from that of a baseline of four origins: spending in Japan, Korea, the European Union and China calls
 * forth the jobs in the region that spending in the rest of the world does there. Outside the region nothing is counted.
 */
export function multipliersText(base: string, file: string): string {
  const rows = parseTable(base, file, ['category', 'origin', 'jobs_us', 'jobs_ca', 'jobs_mx']);
  const categories = [...new Set(rows.map((row) => textOf(row, 'category')))];
  return csvText(
    ['category', 'origin', ...ORIGINS.map((origin) => `jobs_${origin.toLowerCase()}`)],
    categories.flatMap((category) =>
      ORIGINS.map((origin) => {
        const find = (name: string) => rows.find((row) => row.cells.category === category && row.cells.origin === name);
        const row = find(origin) ?? find('ROW');
        const jobs = ORIGINS.map((country) =>
          row === undefined || !['US', 'CA', 'MX'].includes(country)
            ? 0
            : numberOf(row, `jobs_${country.toLowerCase()}`, 0, 1000),
        );
        return [category, origin, ...jobs];
      }),
    ),
  );
}
