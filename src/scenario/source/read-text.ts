import { readdirSync } from 'node:fs';
import { basename, dirname, extname } from 'node:path';
import { readInput } from '../../types/read-input.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { nearestName } from '../diagnostics/nearest.js';
import { LIMITS } from '../limits.js';
import { diagnosticAt } from './source-file.js';

/**
 * The text of a file, or why there is none. A file beyond {@link LIMITS} is not read.
 * @param within The folder that a file must lie in which a person has not named, links followed.
 */
export function readText(path: string, within?: string): { readonly text: string } | { readonly problem: Diagnostic } {
  const input = readInput(path, { largestBytes: LIMITS.fileBytes, ...(within === undefined ? {} : { within }) });
  if ('bytes' in input) return decode(path, input.bytes);
  const problem = (code: Diagnostic['code'], message: string, hint?: string) => ({
    problem: diagnosticAt({ path, text: '' }, { start: 0, end: 1 }, code, message, hint),
  });
  if (input.problem === 'missing') return problem('file_missing', `There is no file ${path}.`, neighbourHint(path));
  const code = input.problem === 'too_large' ? 'file_too_large' : 'file_unreadable';
  return problem(code, `${path} ${input.words}.`);
}

function neighbourHint(path: string): string | undefined {
  try {
    const names = readdirSync(dirname(path)).filter((name) => ['.yaml', '.yml'].includes(extname(name)));
    const nearest = nearestName(basename(path), names);
    return nearest === undefined ? undefined : `Did you mean '${nearest}'?`;
  } catch {
    return undefined;
  }
}

function decode(path: string, bytes: Buffer): { readonly text: string } | { readonly problem: Diagnostic } {
  const text = new TextDecoder('utf-8').decode(bytes);
  const replaced = text.indexOf('\uFFFD');
  const isUtf8 = Buffer.from(text, 'utf8').equals(bytes.subarray(hasByteOrderMark(bytes) ? 3 : 0));
  const nul = text.indexOf('\0');
  if (isUtf8 && nul < 0) return { text };
  const at = isUtf8 ? nul : Math.max(0, replaced);
  const message = `${path} is not UTF-8 text.`;
  const shown = { path, text: text.replaceAll('\0', '\uFFFD') };
  return { problem: diagnosticAt(shown, { start: at, end: at + 1 }, 'file_not_text', message, 'Save it as UTF-8.') };
}

function hasByteOrderMark(bytes: Buffer): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}
