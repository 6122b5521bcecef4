import type { ScenarioRun } from '../analysis/scenario-runs.js';
import { csvRow, type LongRow, type Selection } from '../output/long-table.js';
import { comparedRows, formulaRows } from '../output/outcome-rows.js';
import type { Shown } from '../output/outcome-table.js';
import type { BatchInputs } from './inputs.js';
import { appendText, type ByteBuffer, createRunWriter, type RunWriter, rowHead } from './row-bytes.js';
import type { SimulatedUnit } from './simulate-units.js';

/** Writes the rows of a unit as CSV without a header, and gives their number. */
export type UnitWriter = (buffer: ByteBuffer, unit: SimulatedUnit) => number;

/** What is shown of a scenario: of the one that others are compared with, only levels; its changes are nothing. */
function shownOf({ results, reference }: ScenarioRun, shown: Shown): Shown {
  return results === reference ? 'levels' : shown;
}

/** The rows of a scenario in a draw, in the order of the long table. */
export function* unitRows(
  run: ScenarioRun,
  draw: number | undefined,
  { selection, shown }: Pick<BatchInputs, 'selection' | 'shown'>,
): Generator<LongRow, void, undefined> {
  for (const row of comparedRows(run, selection, shownOf(run, shown))) yield { ...row, draw };
}

/** The same as bytes, prepared for many units; see {@link createRunWriter}. */
export function createUnitWriter({ selection, shown }: Pick<BatchInputs, 'selection' | 'shown'>): UnitWriter {
  const writers = new Map<Shown, PreparedRows>();
  const writerOf = (run: ScenarioRun): PreparedRows => {
    const what = shownOf(run, shown);
    const known = writers.get(what) ?? prepareRows(run, selection, what);
    writers.set(what, known);
    return known;
  };
  return (buffer, { draw, runs }) => {
    let rows = 0;
    for (const { run } of runs) {
      const prepared = writerOf(run);
      const head = rowHead(run.results.scenario, draw);
      prepared.levels?.(buffer, head, run.results.cells);
      prepared.changes?.(buffer, head, run.change);
      rows += prepared.rows;
      if (shownOf(run, shown) === 'changes') continue;
      for (const row of formulaRows(run, selection)) {
        appendText(buffer, csvRow({ ...row, draw }));
        rows += 1;
      }
    }
    return rows;
  };
}

type PreparedRows = {
  readonly levels: RunWriter | undefined;
  readonly changes: RunWriter | undefined;
  readonly rows: number;
};

/** Finds each row's cell by asking for the rows of a run whose cells hold their own position. */
function prepareRows(run: ScenarioRun, selection: Selection, shown: Shown): PreparedRows {
  const positions = Float64Array.from(run.results.cells.keys());
  const results = { ...run.results, cells: positions };
  const marked: ScenarioRun = { ...run, scenario: { ...run.scenario, metrics: {} }, results, change: positions };
  const levels = shown === 'changes' ? [] : [...comparedRows(marked, selection, 'levels')];
  const changes = shown === 'levels' ? [] : [...comparedRows(marked, selection, 'changes')];
  return {
    levels: levels.length > 0 ? createRunWriter(levels) : undefined,
    changes: changes.length > 0 ? createRunWriter(changes) : undefined,
    rows: levels.length + changes.length,
  };
}
