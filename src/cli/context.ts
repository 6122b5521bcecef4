import { fileURLToPath } from 'node:url';

/** A place text goes to; a terminal says so and how wide it is. */
export type TextSink = {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
};

/** All that a command may know of the world around it, so that it can also be run inside another process. */
export type CliContext = {
  /** Data, and nothing else. */
  readonly stdout: TextSink;
  /** Progress, notes and errors. */
  readonly stderr: TextSink;
  readonly stdin: { readonly isTTY?: boolean };
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Folder that relative paths start from. */
  readonly cwd: string;
  /** Folder of the scenarios that ship with the program. */
  readonly shippedScenarios: string;
  /** Aborted on SIGINT and SIGTERM. A command that listens gets the time to finish what it has in hand. */
  readonly signal: AbortSignal;
};

/** The context of this process. */
export function processContext(signal: AbortSignal): CliContext {
  return {
    stdout: process.stdout,
    stderr: process.stderr,
    stdin: process.stdin,
    env: process.env,
    cwd: process.cwd(),
    shippedScenarios: fileURLToPath(new URL('../../scenarios', import.meta.url)),
    signal,
  };
}

/** Whether a person sits at both ends, so that a full-screen interface makes sense. */
export function isInteractive(context: CliContext): boolean {
  return context.stdin.isTTY === true && context.stdout.isTTY === true && context.env.TERM !== 'dumb';
}

/**
 * Whether text to this sink may carry colour: a terminal that knows colour, and nobody asked for none.
 * NO_COLOR counts when it is set and not empty (no-color.org); FORCE_COLOR colours pipes too, except when it is 0.
 */
export function wantsColor(context: CliContext, sink: TextSink, color: boolean): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = context.env;
  if (!color || (NO_COLOR !== undefined && NO_COLOR !== '')) return false;
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== '') return FORCE_COLOR !== '0';
  return sink.isTTY === true && TERM !== 'dumb';
}
