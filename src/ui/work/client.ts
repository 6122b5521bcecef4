import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Action } from '../state/actions.js';
import { needs } from '../state/needs.js';
import type { State } from '../state/state.js';
import { createDrawOrders } from './draw-orders.js';
import { post } from './post.js';
import type { Answer, DrawReport, Question } from './protocol.js';

/** The threads behind the screens. */
export type Workforce = {
  /** Reads files anew. */
  readonly read: (keys: readonly string[]) => void;
  /** Asks for whatever the screens of this state wait for and do not have. */
  readonly sync: (state: State) => void;
  readonly stop: () => void;
};

/**
 * Starts a thread for questions, and one for draws once every central result is there.
 * @param dispatch Takes what they find out.
 */
export function startWorkforce(
  options: { readonly cwd: string; readonly seed: number; readonly draws: number },
  dispatch: (action: Action) => void,
): Workforce {
  const thread = (name: string): Worker =>
    new Worker(new URL(`./${name}${extname(import.meta.url)}`, import.meta.url), { workerData: { cwd: options.cwd } });
  const fail = (error: unknown): void =>
    dispatch({ type: 'say', text: error instanceof Error ? error.message : String(error), role: 'bad' });
  const answers = thread('worker');
  answers.on('message', (answer: Answer) => dispatch(actionOf(answer)));
  answers.on('error', fail);
  const ask = (question: Question): void => post(answers, question);
  let asked = '';
  const draws = createDrawOrders(options, () => {
    const drawing = thread('draws-worker');
    drawing.on('message', (report: DrawReport) => dispatch(reportAction(report)));
    drawing.on('error', fail);
    return drawing;
  });

  return {
    read: (keys) => ask({ kind: 'read', keys }),
    sync: (state) => {
      const wanted = needs(state);
      const ids = wanted.map(({ id }) => id).join('\n');
      if (ids !== asked) ask({ kind: 'needs', needs: wanted });
      asked = ids;
      draws.sync(state);
    },
    stop: () => {
      void answers.terminate();
      draws.stop();
    },
  };
}

function actionOf(answer: Answer): Action {
  switch (answer.kind) {
    case 'opened':
      return { type: 'opened', key: answer.key, facts: answer.facts };
    case 'invalid':
      return { type: 'invalid', key: answer.key, problem: answer.problem };
    case 'central': {
      const type = answer.need.slot.startsWith('edited ') ? 'edited' : 'central';
      return { type, key: answer.need.of.key, id: answer.need.id, central: answer.value };
    }
    case 'sentences':
      return { type: 'told', id: answer.need.id, told: answer.value };
    case 'fleet':
      return { type: 'fleet-rows', id: answer.need.id, rows: answer.value };
    case 'explain':
      return { type: 'explanation', id: answer.need.id, explanation: answer.value };
    case 'curve':
      return { type: 'curve', id: answer.need.id, curve: answer.value };
    case 'sensitivity':
      return { type: 'sensitivity', id: answer.need.id, sensitivity: answer.value };
    case 'failed':
      return { type: 'say', text: answer.text, role: 'bad' };
  }
}

function reportAction(report: DrawReport): Action {
  switch (report.kind) {
    case 'bands':
      return { type: 'bands', key: report.key, id: report.id, bands: report.bands, chances: report.chances };
    case 'drawn':
      return { type: 'drawn', done: report.done };
    case 'failed':
      return { type: 'say', text: report.text, role: 'bad' };
  }
}
