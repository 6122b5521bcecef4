import { setImmediate } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { type ClaimCounter, createClaimCounter } from '../../analysis/draw-claims.js';
import { createDrawSet, type DrawSet, type PreparedScenario, planSource } from '../../analysis/draw-runs.js';
import type { Scenario } from '../../scenario/types.js';
import type { OutcomeShape } from '../../types/outcome-shape.js';
import { printable } from '../../types/printable.js';
import type { ClaimAnswer } from '../state/facts.js';
import type { DrawNeed } from '../state/needs.js';
import { cellsShown, createDrawTable, type DrawTable } from './draw-table.js';
import { createLibrary } from './library.js';
import { post } from './post.js';
import type { DrawOrder, DrawReport } from './protocol.js';

/** Draws of one scenario as they stand. */
type Column = {
  readonly key: string;
  readonly prepared: PreparedScenario;
  readonly claims: ClaimCounter;
  readonly years: readonly number[];
  readonly shape: OutcomeShape;
  readonly table: DrawTable;
};

/** With fewer draws a range says nothing. */
const FEWEST = 20;
/** Milliseconds between two reports while draws come in. */
const REPORT_EVERY = 400;

/** The thread that draws: a draw of each scenario in turn, the one with the fewest first, until all have theirs. */
function listen(port: NonNullable<typeof parentPort>, cwd: string): void {
  const library = createLibrary(cwd);
  const columns = new Map<string, Column>();
  const sets = new WeakMap<Scenario, DrawSet>();
  let order: DrawOrder | undefined;
  let running = false;
  const tell = (report: DrawReport): void => post(port, report);

  const columnOf = (subject: DrawNeed['subjects'][number], { seed, draws }: DrawOrder): Column => {
    const known = columns.get(subject.id);
    if (known !== undefined) return known;
    const baseline = library.scenario(subject.baseline);
    const scenario = library.scenario(subject.of);
    const set = sets.get(baseline) ?? createDrawSet(baseline, planSource({ seed, design: 'latin_hypercube', draws }));
    sets.set(baseline, set);
    const prepared = set.prepare(scenario);
    const { results } = prepared.central();
    const column: Column = {
      key: subject.of.key,
      prepared,
      claims: createClaimCounter(scenario),
      years: results.years,
      shape: results.shape,
      table: createDrawTable(results.cells.length),
    };
    columns.set(subject.id, column);
    return column;
  };

  const report = (current: DrawOrder): void => {
    const counts: number[] = [];
    for (const { id } of current.need.subjects) {
      const column = columns.get(id);
      if (column === undefined) continue;
      counts.push(column.table.count());
      if (column.table.count() < FEWEST) continue;
      const bands = column.table.bands(cellsShown(current.need, column.years, column.shape));
      tell({ kind: 'bands', key: column.key, id, bands, chances: chancesOf(column) });
    }
    tell({ kind: 'drawn', done: counts.length === 0 ? 0 : Math.min(...counts) });
  };

  const run = async (): Promise<void> => {
    let reported = performance.now();
    let shown = order;
    for (;;) {
      await setImmediate();
      const current = order;
      if (current === undefined) break;
      if (current !== shown) {
        shown = current;
        report(current);
        reported = performance.now();
      }
      const next = current.need.subjects
        .map((subject) => columnOf(subject, current))
        .reduce<Column | undefined>(
          (fewest, column) => (fewest !== undefined && fewest.table.count() <= column.table.count() ? fewest : column),
          undefined,
        );
      if (next === undefined || next.table.count() >= current.draws) break;
      const drawn = next.prepared.inDraw(next.table.count());
      next.claims.add(drawn);
      next.table.add(drawn.results.cells, drawn.reference.cells);
      if (performance.now() - reported < REPORT_EVERY) continue;
      report(current);
      reported = performance.now();
    }
    if (order !== undefined) report(order);
  };

  port.on('message', (message: DrawOrder) => {
    order = message;
    const wanted = new Set(message.need.subjects.map(({ id }) => id));
    for (const id of columns.keys()) if (!wanted.has(id)) columns.delete(id);
    if (running) return;
    running = true;
    void run()
      .catch((error: unknown) => tell({ kind: 'failed', text: error instanceof Error ? error.message : String(error) }))
      .finally(() => {
        running = false;
      });
  });
}

function chancesOf({ claims }: Column): readonly ClaimAnswer[] {
  return claims.chances().map(({ claim, holds, judged }) => ({
    says: printable(claim.says),
    who: claim.who === undefined ? undefined : printable(claim.who),
    year: claim.year,
    holds: undefined,
    chance: { share: holds.share, draws: judged },
  }));
}

if (parentPort !== null) listen(parentPort, (workerData as { readonly cwd: string }).cwd);
