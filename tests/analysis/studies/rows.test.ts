import { describe, expect, it } from 'vitest';
import { studyRows } from '../../../src/analysis/studies/rows.js';
import type { Published, Study } from '../../../src/analysis/studies/study-file.js';

function verdictOf(published: Published, computed: number, tolerance: number): readonly [string, number, string] {
  const study: Study = {
    name: 's',
    title: 'S',
    source: { title: 't', published: 'p' },
    computes: 'x',
    inputs: {},
    values: [{ quantity: 'q', published, unit: '', tolerance, reason: undefined }],
    informational: false,
    differences: 'because',
    path: '/s.yaml',
  };
  const row = studyRows(study, new Map([['q', computed]]))[0];
  return [row?.verdict ?? '', row?.difference ?? Number.NaN, row?.reason ?? ''];
}

describe('verdict on a published value', () => {
  it('allows a difference up to the tolerance', () => {
    expect(verdictOf(10, 10.5, 0.5)).toEqual(['within', 0.5, '']);
    expect(verdictOf(10, 9, 0.5)).toEqual(['differs', -1, 'because']);
  });

  it('measures from the nearer end of a range', () => {
    expect(verdictOf({ from: 1, to: 2 }, 1.5, 0)).toEqual(['within', 0, '']);
    expect(verdictOf({ from: 1, to: 2 }, 2.5, 0.25)).toEqual(['differs', 0.5, 'because']);
    expect(verdictOf({ from: 1, to: 2 }, 0.5, 0.5)).toEqual(['within', -0.5, '']);
  });

  it('asks a sign for more than the tolerance', () => {
    expect(verdictOf('up', 3, 1)[0]).toBe('within');
    expect(verdictOf('up', 0.5, 1)[0]).toBe('differs');
    expect(verdictOf('down', -3, 1)[0]).toBe('within');
    expect(verdictOf('down', 0, 0)[0]).toBe('differs');
  });

  it('reports what nobody published', () => {
    expect(verdictOf(undefined, 5, 0)).toEqual(['reported', Number.NaN, '']);
  });

  it('does not take a missing number for a match', () => {
    expect(verdictOf(10, Number.NaN, 100)[0]).toBe('differs');
    expect(verdictOf({ from: 0, to: 1 }, Number.NaN, 100)[0]).toBe('differs');
  });
});
