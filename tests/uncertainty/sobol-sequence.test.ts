import { describe, expect, it } from 'vitest';
import { SOBOL_DIMENSIONS, sobolDirections, sobolPoint } from '../../src/uncertainty/sobol-sequence.js';

describe('Sobol sequence', () => {
  const dimensions = [0, 1, 2, 40, 127, 255];

  // scipy.stats.qmc.Sobol(256, scramble=False, bits=32), coordinates times 2^32 (scipy 1.17.1, Joe & Kuo's table).
  it.each([
    [5, [3758096384, 3758096384, 536870912, 1610612736, 536870912, 3758096384]],
    [700, [1203765248, 423624704, 591396864, 3560964096, 2529165312, 1145044992]],
    [1023, [4194304, 3233808384, 2629828608, 2713714688, 3007315968, 3619684352]],
  ])('has scipy’s point %i', (index, expected) => {
    expect(dimensions.map((dimension) => sobolPoint(sobolDirections(dimension), index))).toEqual(expected);
  });

  it('puts one of the first 1,024 points in each of 1,024 intervals, in every dimension', () => {
    for (let dimension = 0; dimension < SOBOL_DIMENSIONS; dimension++) {
      const directions = sobolDirections(dimension);
      const strata = new Set(Array.from({ length: 1024 }, (_, index) => sobolPoint(directions, index) >>> 22));
      expect(strata.size).toBe(1024);
    }
  });

  it('says which dimensions it has', () => {
    expect(() => sobolDirections(SOBOL_DIMENSIONS)).toThrow('dimensions 0 to 255');
  });
});
