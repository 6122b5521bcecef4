/** A text in which `2.5%` reads `(2.5e-2 share)`, since the parser takes % for the remainder of a division. */
export type WithoutPercent = {
  readonly text: string;
  /** Offset in the original text for one in the new. */
  readonly toOriginal: (offset: number) => number;
};

/** Replaces numbers with a percent sign. */
export function replacePercentSigns(original: string): WithoutPercent {
  const shifts: { readonly from: number; readonly by: number }[] = [];
  let grown = 0;
  const text = original.replace(
    /(?<![\w.])(\d+(?:\.\d*)?|\.\d+)%/g,
    (whole: string, digits: string, offset: number) => {
      const replacement = `(${digits}e-2 share)`;
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
