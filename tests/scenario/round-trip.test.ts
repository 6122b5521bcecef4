import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeScenario } from '../../src/scenario/edit/write-scenario.js';
import { checkScenario, loadScenario } from '../../src/scenario/load.js';
import { formatPercent, parsePercent } from '../../src/scenario/values.js';
import { randomFile } from './random-files.js';
import { meaningOf, scenarioOf, sharedBaseline, shippedFiles } from './support.js';

const options = sharedBaseline();

describe('load, write, load gives the same scenario', () => {
  it('for every file that ships', () => {
    for (const path of shippedFiles()) {
      const scenario = loadScenario(path, options);
      const text = writeScenario(scenario);
      const again = checkScenario(path, { ...options, textOf: (asked) => (asked === path ? text : undefined) });
      expect(again.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(again.scenario && meaningOf(again.scenario)).toEqual(meaningOf(scenario));
      expect(dirname(path)).toBe(dirname(again.scenario?.path ?? ''));
    }
  });

  it('for random files', () => {
    fc.assert(
      fc.property(randomFile, (text) => {
        const scenario = scenarioOf(text, options);
        const written = writeScenario(scenario);
        expect(meaningOf(scenarioOf(written, options))).toEqual(meaningOf(scenario));
        expect(writeScenario(scenarioOf(written, options))).toBe(written);
      }),
      { numRuns: 100 },
    );
  });

  it('keeps the text of a file that is only read', () => {
    const path = shippedFiles()[0] as string;
    const before = readFileSync(path, 'utf8');
    loadScenario(path, options);
    expect(readFileSync(path, 'utf8')).toBe(before);
  });
});

describe('shares', () => {
  it('are written so that they read back as the same number', () => {
    fc.assert(
      fc.property(fc.double({ min: -10, max: 10, noNaN: true }), (share) => {
        fc.pre(Math.abs(share) > 1e-25 || share === 0);
        expect(parsePercent(formatPercent(share))).toBe(share + 0);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    [0.625, '62.5%'],
    [0.66, '66%'],
    [0, '0%'],
    [1, '100%'],
    [0.07, '7%'],
    [0.00001, '0.001%'],
    [10, '1000%'],
  ])('%d is %s', (share, text) => {
    expect(formatPercent(share)).toBe(text);
    expect(parsePercent(text)).toBe(share);
  });
});
