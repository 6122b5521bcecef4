import { unitOfDraw } from './units.js';

/** Lines of a text that comes in pieces, without their ends; a quoted line end does not occur in the long table. */
export async function* linesOf(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const piece of pieces) {
    const lines = (rest + decoder.decode(piece, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
}

/** The unit of a row of the long table, which begins `scenario,draw,`. A scenario's name holds no comma. */
export function unitOfRow(line: string): number {
  const start = line.indexOf(',') + 1;
  const draw = line.slice(start, line.indexOf(',', start));
  return unitOfDraw(draw === '' ? undefined : Number(draw));
}
