/**
 * Rows for labels that each want a row of their own, as near to it as the others allow, between `first` and `last`.
 * Undefined where there are more labels than rows: the last ones in the list come first.
 */
export function spreadRows(wanted: readonly number[], first: number, last: number): readonly (number | undefined)[] {
  const rows = wanted.map((): number | undefined => undefined);
  const room = last - first + 1;
  const kept = wanted.map((row, index) => ({ row, index })).slice(Math.max(0, wanted.length - room));
  kept.sort((a, b) => a.row - b.row || a.index - b.index);
  let free = first;
  kept.forEach((label, position) => {
    const latest = last - (kept.length - 1 - position);
    const row = Math.min(latest, Math.max(free, label.row));
    rows[label.index] = row;
    free = row + 1;
  });
  return rows;
}
