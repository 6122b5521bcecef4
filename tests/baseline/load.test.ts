import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BASELINE_FILES, loadBaseline } from '../../src/baseline/load.js';
import { requiredParameters } from '../../src/baseline/required-parameters.js';
import { RoosimError } from '../../src/types/errors.js';
import { CATEGORIES, COUNTRIES, PARTS } from '../support/dimensions.js';
import { SHIPPED } from './shipped.js';

describe('the baseline that ships', () => {
  const baseline = loadBaseline(SHIPPED);
  const carlines = baseline.carlines;

  it('runs from 2019 to 2031', () => {
    expect([baseline.name, baseline.firstYear, baseline.lastYear]).toEqual(['north-america-2019', 2019, 2031]);
  });

  it('has at least 125 carlines assembled in the region, and imports to compete with', () => {
    expect(carlines.filter(({ assembly }) => assembly !== 'ROW').length).toBeGreaterThanOrEqual(125);
    expect(carlines.filter(({ assembly }) => assembly === 'ROW').length).toBeGreaterThan(30);
  });

  it('sells every carline somewhere, at a price', () => {
    for (const carline of carlines) {
      expect(
        COUNTRIES.reduce((sum, market) => sum + (carline.salesThousand[market] ?? 0), 0),
        carline.id,
      ).toBeGreaterThan(0);
      expect(carline.label).toBe(`${carline.make} ${carline.nameplate} (${carline.assembly})`);
    }
  });

  it('takes the customs heading for the class: big SUVs are cars, pickups and cargo vans are not', () => {
    const classOf = (id: string) => carlines.find((carline) => carline.id === id)?.vehicleClass;
    expect(classOf('chevrolet-tahoe-suburban-us')).toBe('car');
    expect(classOf('honda-odyssey-us')).toBe('car');
    expect(classOf('ford-f-150-us')).toBe('light_truck');
    expect(classOf('honda-ridgeline-us')).toBe('light_truck');
    expect(classOf('nissan-nv200-mx')).toBe('light_truck');
  });

  it('knows home regions and groups', () => {
    const of = (id: string) => carlines.find((carline) => carline.id === id);
    expect(of('gmc-terrain-mx')).toMatchObject({ maker: 'General Motors', homeRegion: 'US' });
    expect(of('kia-forte-mx')).toMatchObject({ maker: 'Hyundai-Kia', homeRegion: 'ROW' });
    expect(of('ram-1500-us')).toMatchObject({ maker: 'FCA', homeRegion: 'US' });
  });

  it('reads the filing of the F-150 as NHTSA printed it: 56% U.S. and Canada, 16% Mexico, engines of four kinds of origin', () => {
    const f150 = carlines.find(({ id }) => id === 'ford-f-150-us');
    expect(f150).toMatchObject({ usCanadaContent: 0.56, mexicoContent: 0.16, otherListedContent: 0, priceUsd: 50_755 });
    // Three filings of two engines each: of six, three are U.S., one Canadian, one Mexican, one British.
    for (const [country, share] of [
      ['US', 1 / 2],
      ['CA', 1 / 6],
      ['MX', 1 / 6],
      ['ROW', 1 / 6],
    ] as const)
      expect(f150?.engineOrigin[country]).toBeCloseTo(share, 5);
  });

  it('lists no Mexican content rather than none where a filing of the region is silent', () => {
    expect(carlines.find(({ id }) => id === 'toyota-camry-us')?.mexicoContent).toBeUndefined();
    expect(carlines.find(({ id }) => id === 'subaru-forester-row')?.mexicoContent).toBe(0);
  });

  it('spreads parts cost over the bought categories alone', () => {
    for (const recipe of Object.values(baseline.partsRecipe)) {
      expect(CATEGORIES.reduce((sum, category) => sum + (recipe[category] ?? 0), 0)).toBeCloseTo(1, 9);
      for (const category of CATEGORIES) expect((recipe[category] ?? 0) > 0, category).toBe(PARTS.includes(category));
    }
  });

  it('has every assumption that the model reads, and none that it does not', () => {
    expect([...baseline.register.keys()].sort()).toEqual([...requiredParameters(baseline.dimensions)].sort());
  });

  it('has a hash that its files fix', () => {
    expect(loadBaseline(SHIPPED).hash).toBe(baseline.hash);
    expect(baseline.hash).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('a baseline that is wrong', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'baseline-'));
    for (const name of BASELINE_FILES) cpSync(join(SHIPPED, name), join(folder, name));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const spoil = (name: (typeof BASELINE_FILES)[number], change: (text: string) => string) =>
    writeFileSync(join(folder, name), change(readFileSync(join(folder, name), 'utf8')));
  const failure = (): RoosimError => {
    try {
      loadBaseline(folder);
    } catch (error) {
      if (error instanceof RoosimError) return error;
      throw error;
    }
    throw new Error('The baseline was accepted.');
  };

  it.each([
    ['a folder without a file', () => rmSync(join(folder, 'carlines.csv')), 'carlines.csv', 1, /missing/],
    [
      'content above the whole',
      () => spoil('carlines.csv', (t) => t.replace('light_truck,US,US,0.56,', 'light_truck,US,US,0.96,')),
      'carlines.csv',
      2,
      /sums to 1\.12/,
    ],
    [
      'a share that is no number',
      () => spoil('carlines.csv', (t) => t.replace('light_truck,US,US,0.56,', 'light_truck,US,US,most,')),
      'carlines.csv',
      2,
      /us_canada_content is "most"/,
    ],
    [
      'a class that is none',
      () => spoil('carlines.csv', (t) => t.replace('light_truck', 'lorry')),
      'carlines.csv',
      2,
      /lorry/,
    ],
    [
      'a country that is none',
      () => spoil('carlines.csv', (t) => t.replace('light_truck,US,US', 'light_truck,USA,US')),
      'carlines.csv',
      2,
      /assembly is "USA"/,
    ],
    [
      'a carline twice',
      () => spoil('carlines.csv', (t) => `${t}${t.split('\n')[1]}\n`),
      'carlines.csv',
      readFileSync(join(SHIPPED, 'carlines.csv'), 'utf8').split('\n').length,
      /ford-f-150-us is there twice; first in line 2/,
    ],
    [
      'a line cut short',
      () => spoil('carlines.csv', (t) => t.replace(',50755\n', '\n')),
      'carlines.csv',
      2,
      /22 cells; the header has 23/,
    ],
    [
      'origins that do not sum to 1',
      () => spoil('carlines.csv', (t) => t.replace(',0.499999,', ',0.4,')),
      'carlines.csv',
      2,
      /engine/,
    ],
    [
      'a missing column',
      () => spoil('carlines.csv', (t) => t.replace('price_usd', 'price')),
      'carlines.csv',
      1,
      /price_usd is missing/,
    ],
    [
      'an open quotation mark',
      () => spoil('carlines.csv', (t) => t.replace('F-150', '"F-150')),
      'carlines.csv',
      2,
      /not a CSV table/,
    ],
    ['no carlines', () => spoil('carlines.csv', (t) => `${t.split('\n')[0]}\n`), 'carlines.csv', 1, /no carlines/],
    ['an empty file', () => spoil('parts-recipe.csv', () => ''), 'parts-recipe.csv', 1, /empty/],
    [
      'a recipe short of a category',
      () => spoil('parts-recipe.csv', (t) => t.replace(/battery.*\n/, '')),
      'parts-recipe.csv',
      1,
      /battery/,
    ],
    [
      'a recipe that does not sum to 1',
      () => spoil('parts-recipe.csv', (t) => t.replace('battery,0.0', 'battery,0.1')),
      'parts-recipe.csv',
      1,
      /sums to/,
    ],
    [
      'a multiplier left out',
      () => spoil('indirect-multipliers.csv', (t) => t.replace(/engine,MX.*\n/, '')),
      'indirect-multipliers.csv',
      1,
      /engine from MX/,
    ],
    [
      'years the wrong way round',
      () => spoil('baseline.yaml', (t) => t.replace('2031', '2018')),
      'baseline.yaml',
      1,
      /ascending years/,
    ],
    [
      'a header that is not YAML',
      () => spoil('baseline.yaml', () => 'name: [unclosed'),
      'baseline.yaml',
      1,
      /not YAML/,
    ],
    ['a header of another shape', () => spoil('baseline.yaml', () => 'just text'), 'baseline.yaml', 1, /mapping/],
    [
      'a register without an assumption that the model reads',
      () => spoil('assumptions.csv', (t) => t.replace('\nparts_cycle_years,', '\ncycle_years,')),
      'assumptions.csv',
      1,
      /lacks what the model reads: parts_cycle_years\./,
    ],
    [
      'a register with a value out of bounds',
      () => spoil('assumptions.csv', (t) => t.replace(',4,elasticity,1.1', ',0.4,elasticity,1.1')),
      'assumptions.csv',
      2,
      /outside its bounds/,
    ],
  ])('%s', (_, change, file, line, message) => {
    change();
    const error = failure();
    expect(error.code).toBe('baseline_invalid');
    expect(error.message).toMatch(message);
    expect(error.place).toMatchObject({ file: join(folder, file), line });
  });
});
