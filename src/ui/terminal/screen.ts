import { onExit } from 'signal-exit';
import { TERMINAL } from './frame-writer.js';

/** The alternate screen while it is on. */
export type AlternateScreen = {
  /** Gives the terminal back as it was. More than once does no harm. */
  readonly leave: () => void;
  /** Takes it again, for instance after an editor. */
  readonly enter: () => void;
};

/**
 * Takes the alternate screen, and makes sure it is given back however the process ends: by returning, by a throw, by
 * `process.exit` or by a signal.
 */
export function takeAlternateScreen(write: (text: string) => void): AlternateScreen {
  let on = false;
  const leave = (): void => {
    if (!on) return;
    on = false;
    forgetExit();
    write(TERMINAL.leave);
  };
  let forgetExit = (): void => undefined;
  const enter = (): void => {
    if (on) return;
    on = true;
    forgetExit = onExit(leave);
    write(TERMINAL.enter);
  };
  enter();
  return { enter, leave };
}
