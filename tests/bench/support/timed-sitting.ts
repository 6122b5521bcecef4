import { fileURLToPath } from 'node:url';
import { spawn } from '@lydell/node-pty';

const MAIN = fileURLToPath(new URL('../../../dist/cli/main.js', import.meta.url));

/** The built program in a terminal, watched write by write. */
export type TimedSitting = {
  readonly press: (key: string) => void;
  /** Milliseconds from now until something matching is written. */
  readonly until: (what: RegExp, limitMs?: number) => Promise<number>;
  readonly close: () => void;
};

/** Starts the program; time runs from here. */
export function startTimed(args: readonly string[], columns = 120, rows = 40): TimedSitting {
  const child = spawn(process.execPath, [MAIN, ...args], {
    name: 'xterm-256color',
    cols: columns,
    rows,
    cwd: fileURLToPath(new URL('../../..', import.meta.url)),
    env: { ...process.env, COLORTERM: 'truecolor', LANG: 'C.UTF-8', NODE_ENV: 'production' },
  });
  let waiting: { readonly what: RegExp; readonly seen: () => void } | undefined;
  let text = '';
  child.onData((data) => {
    text = (text + data).slice(-60_000);
    if (waiting?.what.test(text) !== true) return;
    const { seen } = waiting;
    waiting = undefined;
    seen();
  });
  return {
    press: (key) => child.write(key),
    until: (what, limitMs = 120_000) => {
      const start = performance.now();
      text = '';
      return new Promise((done, fail) => {
        const timer = setTimeout(() => fail(new Error(`Not written within ${limitMs} ms: ${what.source}`)), limitMs);
        waiting = {
          what,
          seen: () => {
            clearTimeout(timer);
            done(performance.now() - start);
          },
        };
      });
    },
    close: () => child.kill('SIGKILL'),
  };
}
