import { fileURLToPath } from 'node:url';
import { spawn } from '@lydell/node-pty';
import { createEmulator, type Emulator } from './emulator.js';

export const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const MAIN = fileURLToPath(new URL('../../../dist/cli/main.js', import.meta.url));

/** Names of keys that are more than a character. */
export const KEY = {
  enter: '\r',
  escape: '\u001b',
  up: '\u001b[A',
  down: '\u001b[B',
  right: '\u001b[C',
  left: '\u001b[D',
  tab: '\t',
  ctrlC: '\u0003',
  backspace: '\u007f',
} as const;

/** A program in a terminal, and the person in front of it. */
export type Sitting = {
  readonly screen: Emulator;
  /** All that was written, escape codes included. */
  readonly raw: () => string;
  readonly press: (...keys: readonly string[]) => void;
  /** Waits until the screen shows a text, or what a test of it asks for. */
  readonly sees: (what: string | RegExp | ((text: string) => boolean), seconds?: number) => Promise<void>;
  readonly resize: (columns: number, rows: number) => void;
  readonly signal: (name: string) => void;
  /** Waits for the end. */
  readonly ended: (seconds?: number) => Promise<{ readonly code: number; readonly signal: number | undefined }>;
};

export type SittingOptions = {
  readonly columns?: number;
  readonly rows?: number;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** What Node runs; the built program by default. */
  readonly script?: string;
};

/** Sits down at the built program with the given arguments. */
export function sitDown(args: readonly string[], options: SittingOptions = {}): Sitting {
  const { columns = 120, rows = 40 } = options;
  const screen = createEmulator(columns, rows);
  const { NO_COLOR: _none, FORCE_COLOR: _force, CI: _ci, NODE_ENV: _node, ...env } = process.env;
  const child = spawn(process.execPath, [options.script ?? MAIN, ...args], {
    name: 'xterm-256color',
    cols: columns,
    rows,
    cwd: options.cwd ?? ROOT,
    env: { ...env, COLORTERM: 'truecolor', LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8', ...options.env },
  });
  let raw = '';
  let fed: Promise<void> = Promise.resolve();
  let exit: { readonly code: number; readonly signal: number | undefined } | undefined;
  child.onData((data) => {
    raw += data;
    fed = fed.then(() => screen.write(data));
  });
  child.onExit(({ exitCode, signal }) => {
    exit = { code: exitCode, signal };
  });
  const until = async <T>(look: () => T | undefined, seconds: number, missing: () => string): Promise<T> => {
    const limit = performance.now() + seconds * 1000;
    for (;;) {
      await fed;
      const found = look();
      if (found !== undefined) return found;
      if (performance.now() > limit) throw new Error(missing());
      await new Promise((done) => setTimeout(done, 15));
    }
  };
  return {
    screen,
    raw: () => raw,
    press: (...keys) => {
      for (const key of keys) child.write(key);
    },
    sees: async (what, seconds = 30) => {
      const holds = (text: string): boolean =>
        typeof what === 'string' ? text.includes(what) : typeof what === 'function' ? what(text) : what.test(text);
      await until(
        () => (holds(screen.text()) ? true : undefined),
        seconds,
        () => `Not seen within ${seconds} s: ${String(what)}. The screen shows:\n${screen.text()}`,
      );
    },
    resize: (wide, high) => {
      screen.resize(wide, high);
      child.resize(wide, high);
    },
    signal: (name) => child.kill(name),
    ended: (seconds = 20) =>
      until(
        () => exit,
        seconds,
        () => `Not ended within ${seconds} s. The screen shows:\n${screen.text()}`,
      ),
  };
}
