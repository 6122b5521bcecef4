import { parentPort, workerData } from 'node:worker_threads';
import type { Need } from '../state/needs.js';
import { scenarioFacts } from './facts.js';
import { createBench, startJob } from './jobs.js';
import { createLibrary } from './library.js';
import { post } from './post.js';
import type { Answer, Question } from './protocol.js';
import { createTurns } from './turns.js';

/** The thread that reads files and answers the screens' questions. */
function listen(port: NonNullable<typeof parentPort>, cwd: string): void {
  const library = createLibrary(cwd);
  const bench = createBench(library);
  const tell = (answer: Answer): void => post(port, answer);
  const turns = createTurns<Need, Answer>(
    (need) => startJob(need, bench),
    tell,
    (_need, error) => tell({ kind: 'failed', text: error instanceof Error ? error.message : String(error) }),
    setImmediate,
  );
  port.on('message', (question: Question) => {
    if (question.kind === 'needs') turns.want(question.needs);
    else for (const key of question.keys) tell(readAnswer(library, key));
  });
}

function readAnswer(library: ReturnType<typeof createLibrary>, key: string): Answer {
  const read = library.read(key);
  if ('problem' in read) return { kind: 'invalid', key, problem: read.problem };
  return { kind: 'opened', key, facts: scenarioFacts(read.scenario) };
}

if (parentPort !== null) listen(parentPort, (workerData as { readonly cwd: string }).cwd);
