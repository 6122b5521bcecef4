import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { createDrawSet, planSource } from '../../src/analysis/draw-runs.js';
import { loadBaseline } from '../../src/baseline/load.js';
import { createLoader } from '../../src/scenario/loader.js';
import { once } from '../../src/types/once.js';
import { SHIPPED } from '../scenario/support.js';
import { COUNTRIES } from '../support/dimensions.js';

const baseline = once(() => {
  const whole = loadBaseline(join(SHIPPED, 'baselines/north-america-2019'));
  return { ...whole, carlines: whole.carlines.filter((_, i) => i % 13 === 0) };
});
const load = createLoader({ readBaseline: baseline });
const folder = mkdtempSync(join(tmpdir(), 'roosim-sourcing-'));
afterAll(() => rmSync(folder, { recursive: true }));

const countries = fc.subarray([...COUNTRIES], { minLength: 1 });
const share = (min: number, max: number) => fc.integer({ min, max }).map((n) => `${n}%`);

/** Measures that count any set of countries, thresholds on both, and a duty on parts whose offset may be small. */
const file = fc.record({
  content: fc.record({
    regional: fc.record({ counts: countries, base: fc.constantFrom('net_cost', 'total_cost') }),
    us: fc.record({ counts: countries, wage_floor: fc.boolean() }),
  }),
  rule: fc.record({ regional: share(20, 75), us: share(20, 75) }),
  parts_duties: fc
    .record({ origins: countries, rate: share(1, 30), offset: share(0, 10) })
    .map((duty) => [{ label: 'three', assembled_in: ['US'], ...duty }]),
});

describe('the cheapest sourcing', () => {
  it('is found, or shown not to be there, whatever countries a legal file counts', () => {
    let [files, simulated] = [0, 0];
    fc.assert(
      fc.property(fc.constantFrom('usmca', 'section-232'), file, fc.nat(9), (root, written, draw) => {
        const path = join(folder, `file-${++files}.yaml`);
        writeFileSync(path, stringify({ scenario: `file-${files}`, extends: root, ...written }));
        const { scenario } = load(path);
        if (scenario === undefined) return;
        const run = createDrawSet(scenario, planSource({ seed: 5, design: 'random', draws: 10 })).prepare(scenario);
        expect(run.central().results.cells.length).toBeGreaterThan(0);
        expect(run.inDraw(draw).results.cells.length).toBeGreaterThan(0);
        simulated += 1;
      }),
      { numRuns: 150 },
    );
    expect(simulated).toBeGreaterThan(100);
  }, 300_000);
});
