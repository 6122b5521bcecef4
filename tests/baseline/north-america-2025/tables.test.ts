import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { originOf, originsOf, roundedShares } from '../../../scenarios/baselines/north-america-2025/build/origins.js';
import { parseRegister, STATUSES } from '../../../src/baseline/register.js';
import { optionalNumberOf, quantityOf, textOf, wordOf } from '../../../src/baseline/table.js';
import { SHIPPED_2025, shippedTable } from './shipped.js';

const header = parse(readFileSync(join(SHIPPED_2025, 'baseline.yaml'), 'utf8')) as {
  readonly countries: readonly string[];
  readonly categories: Readonly<Record<string, string>>;
  readonly filings: { readonly listed: readonly string[] };
};
const column = (of: string) => (origin: string) => `${of}_${origin.toLowerCase()}`;
const carlines = shippedTable('carlines.csv', ['id', 'us_canada_content']);

describe('origins', () => {
  it('are read from the codes of filings; what is not named is the rest of the world', () => {
    expect(originOf('CHN')).toBe('CN');
    expect(originOf('SVK')).toBe('EU');
    expect(originOf('GBR')).toBe('ROW');
    expect(originsOf('USA|DEU|HUN')).toEqual(['US', 'EU']);
    expect(originsOf('')).toEqual([]);
  });

  it('have shares that sum to one after rounding', () => {
    const third = 1 / 3;
    const shares = roundedShares({ US: third, CA: third, MX: third, JP: 0, KR: 0, EU: 0, CN: 0, ROW: 0 });
    expect(Object.values(shares).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
  });
});

describe('carlines.csv', () => {
  it('lists no more content than the whole, and powertrains that sum to it', () => {
    for (const row of carlines) {
      const listed = header.filings.listed.map((origin) => optionalNumberOf(row, column('listed')(origin), 0, 1) ?? 0);
      expect(listed.reduce((sum, share) => sum + share, quantityOf(row, 'us_canada_content'))).toBeLessThan(1.0002);
      for (const of of ['engine', 'transmission']) {
        const shares = header.countries.map((origin) => quantityOf(row, column(of)(origin)));
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 6);
      }
    }
  });

  it('has each carline once, with every column that the header of the baseline asks for', () => {
    const ids = carlines.map((row) => textOf(row, 'id'));
    expect(new Set(ids).size).toBe(ids.length);
    const columns = Object.keys(carlines[0]?.cells ?? {});
    for (const of of ['engine', 'transmission', 'sales'])
      expect(columns).toEqual(expect.arrayContaining(header.countries.map(column(of))));
  });

  it('shows the Chevrolet Equinox of Mexico as filed: 15% of the United States and Canada, 49% of Mexico', () => {
    const equinox = carlines.find((row) => textOf(row, 'id') === 'chevrolet-equinox-mx');
    expect([equinox?.cells.us_canada_content, equinox?.cells.listed_mx, equinox?.cells.drive]).toEqual([
      '0.15',
      '0.49',
      'combustion',
    ]);
  });
});

describe('parts-recipe.csv', () => {
  const recipe = shippedTable('parts-recipe.csv', ['category', 'car', 'car_electric', 'imported', 'imported_cn']);

  it('sums to one for every class and drive', () => {
    for (const of of ['car', 'light_truck', 'car_electric', 'light_truck_electric'])
      expect(recipe.reduce((sum, row) => sum + quantityOf(row, of), 0)).toBeCloseTo(1, 9);
  });

  it('has imports by origin that sum to what is imported', () => {
    const origins = header.countries.filter((origin) => origin !== 'US').map(column('imported'));
    for (const row of recipe)
      expect(origins.reduce((sum, of) => sum + quantityOf(row, of), 0)).toBeCloseTo(quantityOf(row, 'imported'), 3);
  });

  it('covers the categories of the header that are bought', () => {
    const bought = Object.entries(header.categories).filter(([, role]) => role === 'part' || role === 'material');
    expect(recipe.map((row) => textOf(row, 'category'))).toEqual(bought.map(([category]) => category));
  });
});

describe('what is said of the data', () => {
  const entries = shippedTable('provenance.csv', ['file', 'column', 'value', 'status', 'source', 'licence', 'note']);

  it('gives status, source and licence of every entry', () => {
    for (const entry of entries) {
      wordOf(entry, 'status', STATUSES);
      textOf(entry, 'source');
      textOf(entry, 'licence');
    }
  });

  it('names for each carline the totals its sales were raked to', () => {
    const raked = new Map(
      entries.filter((entry) => textOf(entry, 'column') === 'sales').map((entry) => [textOf(entry, 'value'), entry]),
    );
    for (const carline of carlines) {
      const entry = raked.get(textOf(carline, 'id'));
      expect(entry?.cells.status).toBe('derived');
      expect(entry?.cells.note).toMatch(/^raked to .+/);
    }
  });

  it.each(['carlines.csv', 'parts-recipe.csv', 'indirect-multipliers.csv'])('covers every column of %s', (name) => {
    const patterns = entries
      .filter((entry) => textOf(entry, 'file') === name && textOf(entry, 'value') === '*')
      .map((entry) => new RegExp(`^${textOf(entry, 'column').replace('*', '.*')}$`));
    for (const of of Object.keys(shippedTable(name, [])[0]?.cells ?? {}).filter(
      (key) => !/^(category|origin)$/.test(key),
    ))
      expect(
        patterns.some((pattern) => pattern.test(of)),
        of,
      ).toBe(true);
  });

  it('has a register that reads, with an entry for each origin that filings leave unnamed', () => {
    const register = parseRegister(readFileSync(join(SHIPPED_2025, 'assumptions.csv'), 'utf8'), 'assumptions.csv');
    for (const assembly of header.countries)
      for (const origin of header.filings.listed)
        expect(register.get(`unlisted_weight.${assembly}.${origin}`)?.value).toBeGreaterThan(0);
  });

  it('gives a reason for every filing and nameplate that is not used', () => {
    for (const row of shippedTable('unused.csv', ['file', 'what', 'reason'])) textOf(row, 'reason');
  });

  it('has a source and licence for every raw file in the README', () => {
    const readme = readFileSync(join(SHIPPED_2025, 'README.md'), 'utf8');
    for (const name of readdirSync(join(SHIPPED_2025, 'raw')).filter((file) => file.endsWith('.csv')))
      expect(readme).toContain(`\`${name}\``);
  });
});
