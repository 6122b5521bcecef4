import { describe, expect, it } from 'vitest';
import { selectionOf } from '../../src/cli/selection.js';
import { METRICS } from '../../src/types/metrics.js';
import { DIMENSIONS } from '../support/dimensions.js';
import { runInProcess } from './support.js';

const YEARS = [2019, 2020, 2021, 2022];

describe('which outcomes a person asks for', () => {
  it('is everything where nothing is named', () => {
    expect(selectionOf({}, YEARS, DIMENSIONS)).toEqual({});
  });

  it('takes years, lists and ranges of them', () => {
    expect(selectionOf({ year: ['2022', '2019..2020'] }, YEARS, DIMENSIONS)).toEqual({ years: [2019, 2020, 2022] });
  });

  it('takes a metric by name, or all whose name begins so', () => {
    expect(selectionOf({ metric: ['price.index', 'content'] }, YEARS, DIMENSIONS).metrics).toEqual([
      'content.regional',
      'content.us',
      'price.index',
    ]);
    expect(selectionOf({ metric: ['jobs'] }, YEARS, DIMENSIONS).metrics).toEqual(
      METRICS.filter((metric) => metric.startsWith('jobs.')),
    );
  });

  it('says what there is when there is no such thing', () => {
    expect(() => selectionOf({ year: ['2032'] }, YEARS, DIMENSIONS)).toThrow(/2032 is not among the years/);
    expect(() => selectionOf({ year: ['2022..2020'] }, YEARS, DIMENSIONS)).toThrow(/not among the years/);
    expect(() => selectionOf({ year: ['soon'] }, YEARS, DIMENSIONS)).toThrow(/'soon' is no year/);
    expect(() => selectionOf({ metric: ['jobs.direkt'] }, YEARS, DIMENSIONS)).toThrow(/no metric 'jobs.direkt'/);
  });
  it('says what the region is called to those who write NA', async () => {
    const { exitCode, stderr } = await runInProcess(['run', 'usmca', '--country', 'NA']);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('Write NAM for the region: pandas and R read NA as missing.');
  });
});
