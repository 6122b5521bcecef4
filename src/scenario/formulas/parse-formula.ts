import type { MathNode } from 'mathjs';
import { LIMITS } from '../limits.js';
import { FormulaError } from './formula-error.js';
import type { ParseExpression } from './mathjs-parser.js';
import { replacePercentSigns } from './percent-signs.js';

/**
 * Reads a formula into a tree, within bounds.
 * @throws FormulaError for what is too long, too deep, or not mathjs syntax.
 */
export function parseFormula(text: string, parse: ParseExpression): MathNode {
  if (text.length > LIMITS.formulaCharacters)
    throw new FormulaError(
      'formula_too_large',
      `This formula has ${text.length} characters; at most ${LIMITS.formulaCharacters} are allowed.`,
    );
  const deep = tooDeepAt(text);
  if (deep !== undefined)
    throw new FormulaError('formula_too_large', `This formula nests more than ${LIMITS.formulaDepth} deep.`, {
      within: { start: deep, end: deep + 1 },
    });
  const { text: plain, toOriginal } = replacePercentSigns(text);
  try {
    return parse(plain);
  } catch (error) {
    if (error instanceof RangeError)
      throw new FormulaError('formula_too_large', 'This formula nests too deep to be read.');
    throw syntaxError(error, text, toOriginal);
  }
}

function syntaxError(error: unknown, text: string, toOriginal: (offset: number) => number): FormulaError {
  const char = (error as { readonly char?: unknown }).char;
  const at = typeof char === 'number' ? Math.min(toOriginal(char - 1), Math.max(0, text.length - 1)) : 0;
  const message = (error instanceof Error ? error.message : String(error)).replace(/ ?\(char \d+\)/, '');
  const found = `The parser stopped: ${message.charAt(0).toLowerCase()}${message.slice(1)}.`;
  const hint = text.includes('%') ? 'A % follows its number directly, as in 2.5%.' : undefined;
  return new FormulaError('formula_syntax', found, { hint, within: { start: at, end: at + 1 } });
}

/** Where brackets, signs or question marks that the parser descends into exceed the limit. */
function tooDeepAt(text: string): number | undefined {
  let open = 0;
  let run = 0;
  for (let i = 0; i < text.length; i += 1) {
    const c = text[i] as string;
    if ('([{'.includes(c)) open += 1;
    if (')]}'.includes(c)) open -= 1;
    // Signs one after the other, and arrows of ?: and ^, each open a level of their own.
    if ('+-~!?^'.includes(c)) run += 1;
    else if (/[\d\w)]/.test(c) && !'?^'.includes(c)) run = Math.max(0, run - 1);
    if (open > LIMITS.formulaDepth || run > LIMITS.formulaDepth * 4) return i;
  }
  return undefined;
}
