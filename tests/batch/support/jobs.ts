import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BatchJob } from '../../../src/batch/job.js';
import { claimFolder, type PlanRecord, planId } from '../../../src/batch/plan-record.js';
import { DIMENSIONS } from '../../support/dimensions.js';

/** What the counting worker is told; see there. */
export type CountingOptions = {
  readonly rows?: number;
  readonly slowMs?: number;
  readonly failing?: readonly number[];
  readonly breaking?: readonly number[];
};

const SCENARIOS = ['free-trade', 'strict-rule'];

export function countingPlan(draws: number, seed = 1): PlanRecord {
  const baseline = { name: 'test', title: 'Test', hash: 'b', dimensions: DIMENSIONS };
  return {
    scenarios: SCENARIOS.map((name) => ({ name, title: name, hash: name, sources: [], baseline })),
    reference: 'free-trade',
    draws,
    seed,
    design: 'random',
    selection: {},
    shown: 'levels',
    code: { version: '0.0.0', hash: 'c' },
    arithmetic: 'test',
  };
}

/** A batch of the counting worker. */
export function countingJob(plan: PlanRecord, options: CountingOptions = {}): BatchJob {
  return {
    planId: planId(plan),
    units: plan.draws + 1,
    runsPerUnit: SCENARIOS.length,
    worker: {
      module: new URL('./counting-worker.mjs', import.meta.url),
      data: { scenarios: SCENARIOS, rows: 3, ...options },
    },
  };
}

/** What results.csv must hold, computed here in the plainest way. */
export function expectedCsv(draws: number, rows = 3, failing: readonly number[] = []): string {
  const lines = ['scenario,draw,year,metric,country,class,value,unit'];
  for (let unit = 0; unit <= draws; unit += 1) {
    if (failing.includes(unit)) continue;
    for (const scenario of SCENARIOS) {
      for (let row = 0; row < rows; row += 1) {
        const draw = unit === 0 ? '' : unit - 1;
        lines.push(`${scenario},${draw},${2020 + row},jobs.total,US,all,${Math.sqrt(unit + row / 8)},jobs`);
      }
    }
  }
  return `${lines.join('\n')}\n`;
}

/** Runs a test in a folder of its own that is removed afterwards. */
export async function inFolder<T>(test: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'roosim-batch-'));
  try {
    return await test(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A batch folder with its plan in it. */
export async function batchFolder(parent: string, name: string, plan: PlanRecord): Promise<string> {
  const folder = join(parent, name);
  const { mkdirSync } = await import('node:fs');
  mkdirSync(folder);
  await claimFolder(folder, plan);
  return folder;
}

export function csvOf(folder: string): string {
  return readFileSync(join(folder, 'results.csv'), 'utf8');
}
