import { basename, extname, relative } from 'node:path';
import { performEffect } from './effects.js';
import { type Signatures, signaturesOf } from './files/signatures.js';
import type { FileWatch } from './files/watch.js';
import { wholeScreen } from './screens/whole.js';
import { initialState, type State } from './state/state.js';
import { createStore, type Store } from './state/store.js';
import type { Session } from './terminal/session.js';
import { openStage, type Terminal, terminalSize } from './terminal/stage.js';
import { glyphSetFor } from './theme/glyphs.js';
import { colorLevelOf, createPainter, THEMES, type ThemeName } from './theme/themes.js';
import { startWorkforce, type Workforce } from './work/client.js';

/** What the interface may know of the world around it. */
export type UiContext = {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** Aborted when the process is told to stop: the terminal is given back and the interface ends. */
  readonly signal: AbortSignal;
  /** Whether colour was turned off by an option. */
  readonly color?: boolean;
  readonly draws?: number;
  readonly seed?: number;
  readonly terminal?: Terminal;
};

const DRAWS = 1000;
const SEED = 1;

/**
 * Opens the interface over scenario files and waits until it is left. Both ends of the terminal have to be a terminal.
 * @param paths Full paths of the files, in the order they are shown.
 * @returns The exit code: 0, or 130 after Ctrl-C.
 * @throws what a component threw, when the terminal has been given back
 */
export async function runUi(paths: readonly string[], context: UiContext): Promise<number> {
  const terminal = context.terminal ?? { stdin: process.stdin, stdout: process.stdout };
  const draws = context.draws ?? DRAWS;
  const state = firstState(paths, context, terminal, draws);
  let exitCode = 0;
  let session: Session | undefined;
  let watch: FileWatch | undefined;
  const store = createStore(state, (effect) => {
    if (effect.kind === 'quit') {
      exitCode = effect.code;
      session?.close();
    } else void performEffect(effect, { ...context, store, session, workforce, watch });
  });
  const workforce = startWorkforce({ cwd: context.cwd, seed: context.seed ?? SEED, draws }, store.dispatch);
  store.subscribe(() => workforce.sync(store.get()));
  const read = signaturesOf(paths);
  workforce.read(paths);
  const stop = (): void => session?.close();
  context.signal.addEventListener('abort', stop);
  const screenReader = context.env.INK_SCREEN_READER === 'true';
  const stage = screenReader ? undefined : openStage(terminal);
  try {
    stage?.writer.write(wholeScreen(state).map(createPainter(THEMES[state.theme], colorLevelOf(), state.glyphs)));
    // React decides by this when it is loaded whether to check itself on every frame.
    process.env.NODE_ENV ??= 'production';
    const { showInterface } = await import('./components/show.js');
    session = showInterface(store, terminal, stage, screenReader);
    if (context.signal.aborted) session.close();
    watch = await watchScenarios(read, store, workforce);
    await session.ended;
    return exitCode;
  } finally {
    context.signal.removeEventListener('abort', stop);
    workforce.stop();
    stage?.screen.leave();
    await watch?.close();
  }
}

function firstState(paths: readonly string[], context: UiContext, terminal: Terminal, draws: number): State {
  return initialState({
    ...terminalSize(terminal.stdout),
    files: paths.map((path) => ({ key: path, file: relative(context.cwd, path) || path })),
    theme: themeFor(context),
    glyphs: glyphSetFor(context.env),
    draws,
  });
}

/** No colour where it was turned off (no-color.org: NO_COLOR that is not empty), else what was asked for. */
function themeFor({ env, color }: UiContext): ThemeName {
  if (color === false || (env.NO_COLOR ?? '') !== '') return 'none';
  return env.ROOSIM_THEME === 'high-contrast' ? 'high-contrast' : 'okabe-ito';
}

/** Reads a file again when it changes, and with it every scenario that extends it. */
async function watchScenarios(read: Signatures, store: Store, workforce: Workforce): Promise<FileWatch> {
  const { watchFiles } = await import('./files/watch.js');
  const changed = (path: string): void => {
    const name = basename(path, extname(path));
    const affected = store
      .get()
      .scenarios.filter((scenario) => scenario.key === path || scenario.facts?.lineage.includes(name) === true)
      .map((scenario) => scenario.key);
    if (affected.length > 0) workforce.read(affected);
  };
  return watchFiles([...read.keys()], changed, read);
}
