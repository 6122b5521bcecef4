import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { STATUSES } from '../../src/baseline/register.js';
import { parseTable, textOf, wordOf } from '../../src/baseline/table.js';
import { SHIPPED } from './shipped.js';

const read = (name: string, columns: readonly string[]) =>
  parseTable(readFileSync(join(SHIPPED, name), 'utf8'), name, columns);
const entries = read('provenance.csv', ['file', 'column', 'value', 'status', 'source', 'licence', 'note']);

describe('provenance', () => {
  it('knows status, source and licence of every entry', () => {
    for (const entry of entries) {
      wordOf(entry, 'status', STATUSES);
      textOf(entry, 'source');
      textOf(entry, 'licence');
    }
  });

  it.each(['carlines.csv', 'parts-recipe.csv', 'indirect-multipliers.csv'])('covers every column of %s', (name) => {
    const columns = Object.keys(read(name, [])[0]?.cells ?? {});
    const patterns = entries
      .filter((entry) => textOf(entry, 'file') === name && textOf(entry, 'value') === '*')
      .map((entry) => new RegExp(`^${textOf(entry, 'column').replace('*', '.*')}$`));
    const keys = ['category', 'origin'];
    for (const column of columns.filter((candidate) => !keys.includes(candidate)))
      expect(
        patterns.some((pattern) => pattern.test(column)),
        column,
      ).toBe(true);
  });

  it('names the filings behind the content of every carline', () => {
    const known = new Set(
      entries
        .filter((entry) => textOf(entry, 'column') === 'content and origins')
        .map((entry) => textOf(entry, 'value')),
    );
    for (const carline of read('carlines.csv', ['id']))
      expect(known.has(textOf(carline, 'id')), textOf(carline, 'id')).toBe(true);
  });

  it('has a source and licence for every raw file in the README', () => {
    const readme = readFileSync(join(SHIPPED, 'README.md'), 'utf8');
    const listed = [...readme.matchAll(/`([a-z0-9_*A-Z]+\.csv)`/g)].map(
      ([, name]) => new RegExp(`^${(name as string).replaceAll('.', '\\.').replaceAll('*', '.*')}$`),
    );
    for (const name of readdirSync(join(SHIPPED, 'raw')).filter((file) => file.endsWith('.csv')))
      expect(
        listed.some((pattern) => pattern.test(name)),
        name,
      ).toBe(true);
  });
});
