import type { SourcingShift } from './types.js';

/** A shift with the year in which another takes its place. */
type ShiftInTime = SourcingShift & { readonly until?: number };

/** A shift and those whose place it took, each until the next begins, the oldest first. */
export function shiftsInTime(shift: SourcingShift): readonly ShiftInTime[] {
  if (shift.before === undefined) return [shift];
  const earlier = shiftsInTime(shift.before).map((one) => ({
    ...one,
    until: Math.min(one.until ?? shift.start, shift.start),
  }));
  return [...earlier, shift];
}

/** Share of spending that a shift has moved by a year: a straight ramp whose first step is taken in its first year. */
export function movedBy(shift: ShiftInTime, year: number): number {
  if (year < shift.start || (shift.until !== undefined && year >= shift.until)) return 0;
  const { already = 0, amount } = shift;
  const reached = Math.min(1, (year - shift.start + 1) / Math.max(1, shift.overYears));
  return already + (amount - already) * reached;
}
