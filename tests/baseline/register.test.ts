import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseRegister, REGISTER_COLUMNS, rewriteParameter } from '../../src/baseline/register.js';
import { CATEGORIES } from '../support/dimensions.js';
import { SHIPPED } from './shipped.js';

const TEXT = readFileSync(join(SHIPPED, 'assumptions.csv'), 'utf8');
const register = parseRegister(TEXT, 'assumptions.csv');

const REGION = ['US', 'CA', 'MX'];
const IDS = [
  'parts_sourcing_elasticity',
  'vehicle_demand_elasticity',
  'market_price_elasticity',
  'assembly_location_elasticity',
  'assembly_cost_share',
  'development_cost_share',
  'mexico_unlisted_share',
  'outside_share.steel',
  'outside_share.aluminium',
  'mexico_unlisted_cap',
  'smallest_sourcing_share',
  ...[...REGION, 'ROW'].map((c) => `us_share_of_us_canada_content.${c}`),
  ...CATEGORIES.map((category) => `untraced.${category}`),
  'paperwork',
  'plan_choice_dispersion',
  'planning_horizon_years',
  'parts_cycle_years',
  'assembly_adjustment_rate',
  'assembly_prior_share.plant',
  'assembly_prior_share.outside',
  'parts_follow_plant',
  'rule_held.band',
  'rule_held.part',
  'rule_held.lift',
  'nafta_threshold',
  ...REGION.flatMap((c) => [`mfn.${c}.car`, `mfn.${c}.light_truck`]),
  ...REGION.map((c) => `row_duty_free_share.${c}`),
  ...[...REGION, 'ROW'].map((c) => `wage_floor_share.${c}`),
  ...REGION.map((c) => `assembly_jobs_per_thousand_vehicles.${c}`),
  ...REGION.map((c) => `parts_jobs_per_musd.${c}`),
  ...REGION.map((c) => `materials_jobs_per_musd.${c}`),
  ...REGION.map((c) => `productivity_growth.${c}`),
  'customs_value_share_of_price',
  'indirect_multiplier_scale',
  'assembly_smallest_move',
  'paperwork_where_binding',
  'category_import_pattern',
  'indirect_jobs_per_direct',
  'filing_rounding',
];

describe('the assumption register that ships', () => {
  it('has every parameter the model reads, and no other', () => {
    expect([...register.keys()].sort()).toEqual([...IDS].sort());
  });

  it.each([...register.values()].map((p) => [p.id, p] as const))(
    '%s says what it is and where it comes from',
    (_, p) => {
      expect(p.label.length).toBeGreaterThan(8);
      expect(p.source.length).toBeGreaterThan(8);
      expect(p.bounds.low).toBeLessThan(p.bounds.high);
      // A central value that its own distribution could not give would shift every band away from the central run.
      if ('low' in p.distribution) {
        expect(p.value).toBeGreaterThanOrEqual(p.distribution.low);
        expect(p.value).toBeLessThanOrEqual(p.distribution.high);
      }
      if (p.distribution.kind === 'triangular') expect(p.distribution.mode).toBeCloseTo(p.value, 12);
      if (p.unit.startsWith('share')) expect(Math.abs(p.value)).toBeLessThanOrEqual(1);
    },
  );

  it('has the central values of the model description', () => {
    const value = (id: string) => register.get(id)?.value;
    expect(value('parts_sourcing_elasticity')).toBe(4);
    expect(value('assembly_cost_share')).toBe(0.15);
    expect(value('nafta_threshold')).toBe(0.625);
    expect(value('mfn.US.car')).toBe(0.025);
    expect(value('mfn.US.light_truck')).toBe(0.25);
    expect(value('mfn.CA.car')).toBe(0.061);
    expect(value('untraced.electrical')).toBe(1);
    expect(value('parts_cycle_years')).toBe(5);
  });
});

describe('reading a register', () => {
  const header = REGISTER_COLUMNS.join(',');
  const read = (line: string) => () => parseRegister(`${header}\n${line}\n`, 'a.csv');

  it('takes percentages, numbers and every kind of distribution', () => {
    const text = [
      header,
      'a,the a,25%,share,0%,100%,uniform 15% 40%,judgement,somewhere',
      'b,the b,4,elasticity,1,30,"triangular 2.5 4 8",published,"Head, Mayer"',
      'c,the c,1,factor,0,5,normal 1 0.1,derived,x',
      'd,the d,1,factor,0,5,lognormal 0 0.1,derived,x',
      'e,the e,1,factor,0,5,beta 2 3 0 5,recalled,x',
      'f,the f,1,factor,0,5,fixed,recalled,x',
    ].join('\n');
    const kinds = [...parseRegister(text, 'a.csv').values()].map((p) => p.distribution);
    expect(kinds).toEqual([
      { kind: 'uniform', low: 0.15, high: 0.4 },
      { kind: 'triangular', low: 2.5, mode: 4, high: 8 },
      { kind: 'normal', mean: 1, sd: 0.1 },
      { kind: 'lognormal', mu: 0, sigma: 0.1 },
      { kind: 'beta', alpha: 2, beta: 3, low: 0, high: 5 },
      { kind: 'fixed' },
    ]);
  });

  it.each([
    ['a,the a,much,share,0,1,fixed,judgement,x', /value is "much"/],
    ['a,the a,2,share,0,1,fixed,judgement,x', /outside its bounds/],
    ['a,the a,1,share,2,0,fixed,judgement,x', /above high/],
    ['a,the a,1,share,0,2,guess 1 2,judgement,x', /"guess" is not known/],
    ['a,the a,1,share,0,2,uniform 1,judgement,x', /takes the numbers low, high/],
    ['a,the a,1,share,0,2,uniform 2 1,judgement,x', /out of order/],
    ['a,the a,1,share,0,2,triangular 0 3 2,judgement,x', /out of order/],
    ['a,the a,1,share,0,2,normal 1 -1,judgement,x', /out of order/],
    ['a,the a,1,share,0,2,beta 0 1 0 1,judgement,x', /out of order/],
    ['a,the a,1,share,0,2,fixed 1,judgement,x', /takes no numbers/],
    ['a,the a,1,share,0,2,uniform 0 3,judgement,x', /beyond the bounds/],
    ['a,the a,1,share,0,2,fixed,hoped,x', /status is "hoped"/],
    ['a,the a,1,share,0,2,fixed,judgement,', /source is empty/],
    ['a,the a,1,share,0,2,fixed,judgement,x\na,the a,1,share,0,2,fixed,judgement,x', /there twice/],
  ])('refuses %s', (line, message) => {
    expect(read(line)).toThrow(message);
    expect(read(line)).toThrow(expect.objectContaining({ code: 'baseline_invalid' }));
  });
});

describe('rewriting a parameter', () => {
  it('changes the cells named and no other byte', () => {
    const changed = rewriteParameter(TEXT, 'plan_choice_dispersion', {
      value: '1.3%',
      status: 'derived',
      source: 'a fit, to 2019',
    });
    const [before, after] = [TEXT.split('\n'), changed.split('\n')];
    expect(after).toHaveLength(before.length);
    expect(after.filter((line, i) => line !== before[i])).toHaveLength(1);
    expect(parseRegister(changed, 'a.csv').get('plan_choice_dispersion')).toMatchObject({
      value: 0.013,
      status: 'derived',
      source: 'a fit, to 2019',
      label: register.get('plan_choice_dispersion')?.label,
    });
  });

  it('refuses a parameter that is not there', () => {
    expect(() => rewriteParameter(TEXT, 'nothing', {})).toThrow(RangeError);
  });
});
