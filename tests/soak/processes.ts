import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { SoakOptions, SoakPart, SoakReport } from './part.js';

/** What a process is asked to do. */
type Order = { readonly name: string; readonly options: Omit<SoakOptions, 'log'> };

/** What it says meanwhile, and what comes of it. */
type Answer = { readonly line: string } | { readonly report: SoakReport };

/** Seeds that each process may use where nobody says how many inputs there are. */
const SEEDS_APART = 1_000_000_000;

/** Runs a part in one or more processes of its own; one that dies is a fault too. */
export async function runDivided(part: SoakPart, options: SoakOptions, processes: number): Promise<SoakReport> {
  const { seed, amount, seconds, log } = options;
  const shares = Array.from({ length: Math.max(1, processes) }, (_, i) => {
    if (amount === undefined) return { seed: seed + i * SEEDS_APART, amount, seconds };
    const [from, to] = [i, i + 1].map((at) => Math.floor((amount * at) / Math.max(1, processes))) as [number, number];
    return { seed: seed + from, amount: to - from, seconds };
  });
  const reports = await Promise.all(shares.map((share) => runApart(part, { name: part.name, options: share }, log)));
  return {
    done: reports.reduce((sum, { done }) => sum + done, 0),
    faults: reports.flatMap(({ faults }) => faults),
    notes: reports.flatMap(({ notes = [] }) => notes),
  };
}

function runApart({ heapMegabytes }: SoakPart, order: Order, log: (line: string) => void): Promise<SoakReport> {
  return new Promise((resolve) => {
    const heap = heapMegabytes === undefined ? [] : [`--max-old-space-size=${heapMegabytes}`];
    const execArgv = [...process.execArgv, ...heap];
    const child = fork(fileURLToPath(new URL('main.ts', import.meta.url)), { execArgv });
    let report: SoakReport | undefined;
    child.on('message', (answer: Answer) => {
      if ('line' in answer) log(answer.line);
      else report = answer.report;
    });
    child.on('exit', (code, signal) => {
      const what = `The process ended with ${signal ?? `code ${code}`} before it could report.`;
      resolve(report ?? { done: 0, faults: [{ seed: order.options.seed, what }] });
    });
    child.send(order);
  });
}

/** In a process of {@link runDivided}: does what the parent asks, and tells it. */
export function answerParent(parts: readonly SoakPart[]): void {
  const tell = (answer: Answer) => process.send?.(answer);
  const obey = async ({ name, options }: Order) => {
    const part = parts.find((one) => one.name === name);
    const report = await part?.run({ ...options, log: (line) => tell({ line }) });
    if (report !== undefined) tell({ report });
    process.disconnect();
  };
  process.once('message', (order: Order) => void obey(order));
}
