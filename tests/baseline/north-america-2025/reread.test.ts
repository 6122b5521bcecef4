import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createSpreadByCategory } from '../../../src/baseline/filings/by-category.js';
import { writeFiledOrigins } from '../../../src/baseline/filings/filed-origins.js';
import { parseRegister } from '../../../src/baseline/register.js';
import { optionalNumberOf, quantityOf, textOf } from '../../../src/baseline/table.js';
import { SHIPPED_2025, shippedTable } from './shipped.js';

const ORIGINS = ['US', 'CA', 'MX', 'JP', 'KR', 'EU', 'CN', 'ROW'];
const GROUPS = ['EU', 'ROW'];
const register = parseRegister(readFileSync(join(SHIPPED_2025, 'assumptions.csv'), 'utf8'), 'assumptions.csv');
const central = (id: string) => register.get(id)?.value ?? Number.NaN;
const recipe = shippedTable('parts-recipe.csv', ['category', 'imported']);
const spread = createSpreadByCategory(recipe.length, ORIGINS.length);

/** What a carline buys by origin and category, as its filing and the central values of the register have it. */
const carlines = shippedTable('carlines.csv', ['id', 'assembly', 'drive', 'class', 'us_canada_content']).map((row) => {
  const assembly = textOf(row, 'assembly');
  const together = quantityOf(row, 'us_canada_content');
  const listed = ORIGINS.map((origin) =>
    origin === 'US' || origin === 'CA' ? undefined : optionalNumberOf(row, `listed_${origin.toLowerCase()}`, 0, 1),
  );
  const origins = writeFiledOrigins(
    new Float64Array(ORIGINS.length),
    { together, listed },
    {
      together: [0, 1],
      firstOfTogether: central(`us_share_of_us_canada_content.${assembly}`),
      weights: ORIGINS.map((o) => (o === 'US' || o === 'CA' ? 0 : central(`unlisted_weight.${assembly}.${o}`))),
      caps: ORIGINS.map((o) => (GROUPS.includes(o) ? Number.POSITIVE_INFINITY : central('unlisted_cap'))),
    },
  );
  const drive = textOf(row, 'drive') === 'electric' ? '_electric' : '';
  const cost = recipe.map((part) => quantityOf(part, `${textOf(row, 'class')}${drive}`));
  return { id: textOf(row, 'id'), assembly, together, listed, origins, cost };
});

/** Odds of each origin in each category against the plant's own country, from what U.S. plants import. */
const patternAt = (home: string) =>
  recipe.flatMap((part) => {
    const imported = quantityOf(part, 'imported');
    return ORIGINS.map((origin) => {
      if (origin === home) return 1;
      const share = origin === 'US' ? imported : quantityOf(part, `imported_${origin.toLowerCase()}`);
      return Math.max(1e-4, share) / (1 - imported);
    });
  });

describe('filings of 2025 read again', () => {
  it('hold what was filed: the United States and Canada together, each country that is listed, all in all the whole', () => {
    for (const { id, together, listed, origins } of carlines) {
      expect((origins[0] ?? 0) + (origins[1] ?? 0), id).toBeCloseTo(together, 9);
      listed.forEach((share, o) => {
        if (share === undefined) return;
        if (GROUPS.includes(ORIGINS[o] ?? '')) expect(origins[o], id).toBeGreaterThanOrEqual(share - 2e-4);
        else expect(Math.abs((origins[o] ?? 0) - share), id).toBeLessThan(2e-4);
      });
      expect(
        origins.reduce((sum, share) => sum + share, 0),
        id,
      ).toBeCloseTo(1, 9);
    }
  });

  it('hide no more of one country than need not be listed', () => {
    for (const { id, listed, origins } of carlines)
      listed.forEach((share, o) => {
        const isCountry = o > 1 && !GROUPS.includes(ORIGINS[o] ?? '');
        if (isCountry && share === undefined) expect(origins[o], id).toBeLessThanOrEqual(0.14 + 1e-12);
      });
  });

  it('keep their origins when they are spread over categories, and stamp bodies at home', () => {
    for (const home of ['US', 'CA', 'MX']) {
      const pattern = patternAt(home);
      const body = recipe.findIndex((part) => textOf(part, 'category') === 'body');
      const electrical = recipe.findIndex((part) => textOf(part, 'category') === 'electrical');
      for (const { id, origins, cost } of carlines.filter(({ assembly }) => assembly === home)) {
        const total = origins.map((share) => Math.max(share, 1e-3));
        const sum = total.reduce((all, share) => all + share, 0);
        const table = spread(
          new Float64Array(pattern.length),
          total.map((share) => share / sum),
          cost,
          pattern,
        );
        const at = (k: number, origin: string) => table[k * ORIGINS.length + ORIGINS.indexOf(origin)] ?? 0;
        expect(at(body, home), id).toBeGreaterThan(at(electrical, home));
      }
    }
  });
});
