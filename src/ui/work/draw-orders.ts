import type { Worker } from 'node:worker_threads';
import { centralId, drawNeed } from '../state/needs.js';
import type { State } from '../state/state.js';
import { post } from './post.js';
import type { DrawOrder } from './protocol.js';

/** Orders draws as the state wants them. */
export type DrawOrders = { readonly sync: (state: State) => void; readonly stop: () => void };

/** Milliseconds that levers have to rest before draws start over with them. */
const WAIT = 350;

/**
 * Sends orders to the thread that draws. It is started with the first of them, when every scenario has its central
 * outcomes: until then it would only take their time.
 */
export function createDrawOrders(
  { seed, draws }: { readonly seed: number; readonly draws: number },
  start: () => Worker,
): DrawOrders {
  let thread: Worker | undefined;
  let ordered = '';
  let lastSubjects = '';
  let timer: NodeJS.Timeout | undefined;
  return {
    sync: (state) => {
      const need = draws === 0 || !isCentralDone(state) ? undefined : drawNeed(state);
      if (need === undefined || need.id === ordered) return;
      ordered = need.id;
      const send = (): void => {
        thread ??= start();
        post<DrawOrder>(thread, { kind: 'draw', need, seed, draws });
      };
      clearTimeout(timer);
      const subjects = JSON.stringify(need.subjects);
      if (subjects === lastSubjects || lastSubjects === '') send();
      else timer = setTimeout(send, WAIT);
      lastSubjects = subjects;
    },
    stop: () => {
      clearTimeout(timer);
      void thread?.terminate();
    },
  };
}

function isCentralDone(state: State): boolean {
  return state.scenarios.every((scenario) => {
    const waiting = scenario.facts === undefined && scenario.problem === undefined;
    const id = centralId(state, scenario);
    return !waiting && (id === undefined || scenario.central?.id === id);
  });
}
