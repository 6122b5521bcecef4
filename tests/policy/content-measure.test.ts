import { describe, expect, it } from 'vitest';
import { contentOf, measureWeights } from '../../src/policy/content-measure.js';
import { parameterReader } from '../../src/policy/parameters.js';
import { CATEGORIES } from '../support/dimensions.js';
import { MEASURES, shippedBaseline } from '../support/scenarios.js';

const { dimensions } = shippedBaseline();

const untraced = Object.fromEntries(CATEGORIES.map((c) => [`untraced.${c}`, c === 'electrical' ? 1 : 0]));
const parameter = parameterReader({
  ...untraced,
  'wage_floor_share.US': 0.9,
  'wage_floor_share.CA': 0.95,
  'wage_floor_share.MX': 0.05,
  'wage_floor_share.ROW': 0.5,
});
const cell = (category: (typeof CATEGORIES)[number], origin: number): number =>
  CATEGORIES.indexOf(category) * 4 + origin;

describe('content measures as coefficients', () => {
  it('counts the region, leaves development out of net cost, and deems what is not traced originating', () => {
    const { a, b } = measureWeights(MEASURES.regional as never, dimensions, parameter);
    expect([a[cell('engine', 0)], a[cell('engine', 2)], a[cell('engine', 3)]]).toEqual([1, 1, 0]);
    expect(a[cell('electrical', 3)]).toBe(1);
    expect([a[cell('development', 0)], b[cell('development', 0)]]).toEqual([0, 0]);
  });

  it('counts only what is paid above the wage floor for labour value content', () => {
    const labour = { ...(MEASURES.traced as never as object), name: 'labour', atWageFloor: true } as never;
    const { a } = measureWeights(labour, dimensions, parameter);
    expect([0, 1, 2, 3].map((o) => a[cell('body', o)])).toEqual([0.9, 0.95, 0.05, 0]);
  });

  it('is the counted part of the base, and 0 of an empty one', () => {
    const weights = measureWeights(MEASURES.us as never, dimensions, parameter);
    const spending = new Float64Array(48);
    expect(contentOf(weights, spending)).toBe(0);
    spending[cell('engine', 0)] = 0.3;
    spending[cell('body', 3)] = 0.1;
    spending[cell('development', 3)] = 5;
    expect(contentOf(weights, spending)).toBeCloseTo(0.75, 12);
  });
});
