import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { createDrawSet, type DrawnRun, planSource } from '../../src/analysis/draw-runs.js';
import { loadBaseline } from '../../src/baseline/load.js';
import { createLoader } from '../../src/scenario/loader.js';
import type { Scenario } from '../../src/scenario/types.js';
import { once } from '../../src/types/once.js';
import { SHIPPED } from '../scenario/support.js';
import { earliestDate, type Proposal, proposal } from './random-proposals.js';

/** Some carlines of each kind stand for all: the law does not ask which. */
const baseline = once(() => {
  const whole = loadBaseline(join(SHIPPED, 'baselines/north-america-2019'));
  return { ...whole, carlines: whole.carlines.filter((_, i) => i % 19 === 0) };
});
/** Reads what ships once, and each random file from the disk, where what is extended has to lie. */
const load = createLoader({ readBaseline: baseline });
const [FIRST, LAST] = [2019, 2031];

const folder = mkdtempSync(join(tmpdir(), 'roosim-past-'));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;

/** The scenario of a file that extends another; undefined where it has a mistake. */
function read(parent: string, file: Proposal): Scenario | undefined {
  files += 1;
  const path = join(folder, `file-${files}.yaml`);
  writeFileSync(path, stringify({ scenario: `file-${files}`, extends: parent, ...file }));
  return load(path).scenario;
}

const PLAN = { seed: 5, design: 'random', draws: 10 } as const;

function sameUntil({ results, reference }: DrawnRun, year: number): boolean {
  const cellsOfYear = results.cells.length / results.years.length;
  const cells = results.cells.subarray(0, cellsOfYear * (year - FIRST));
  return cells.every((cell, i) => Object.is(cell, reference.cells[i]));
}

describe('the past stands', () => {
  it('in every year before the earliest date a file names, central and in draws, to the bit', () => {
    let [compared, moved] = [0, 0];
    const roots = fc.constantFrom('nafta-1994', 'usmca', 'section-232', 'reshoring');
    const children = fc.array(proposal, { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(roots, proposal, children, fc.nat(9), (root, theirs, proposals, draw) => {
        const parent = read(root, theirs);
        if (parent === undefined) return;
        const set = createDrawSet(parent, planSource(PLAN));
        for (const mine of proposals) {
          const child = read(parent.name, mine);
          if (child === undefined) continue;
          const run = set.prepare(child);
          const runs = [run.central(), run.inDraw(draw)];
          const from = Math.max(earliestDate(mine) ?? FIRST + 1, FIRST + 1);
          for (const run of runs) expect(sameUntil(run, from)).toBe(true);
          compared += 1;
          if (!runs.every((run) => sameUntil(run, LAST + 1))) moved += 1;
        }
      }),
      { numRuns: 420, seed: 12, endOnFailure: true },
    );
    expect(compared).toBeGreaterThanOrEqual(2000);
    // What the files say is not said in vain, or equality would show nothing.
    expect(moved).toBeGreaterThan(0.8 * compared);
  }, 900_000);
});
