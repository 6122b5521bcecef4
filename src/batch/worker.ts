import { workerData } from 'node:worker_threads';
import { loadScenarios } from '../scenario/load.js';
import { once } from '../types/once.js';
import type { Failure, RowBlock } from './chunk-file.js';
import { requireUnchanged } from './file-prints.js';
import type { BatchInputs } from './inputs.js';
import type { Task } from './pool.js';
import { reply } from './reply.js';
import { createByteBuffer, writtenBytes } from './row-bytes.js';
import { createUnitSimulator, type SimulatedUnit } from './simulate-units.js';
import { createUnitWriter } from './unit-rows.js';

/** The outcomes of a unit on their way to another thread: cells as in {@link SimulatedUnit}, copied out of the simulator. */
export type UnitCells = {
  readonly unit: number;
  readonly years: readonly number[];
  readonly runs: readonly {
    readonly position: number;
    readonly results: Float64Array<ArrayBuffer>;
    /** Undefined where a run is its own reference. */
    readonly reference: Float64Array<ArrayBuffer> | undefined;
  }[];
  readonly failures: readonly Failure[];
};

/** What this thread was started for. Made when the first task comes, so that what goes wrong is that task's answer. */
const prepared = once(() => {
  const inputs = workerData as BatchInputs;
  const [baseline, ...scenarios] = loadScenarios([inputs.baseline, ...inputs.scenarios]);
  if (baseline === undefined) throw new RangeError('A batch needs a baseline scenario.');
  requireUnchanged([baseline, ...scenarios], inputs.prints);
  const batch = scenarios.map((scenario) => (scenario.path === baseline.path ? baseline : scenario));
  return { simulate: createUnitSimulator(baseline, batch, inputs), write: createUnitWriter(inputs) };
});

/** Simulates a range of units and gives their rows as CSV. */
export function computeRows({ first, last, memory }: Task): Promise<unknown> {
  const work = (): RowBlock => {
    const { simulate, write } = prepared();
    const buffer = createByteBuffer(memory);
    const failures: Failure[] = [];
    let rows = 0;
    for (let unit = first; unit <= last; unit++) {
      const simulated = simulate(unit);
      rows += write(buffer, simulated);
      failures.push(...simulated.failures);
    }
    return { first, last, text: writtenBytes(buffer), rows, failures };
  };
  return reply(work, ({ text }) => [text.buffer]);
}

/** Simulates a range of units and gives their cells. */
export function computeCells({ first, last }: Task): Promise<unknown> {
  const work = (): readonly UnitCells[] => {
    const { simulate } = prepared();
    return Array.from({ length: last - first + 1 }, (_, index) => cellsOf(first + index, simulate(first + index)));
  };
  return reply(work, (units) =>
    units.flatMap(({ runs }) =>
      runs.flatMap(({ results, reference }) =>
        reference === undefined ? [results.buffer] : [results.buffer, reference.buffer],
      ),
    ),
  );
}

function cellsOf(unit: number, { runs, failures }: SimulatedUnit): UnitCells {
  return {
    unit,
    years: runs[0]?.run.results.years ?? [],
    runs: runs.map(({ position, run: { results, reference } }) => ({
      position,
      results: Float64Array.from(results.cells),
      reference: results === reference ? undefined : Float64Array.from(reference.cells),
    })),
    failures,
  };
}
