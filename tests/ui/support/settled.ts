import { fileURLToPath } from 'node:url';
import { type ClaimCounter, createClaimCounter } from '../../../src/analysis/draw-claims.js';
import { createDrawSet, planSource } from '../../../src/analysis/draw-runs.js';
import type { OutcomeShape } from '../../../src/types/outcome-shape.js';
import type { Action } from '../../../src/ui/state/actions.js';
import { type DrawNeed, drawNeed, type Need, needs } from '../../../src/ui/state/needs.js';
import { reduce } from '../../../src/ui/state/reduce.js';
import { initialState, type State } from '../../../src/ui/state/state.js';
import { cellsShown, createDrawTable, type DrawTable } from '../../../src/ui/work/draw-table.js';
import { scenarioFacts } from '../../../src/ui/work/facts.js';
import { createBench, startJob } from '../../../src/ui/work/jobs.js';
import { createLibrary, type Library } from '../../../src/ui/work/library.js';
import type { Answer } from '../../../src/ui/work/protocol.js';

const SCENARIOS = fileURLToPath(new URL('../../../scenarios', import.meta.url));

/** The interface without a terminal and without threads: keys in, a state with every answer out. */
export type Bench = {
  readonly state: () => State;
  readonly dispatch: (action: Action) => void;
  /** Presses keys one after the other, and waits for the answers after each. */
  readonly press: (...keys: readonly string[]) => State;
  /** Runs draws for the ranges on the screen. */
  readonly draw: (draws: number) => State;
};

/** Opens shipped scenarios, all answers in. */
export function openBench(
  names: readonly string[],
  size: { readonly columns: number; readonly rows: number } = { columns: 120, rows: 40 },
  draws = 0,
): Bench {
  const library = createLibrary(SCENARIOS);
  const bench = createBench(library);
  const files = names.map((name) => ({ key: `${SCENARIOS}/${name}.yaml`, file: `${name}.yaml` }));
  let state = initialState({ ...size, files, theme: 'okabe-ito', glyphs: 'braille', draws });
  const dispatch = (action: Action): void => {
    state = reduce(state, action);
  };
  for (const { key } of files) {
    const read = library.read(key);
    if ('problem' in read) throw new Error(read.problem.join('\n'));
    dispatch({ type: 'opened', key, facts: scenarioFacts(read.scenario) });
  }
  const answered = new Set<string>();
  const drawnOf = new Map<string, Drawn>();
  const settle = (): State => {
    for (;;) {
      const open = needs(state).find((need) => !answered.has(need.slot + need.id));
      if (open === undefined) return state;
      answered.add(open.slot + open.id);
      for (const answer of startJob(open, bench)) if (answer !== undefined) dispatch(actionOf(open, answer));
    }
  };
  settle();
  return {
    state: () => state,
    dispatch: (action) => {
      dispatch(action);
      settle();
    },
    press: (...keys) => {
      for (const key of keys) {
        dispatch({ type: 'key', key });
        settle();
      }
      return state;
    },
    draw: (count) => {
      const need = drawNeed(state);
      for (const subject of need?.subjects ?? []) {
        const drawn = drawnOf.get(subject.id) ?? drawSubject(library, subject, count);
        drawnOf.set(subject.id, drawn);
        const bands = drawn.table.bands(need === undefined ? [] : cellsShown(need, drawn.years, drawn.shape));
        const chances = drawn.claims.chances().map(({ claim, holds, judged }) => ({
          says: claim.says,
          who: claim.who,
          year: claim.year,
          holds: undefined,
          chance: { share: holds.share, draws: judged },
        }));
        dispatch({ type: 'bands', key: subject.of.key, id: subject.id, bands, chances });
      }
      dispatch({ type: 'drawn', done: count });
      return state;
    },
  };
}

type Drawn = {
  readonly years: readonly number[];
  readonly shape: OutcomeShape;
  readonly table: DrawTable;
  readonly claims: ClaimCounter;
};

function drawSubject(library: Library, subject: DrawNeed['subjects'][number], draws: number): Drawn {
  const scenario = library.scenario(subject.of);
  const plan = { seed: 1, design: 'latin_hypercube', draws } as const;
  const prepared = createDrawSet(library.scenario(subject.baseline), planSource(plan)).prepare(scenario);
  const { results } = prepared.central();
  const table = createDrawTable(results.cells.length);
  const claims = createClaimCounter(scenario);
  for (let draw = 0; draw < draws; draw++) {
    const run = prepared.inDraw(draw);
    table.add(run.results.cells, run.reference.cells);
    claims.add(run);
  }
  return { years: results.years, shape: results.shape, table, claims };
}

function actionOf(need: Need, answer: Answer): Action {
  switch (answer.kind) {
    case 'central': {
      const type = need.slot.startsWith('edited ') ? 'edited' : 'central';
      return { type, key: need.of.key, id: need.id, central: answer.value };
    }
    case 'sentences':
      return { type: 'told', id: need.id, told: answer.value };
    case 'fleet':
      return { type: 'fleet-rows', id: need.id, rows: answer.value };
    case 'explain':
      return { type: 'explanation', id: need.id, explanation: answer.value };
    case 'curve':
      return { type: 'curve', id: need.id, curve: answer.value };
    case 'sensitivity':
      return { type: 'sensitivity', id: need.id, sensitivity: answer.value };
    default:
      throw new Error(`No action for ${answer.kind}.`);
  }
}
