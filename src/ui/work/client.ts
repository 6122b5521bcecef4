import { Worker } from 'node:worker_threads';
import type { Action } from '../state/actions.js';
import { drawNeed, needs } from '../state/needs.js';
import type { State } from '../state/state.js';
import { post } from './post.js';
import type { Answer, DrawOrder, DrawReport, Question } from './protocol.js';

/** The threads behind the screens. */
export type Workforce = {
  /** Reads files anew. */
  readonly read: (keys: readonly string[]) => void;
  /** Asks for whatever the screens of this state wait for and do not have. */
  readonly sync: (state: State) => void;
  readonly stop: () => void;
};

/** Milliseconds that levers have to rest before draws start over with them. */
const DRAWS_WAIT = 350;

/**
 * Starts one thread for questions and one for draws.
 * @param dispatch Takes what they find out.
 * @param draws How many draws; 0 starts no second thread.
 */
export function startWorkforce(
  options: { readonly cwd: string; readonly seed: number; readonly draws: number },
  dispatch: (action: Action) => void,
): Workforce {
  const thread = (name: string): Worker =>
    new Worker(new URL(`./${name}`, import.meta.url), { workerData: { cwd: options.cwd } });
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const answers = thread(`worker.${extension}`);
  const drawing = options.draws > 0 ? thread(`draws-worker.${extension}`) : undefined;
  const ask = (question: Question): void => post(answers, question);
  let asked = '';
  let ordered = '';
  let drawTimer: NodeJS.Timeout | undefined;

  const fail = (error: unknown): void =>
    dispatch({ type: 'say', text: error instanceof Error ? error.message : String(error), role: 'bad' });
  answers.on('message', (answer: Answer) => dispatch(actionOf(answer)));
  answers.on('error', fail);
  drawing?.on('message', (report: DrawReport) => dispatch(reportAction(report)));
  drawing?.on('error', fail);

  const order = (state: State): void => {
    const need = drawNeed(state);
    if (drawing === undefined || need === undefined || need.id === ordered) return;
    const subjects = JSON.stringify(need.subjects);
    const send = (): void => post<DrawOrder>(drawing, { kind: 'draw', need, seed: options.seed, draws: options.draws });
    clearTimeout(drawTimer);
    ordered = need.id;
    if (subjects === lastSubjects) send();
    else drawTimer = setTimeout(send, lastSubjects === '' ? 0 : DRAWS_WAIT);
    lastSubjects = subjects;
  };
  let lastSubjects = '';

  return {
    read: (keys) => ask({ kind: 'read', keys }),
    sync: (state) => {
      const wanted = needs(state);
      const ids = wanted.map(({ id }) => id).join('\n');
      if (ids !== asked) ask({ kind: 'needs', needs: wanted });
      asked = ids;
      order(state);
    },
    stop: () => {
      clearTimeout(drawTimer);
      void answers.terminate();
      void drawing?.terminate();
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
