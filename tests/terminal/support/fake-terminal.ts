import { PassThrough, Writable } from 'node:stream';
import type { Terminal } from '../../../src/ui/terminal/stage.js';

/** A terminal in memory: what is typed goes in, what is written is handed on. */
export type FakeTerminal = Terminal & {
  readonly type: (keys: string) => void;
  readonly resize: (columns: number, rows: number) => void;
};

/** A terminal of a size, both ends of which say they are one. */
export function createFakeTerminal(columns: number, rows: number, onWrite: (text: string) => void): FakeTerminal {
  const size = { columns, rows };
  const stdin = Object.assign(new PassThrough(), {
    isTTY: true,
    setRawMode: () => stdin,
    ref: () => stdin,
    unref: () => stdin,
  });
  const stdout = new Writable({
    decodeStrings: false,
    write: (chunk: string, _encoding, done) => {
      onWrite(chunk);
      done();
    },
  });
  Object.defineProperties(stdout, {
    isTTY: { value: true },
    columns: { get: () => size.columns },
    rows: { get: () => size.rows },
  });
  return {
    stdin: stdin as unknown as NodeJS.ReadStream,
    stdout: stdout as unknown as NodeJS.WriteStream,
    type: (keys) => stdin.write(keys),
    resize: (wide, high) => {
      Object.assign(size, { columns: wide, rows: high });
      stdout.emit('resize');
    },
  };
}
