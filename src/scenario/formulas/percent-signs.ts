import { percentOf } from '../../types/percent.js';
import { FormulaError } from './formula-error.js';

/** A text in which `2.5%` reads `(0.025 share)`, since the parser takes % for the remainder of a division. */
export type WithoutPercent = {
  readonly text: string;
  /** Offset in the original text for one in the new. */
  readonly toOriginal: (offset: number) => number;
};

/** A number with its sign, and what of the next one or of another sign follows without anything between them. */
const PERCENTAGE = /(?<![\w.])(\d+(?:\.\d*)?|\.\d+)%(?<after>\s*[%\w.(])?/g;
/** What may stand behind a percentage although it begins like a name. */
const WORDS = /^\s*(?:and|or|to)\b/;

/**
 * Replaces numbers with a percent sign.
 * @throws FormulaError for a sign that is followed by another, or by a number: `75%%`, `7%5`, `75% 5%`
 */
export function replacePercentSigns(original: string): WithoutPercent {
  const shifts: { readonly from: number; readonly by: number }[] = [];
  let grown = 0;
  const text = original.replace(
    PERCENTAGE,
    (whole: string, digits: string, after: string | undefined, offset: number) => {
      const end = offset + digits.length + 1;
      if (after !== undefined && !WORDS.test(original.slice(end))) throw afterPercent(original, offset, end);
      const replacement = `(${percentOf(digits)} share)${after ?? ''}`;
      grown += replacement.length - whole.length;
      shifts.push({ from: offset + whole.length + grown, by: grown });
      return replacement;
    },
  );
  const toOriginal = (offset: number): number => {
    const before = shifts.findLast((shift) => shift.from <= offset);
    return Math.max(0, Math.min(original.length, offset - (before?.by ?? 0)));
  };
  return { text, toOriginal };
}

function afterPercent(original: string, start: number, end: number): FormulaError {
  const rest = /^\s*(?:%|[\w.]+%?|\()/.exec(original.slice(end))?.[0] ?? '';
  const written = original.slice(start, end + rest.length);
  return new FormulaError(
    'formula_syntax',
    `'${written}' is not a share: nothing may follow a % without a sign between.`,
    {
      hint: 'Write one number with one %, such as 75%; a product needs its *.',
      within: { start, end: end + rest.length },
    },
  );
}
