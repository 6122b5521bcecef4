import { render } from 'ink';
import type { ReactNode } from 'react';
import { PASTES } from './frame-writer.js';
import { createInkStream } from './ink-stream.js';
import { openStage, type Stage, type Terminal, type TerminalSize, terminalSize } from './stage.js';
import { createSurface, type Surface } from './surface.js';

/** What is on the screen, and how to give the terminal back. */
export type Session = {
  /** Resolves when it was closed; rejects with what a component threw, the terminal given back. */
  readonly ended: Promise<void>;
  readonly close: () => void;
  /** Hands the terminal to a program that runs to its end in `use`, and takes it back. */
  readonly lend: (use: () => void) => void;
};

export type SessionOptions = {
  readonly terminal: Terminal;
  /** Where somebody has opened it already. */
  readonly stage?: Stage | undefined;
  /** What to draw. The surface is undefined where Ink itself writes the text, for a screen reader. */
  readonly view: (surface: Surface | undefined) => ReactNode;
  readonly onResize: (columns: number, rows: number) => void;
  readonly onFrame?: () => void;
  readonly screenReader: boolean;
};

/** Shows a view on the whole terminal until it is closed. */
export function openSession(options: SessionOptions): Session {
  return options.screenReader ? openSpoken(options) : openFullScreen(options);
}

function openFullScreen({ terminal, stage, view, onResize, onFrame }: SessionOptions): Session {
  const { stdin, stdout } = terminal;
  const { screen, writer, size: opened } = stage ?? openStage(terminal);
  const surface = createSurface();
  const size = (): TerminalSize => terminalSize(stdout);
  const adapt = (): void => {
    writer.forget();
    const { columns, rows } = size();
    onResize(columns, rows);
  };
  // Nobody heard of a change of size between the opening of the stage and now.
  if (size().columns !== opened.columns || size().rows !== opened.rows) adapt();
  const stream = createInkStream(size, surface, writer, () => onFrame?.());
  const instance = render(view(surface), {
    stdout: stream,
    stdin,
    stderr: stream,
    debug: true,
    exitOnCtrlC: false,
    patchConsole: false,
  });
  const resized = (): void => {
    adapt();
    stream.emit('resize');
  };
  stdout.on('resize', resized);
  const restore = (): void => {
    stdout.off('resize', resized);
    screen.leave();
  };
  return {
    ended: instance.waitUntilExit().then(restore, (error: unknown) => {
      restore();
      throw error;
    }),
    close: () => instance.unmount(),
    lend: (use) => {
      screen.leave();
      stdin.setRawMode(false);
      try {
        use();
      } finally {
        stdin.setRawMode(true);
        screen.enter();
        resized();
      }
    },
  };
}

/** Plain text that grows downwards, as Ink writes it for screen readers. */
function openSpoken({ terminal, view, onFrame }: SessionOptions): Session {
  const { stdin, stdout } = terminal;
  stdout.write(PASTES.bracket);
  const leave = (): void => void stdout.write(PASTES.leave);
  const instance = render(view(undefined), {
    stdout,
    stdin,
    exitOnCtrlC: false,
    patchConsole: false,
    isScreenReaderEnabled: true,
    onRender: () => onFrame?.(),
  });
  return {
    ended: instance
      .waitUntilExit()
      .finally(leave)
      .then(() => undefined),
    close: () => instance.unmount(),
    lend: (use) => {
      leave();
      stdin.setRawMode(false);
      try {
        use();
      } finally {
        stdin.setRawMode(true);
        stdout.write(PASTES.bracket);
      }
    },
  };
}
