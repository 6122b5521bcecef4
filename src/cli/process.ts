import { writeSync } from 'node:fs';
import { reasonOf } from '../output/write-file.js';
import { RoosimError } from '../types/errors.js';
import { processContext } from './context.js';
import { exitCodeOf, renderError } from './errors.js';
import { abortOnSignals } from './interrupt.js';
import { runCli } from './program.js';

/** Runs the command line in this process: signals, closed pipes and the exit code are taken care of. */
export async function runProcess(argv: readonly string[]): Promise<void> {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', endOnBrokenOutput);

  const controller = abortOnSignals();
  process.exitCode = await runCli(argv, processContext(controller.signal));
}

/** A reader that has seen enough (`| head -1`) closes the pipe; that is no failure. A full disk is. */
function endOnBrokenOutput(cause: NodeJS.ErrnoException): void {
  if (cause.code === 'EPIPE') process.exit(0);
  const error = new RoosimError('file_unwritable', `Cannot write to standard output: ${reasonOf(cause)}.`, { cause });
  try {
    writeSync(process.stderr.fd, renderError(error, { color: false, cwd: process.cwd() }));
  } catch {
    // Standard error is broken as well; the exit code has to do.
  }
  process.exit(exitCodeOf(error));
}
