import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import type * as built from '../../src/batch/run-batch.js';
import { csvHeader, csvRow } from '../../src/output/long-table.js';
import { MAIN, run } from './support/program.js';

// Threads load modules by themselves, so the library is taken as it is published: built.
const { runBatch } = (await import(pathToFileURL(join(dirname(MAIN), '../batch/run-batch.js')).href)) as typeof built;
const shipped = (name: string): string => join(dirname(MAIN), '../../scenarios', `${name}.yaml`);
const plan = {
  scenarios: [shipped('us-85-50')],
  baseline: shipped('nafta-1994'),
  draws: 3,
  seed: 5,
  selection: { years: [2020], metrics: ['content.us', 'jobs.total'] },
  shown: 'both',
} as const;

describe('runBatch', () => {
  it('gives the rows that roosim batch writes, with any number of workers', async () => {
    const args = ['us-85-50', '--draws', '3', '--seed', '5', '--year', '2020', '--metric', 'content.us,jobs.total'];
    const { stdout } = await run(['batch', ...args, '--show', 'both', '--out', '-', '--quiet']);
    for (const workers of [1, 2]) {
      let text = csvHeader();
      const units: number[] = [];
      const onProgress = ({ unitsDone }: { readonly unitsDone: number }): number => units.push(unitsDone);
      for await (const row of runBatch(plan, { workers, onProgress })) text += csvRow(row);
      expect(text === stdout).toBe(true);
      expect(units).toEqual([1, 2, 3, 4]);
    }
    expect(stdout).toMatch(/^us-85-50,2,2020,change\.jobs\.total,US,all,-?[\d.]+,jobs$/m);
    expect(stdout).not.toMatch(/^nafta-1994,.*change/m);
  });

  it('stops when it is told to', async () => {
    const stop = new AbortController();
    let rows = 0;
    const take = async (): Promise<void> => {
      for await (const row of runBatch({ ...plan, draws: 100_000 }, { workers: 2, signal: stop.signal })) {
        rows += 1;
        if (row.draw === 3) stop.abort(new Error('enough'));
      }
    };
    await expect(take()).rejects.toThrow('enough');
    expect(rows).toBeGreaterThan(0);
  });

  it('refuses what cannot be: a negative number of draws, two scenarios of one name', async () => {
    const first = (changes: object): Promise<unknown> => runBatch({ ...plan, ...changes }).next();
    await expect(first({ draws: -1 })).rejects.toThrow(/-1 is no number of draws/);
    await expect(first({ seed: 0.5 })).rejects.toThrow(/0.5 is no seed/);
    await expect(first({ scenarios: [shipped('us-85-50'), shipped('us-85-50')] })).rejects.toThrow(
      /both named us-85-50/,
    );
  });
});
