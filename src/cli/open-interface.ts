import type { CliContext } from './context.js';
import { Interrupted } from './interrupt.js';

/** What the interface can be told on the command line. */
export type InterfaceOptions = { readonly color: boolean; readonly draws?: number; readonly seed?: number };

/**
 * Opens the terminal interface over scenario files and waits until it is left.
 * @throws Interrupted when it was left by Ctrl-C or told to stop.
 */
export async function openInterface(
  paths: readonly string[],
  options: InterfaceOptions,
  context: CliContext,
): Promise<void> {
  const { runUi } = await import('../ui/main.js');
  const { env, cwd, signal } = context;
  const exitCode = await runUi(paths, { env, cwd, signal, ...options });
  if (exitCode !== 0) throw new Interrupted('SIGINT');
}
