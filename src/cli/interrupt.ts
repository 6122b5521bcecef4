import { getEventListeners } from 'node:events';

/** The signals that stop the program, with the exit code a shell expects for each. */
const EXIT_CODE_OF_SIGNAL = { SIGINT: 130, SIGTERM: 143 } as const;
export type StopSignal = keyof typeof EXIT_CODE_OF_SIGNAL;

/** Why a command stopped before its end: a signal, or Ctrl-C inside the terminal interface. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
  readonly stopSignal: StopSignal;

  constructor(stopSignal: StopSignal) {
    super(`stopped by ${stopSignal}`);
    this.stopSignal = stopSignal;
  }

  get exitCode(): number {
    return EXIT_CODE_OF_SIGNAL[this.stopSignal];
  }
}

/**
 * Turns SIGINT and SIGTERM into an abort with an {@link Interrupted} as its reason. Where nobody listens to the
 * abort, or on the second signal, the process ends at once.
 */
export function abortOnSignals(): AbortController {
  const controller = new AbortController();
  for (const stopSignal of Object.keys(EXIT_CODE_OF_SIGNAL) as StopSignal[]) {
    process.on(stopSignal, () => {
      const reason = new Interrupted(stopSignal);
      const someoneCleansUp = getEventListeners(controller.signal, 'abort').length > 0;
      if (controller.signal.aborted || !someoneCleansUp) process.exit(reason.exitCode);
      controller.abort(reason);
    });
  }
  return controller;
}
