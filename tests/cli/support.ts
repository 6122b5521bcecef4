import { fileURLToPath } from 'node:url';
import type { CliContext } from '../../src/cli/context.js';
import { runCli } from '../../src/cli/program.js';

export type CliRun = { readonly exitCode: number; readonly stdout: string; readonly stderr: string };

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Runs a command line inside this process and collects what it writes. */
export async function runInProcess(argv: readonly string[], changes: Partial<CliContext> = {}): Promise<CliRun> {
  let stdout = '';
  let stderr = '';
  const context: CliContext = {
    stdout: { write: (text) => (stdout += text) },
    stderr: { write: (text) => (stderr += text) },
    stdin: {},
    env: {},
    cwd: ROOT,
    shippedScenarios: `${ROOT}scenarios`,
    signal: new AbortController().signal,
    ...changes,
  };
  const exitCode = await runCli(argv, context);
  return { exitCode, stdout, stderr };
}
