import { createFrameWriter, type FrameWriter } from './frame-writer.js';
import { type AlternateScreen, takeAlternateScreen } from './screen.js';

/** The two ends of a terminal. */
export type Terminal = { readonly stdin: NodeJS.ReadStream; readonly stdout: NodeJS.WriteStream };

export type TerminalSize = { readonly columns: number; readonly rows: number };

/** The terminal taken over: its other screen, who writes on it, and the size it had then. */
export type Stage = { readonly screen: AlternateScreen; readonly writer: FrameWriter; readonly size: TerminalSize };

/** Size of a terminal; 80 by 24 where it does not say. */
export function terminalSize(stdout: NodeJS.WriteStream): TerminalSize {
  return { columns: stdout.columns || 80, rows: stdout.rows || 24 };
}

/**
 * Takes over a terminal. What is typed from now on is kept until somebody reads it, and not echoed. Needs nothing that
 * is slow to load, so that the first frame can stand while Ink is still on its way.
 */
export function openStage({ stdin, stdout }: Terminal): Stage {
  const write = (text: string): void => void stdout.write(text);
  stdin.setRawMode(true);
  return { screen: takeAlternateScreen(write), writer: createFrameWriter(write), size: terminalSize(stdout) };
}
