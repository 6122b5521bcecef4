import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { resultsFiles } from '../../../../scenarios/studies/hmm/results.js';

describe('the figures of the model of Head, Mayer and Melitz that ship', () => {
  it('are what the model computes, to the byte', () => {
    const files = resultsFiles('scenarios/studies');
    expect([...files.keys()].map((path) => path.replace(`${resolve('scenarios/studies/hmm')}/`, ''))).toEqual([
      'hmm-2024-curve.json',
      'hmm-2024-tables-single.json',
      'hmm-2024-tables.json',
    ]);
    for (const [path, text] of files) expect(text, path).toBe(readFileSync(path, 'utf8'));
  });
});
