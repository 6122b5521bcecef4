import { processContext } from './context.js';
import { abortOnSignals } from './interrupt.js';
import { runCli } from './program.js';

/** Runs the command line in this process: signals, closed pipes and the exit code are taken care of. */
export async function runProcess(argv: readonly string[]): Promise<void> {
  // A reader that has seen enough (`| head -1`) closes the pipe; that is no failure.
  const endQuietlyOnClosedPipe = (error: NodeJS.ErrnoException): void => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  };
  process.stdout.on('error', endQuietlyOnClosedPipe);
  process.stderr.on('error', endQuietlyOnClosedPipe);

  const controller = abortOnSignals();
  process.exitCode = await runCli(argv, processContext(controller.signal));
}
