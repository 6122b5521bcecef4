import { createFrameWriter, type FrameWriter } from './frame-writer.js';
import { type AlternateScreen, takeAlternateScreen } from './screen.js';

/** The two ends of a terminal. */
export type Terminal = { readonly stdin: NodeJS.ReadStream; readonly stdout: NodeJS.WriteStream };

/** The terminal taken over: its other screen, and who writes on it. */
export type Stage = { readonly screen: AlternateScreen; readonly writer: FrameWriter };

/**
 * Takes over a terminal. What is typed from now on is kept until somebody reads it, and not echoed. Needs nothing that
 * is slow to load, so that the first frame can stand while Ink is still on its way.
 */
export function openStage({ stdin, stdout }: Terminal): Stage {
  const write = (text: string): void => void stdout.write(text);
  stdin.setRawMode(true);
  return { screen: takeAlternateScreen(write), writer: createFrameWriter(write) };
}
