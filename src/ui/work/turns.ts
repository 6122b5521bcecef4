/** Runs jobs a step at a time, so that messages are heard in between. */
export type Turns<Need extends { readonly id: string }> = {
  /** What is wanted now, the most urgent first. Jobs that are not wanted any more are dropped where they stand. */
  readonly want: (needs: readonly Need[]) => void;
};

/**
 * A scheduler of generators: always a step of the most urgent job that is not done. A question is answered once; asked
 * again later it is answered again.
 * @param later How to get the next turn; `setImmediate` lets the event loop deliver messages first.
 */
export function createTurns<Need extends { readonly id: string }, Part>(
  start: (need: Need) => Generator<Part | undefined, void, undefined>,
  tell: (part: Part) => void,
  failed: (need: Need, error: unknown) => void,
  later: (run: () => void) => void,
): Turns<Need> {
  let wanted: readonly Need[] = [];
  let waiting = false;
  const jobs = new Map<string, ReturnType<typeof start>>();
  const done = new Set<string>();
  const step = (): void => {
    waiting = false;
    const need = wanted.find(({ id }) => !done.has(id));
    if (need === undefined) return;
    try {
      const job = jobs.get(need.id) ?? start(need);
      jobs.set(need.id, job);
      const next = job.next();
      if (next.done === true) finish(need.id);
      else if (next.value !== undefined) tell(next.value);
    } catch (error) {
      finish(need.id);
      failed(need, error);
    }
    queue();
  };
  const finish = (id: string): void => {
    jobs.delete(id);
    done.add(id);
  };
  const queue = (): void => {
    if (waiting) return;
    waiting = true;
    later(step);
  };
  return {
    want: (needs) => {
      wanted = needs;
      const ids = new Set(needs.map(({ id }) => id));
      for (const id of jobs.keys()) if (!ids.has(id)) jobs.delete(id);
      for (const id of done) if (!ids.has(id)) done.delete(id);
      queue();
    },
  };
}
