import type { Diagnostic } from '../../src/scenario/diagnostics/diagnostic.js';
import { LIMITS } from '../../src/scenario/limits.js';
import type { CheckedScenario } from '../../src/scenario/load.js';
import { printable } from '../../src/types/printable.js';
import { TRIED } from './checker.js';

const SLOWEST_MS = 1000;

/** What checking a text broke of what always holds; undefined for nothing. */
export function fileFault(
  text: string,
  { scenario, diagnostics }: CheckedScenario,
  elapsed: number,
): string | undefined {
  if (elapsed > SLOWEST_MS) return `Checking took ${elapsed.toFixed(0)} ms.`;
  const isRefused = diagnostics.some(({ severity }) => severity === 'error');
  if (isRefused === (scenario !== undefined)) return 'The verdict and the messages contradict one another.';
  if (diagnostics.length > 4 * LIMITS.diagnostics) return `There are ${diagnostics.length} messages.`;
  const lines = text.split('\n');
  for (const diagnostic of diagnostics) {
    const fault = placeFault(diagnostic, lines);
    if (fault !== undefined) return `${fault}: [${diagnostic.code}] ${diagnostic.message}`;
  }
  return undefined;
}

function placeFault({ message, hint, place }: Diagnostic, lines: readonly string[]): string | undefined {
  const words = message + (hint ?? '');
  if (message === '') return 'A message is empty';
  if (words !== printable(words)) return 'A message acts on a terminal';
  if (/NaN|undefined|\[object|Maximum call stack/.test(words) && !lines.some((line) => /NaN|undefined/.test(line)))
    return 'A message shows what is not for people';
  if (!place.file.startsWith(TRIED)) return place.line >= 1 && place.column >= 1 ? undefined : 'A place is nowhere';
  const line = lines[place.line - 1];
  if (line === undefined || place.line < 1) return `Line ${place.line} of ${lines.length} is no place`;
  if (place.column < 1 || place.column > line.length + 1) return `Column ${place.column} of ${line.length} is no place`;
  return (place.endColumn ?? place.column + 1) > place.column ? undefined : 'A place ends before it begins';
}
