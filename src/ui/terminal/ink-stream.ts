import { Writable } from 'node:stream';
import type { FrameWriter } from './frame-writer.js';
import type { Surface } from './surface.js';

/** Hide and show the cursor. */
const CURSOR_CODES: readonly string[] = ['\u001b[?25l', '\u001b[?25h'];

/**
 * The stream that Ink draws to. Ink hands over whole frames (its `debug` mode); they are resolved and written by rows.
 * The cursor is hidden and shown by who enters and leaves the screen, so Ink's own escape codes for it are dropped.
 */
export function createInkStream(
  size: () => { readonly columns: number; readonly rows: number },
  surface: Surface,
  writer: FrameWriter,
  onFrame: () => void,
): NodeJS.WriteStream {
  const stream = new Writable({
    decodeStrings: false,
    write: (chunk: string, _encoding, done) => {
      const text = chunk;
      if (text !== '' && !CURSOR_CODES.includes(text)) {
        const { columns, rows } = size();
        writer.write(surface.resolve(text, columns).slice(0, rows));
        onFrame();
      }
      done();
    },
  });
  Object.defineProperties(stream, {
    isTTY: { value: true },
    columns: { get: () => size().columns },
    rows: { get: () => size().rows },
  });
  return stream as unknown as NodeJS.WriteStream;
}
