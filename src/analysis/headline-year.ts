/** Far enough on for the slow choices to show; the year of the claims that ship. */
const HEADLINE_YEAR = 2025;

/**
 * The year that is told of where nobody asked for one: 2025, or the last there is where that is not among them. Commands and
 * screens go by it, so that one question has one answer.
 * @param years Ascending, at least one.
 */
export function headlineYear(years: readonly number[]): number {
  const last = years.at(-1);
  if (last === undefined) throw new RangeError('There is no year to tell of.');
  return years.includes(HEADLINE_YEAR) ? HEADLINE_YEAR : last;
}

/** The years of a range, ascending. */
export function yearsFrom({
  firstYear,
  lastYear,
}: {
  readonly firstYear: number;
  readonly lastYear: number;
}): number[] {
  return Array.from({ length: lastYear - firstYear + 1 }, (_, index) => firstYear + index);
}
