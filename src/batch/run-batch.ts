import type { ScenarioRun } from '../analysis/scenario-runs.js';
import type { Results } from '../engine/index.js';
import type { LongRow } from '../output/long-table.js';
import type { Scenario } from '../scenario/types.js';
import { outcomeShape } from '../types/outcome-shape.js';
import type { Failure } from './chunk-file.js';
import { BLOCKS_AHEAD, blockSize, createMeter, type RunOptions, threadsFor } from './job.js';
import { type BatchPlan, type PreparedBatch, prepareBatch } from './plan-batch.js';
import { createPool, inOrder } from './pool.js';
import { besideReference } from './simulate-units.js';
import { unitRows } from './unit-rows.js';
import { drawOfUnit, splitRanges } from './units.js';
import type { UnitCells } from './worker.js';

/** One row of the long table. */
export type Row = LongRow;

/** Like {@link RunOptions}; who is told of runs that failed, which have no rows. */
export type BatchOptions = Partial<RunOptions> & { readonly onFailures?: (failures: readonly Failure[]) => void };

/**
 * Simulates scenarios over draws in worker threads and gives the rows of the long table as they come, in their fixed
 * order: the central run, then draw by draw, in each all scenarios. The rows do not depend on the number of workers.
 * @throws what {@link prepareBatch} throws; the signal's reason when it is aborted.
 * @example
 * for await (const row of runBatch({ scenarios: ['usmca.yaml'], baseline: 'nafta-1994.yaml', draws: 100, seed: 1 }, { workers: 2 })) …
 */
export async function* runBatch(plan: BatchPlan, options: BatchOptions = {}): AsyncGenerator<Row, void, undefined> {
  const { workers = 1, signal, onProgress, onFailures } = options;
  const batch = prepareBatch(plan);
  const { units, runsPerUnit, worker } = batch.job;
  const count = createMeter(units, 0, onProgress);
  const blocks = splitRanges([{ first: 0, last: units - 1 }], blockSize(runsPerUnit));
  const threads = threadsFor(batch.job, workers);
  const pool = createPool(worker, threads);
  try {
    const compute = (range: { first: number; last: number }) => pool.run<readonly UnitCells[]>('computeCells', range);
    for await (const block of inOrder(blocks, compute, threads * BLOCKS_AHEAD, signal)) {
      for (const cells of block) {
        let rows = 0;
        for (const row of rowsOf(cells, batch)) {
          rows += 1;
          yield row;
        }
        if (cells.failures.length > 0) onFailures?.(cells.failures);
        count({ first: cells.unit, last: cells.unit, rows, failures: cells.failures });
      }
    }
    signal?.throwIfAborted();
  } finally {
    await pool.close();
  }
}

function* rowsOf({ unit, years, runs }: UnitCells, { scenarios, inputs }: PreparedBatch): Generator<Row> {
  const [baseline] = scenarios as readonly [Scenario, ...Scenario[]];
  for (const { position, results: cells, reference: referenceCells } of runs) {
    const scenario = scenarios[position] as Scenario;
    const results: Results = {
      scenario: scenario.name,
      title: scenario.title,
      years,
      shape: outcomeShape(scenario.baseline.dimensions),
      cells,
    };
    const reference: Results =
      referenceCells === undefined
        ? results
        : {
            scenario: baseline.name,
            title: baseline.title,
            years,
            shape: outcomeShape(baseline.baseline.dimensions),
            cells: referenceCells,
          };
    const run: ScenarioRun = besideReference(scenario, { results, reference });
    yield* unitRows(run, drawOfUnit(unit), inputs);
  }
}
