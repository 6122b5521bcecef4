import type { CliContext } from './context.js';
import { Interrupted } from './interrupt.js';

/**
 * Opens the terminal interface over scenario files and waits until it is left.
 * @throws Interrupted when it was left by Ctrl-C or told to stop.
 */
export async function openInterface(paths: readonly string[], color: boolean, context: CliContext): Promise<void> {
  const { runUi } = await import('../ui/main.js');
  const { env, cwd, signal } = context;
  const exitCode = await runUi(paths, { env, cwd, signal, color });
  if (exitCode !== 0) throw new Interrupted('SIGINT');
}
