import type { Carline } from '../baseline/types.js';
import { movedBy, shiftsInTime } from '../scenario/sourcing-shift.js';
import type { Scenario, SourcingShift } from '../scenario/types.js';
import type { Dimensions } from '../types/dimensions.js';

/** Whether a shift is for a carline. */
function concerns(shift: SourcingShift, carline: Carline): boolean {
  return (
    shift.classes.includes(carline.vehicleClass) &&
    shift.assembledIn.includes(carline.assembly) &&
    (shift.makers === undefined || shift.makers.includes(carline.maker))
  );
}

/**
 * Changes a sourcing table to what it is after shifts: each moves its amount, or what is left, from one origin to the other,
 * in their order.
 *
 * @param tables where the table is, at a position
 */
export function applyShifts(
  tables: Float64Array,
  at: number,
  { countries, categories }: Dimensions,
  shifts: readonly SourcingShift[],
  year: number,
): void {
  for (const shift of shifts) {
    const moved = movedBy(shift, year);
    categories.forEach(({ name }, k) => {
      if (!shift.categories.includes(name)) return;
      const from = at + k * countries.length + countries.indexOf(shift.from);
      const to = at + k * countries.length + countries.indexOf(shift.to);
      const amount = Math.min(moved, tables[from] as number);
      tables[from] = (tables[from] as number) - amount;
      tables[to] = (tables[to] as number) + amount;
    });
  }
}

/** A scenario's sourcing shifts by carline, as they stand in a year. */
export type ShiftState = { readonly year: number; readonly shiftsOf: (carline: number) => readonly SourcingShift[] };

/** Which of a scenario's sourcing shifts concern each carline. */
export function shiftsByCarline({ sourcingShifts, baseline }: Scenario): readonly (readonly SourcingShift[])[] {
  const inTime = sourcingShifts.flatMap(shiftsInTime);
  return baseline.carlines.map((carline) => inTime.filter((shift) => concerns(shift, carline)));
}

/**
 * The state of a scenario's sourcing shifts by year, and the year that each state stands for: state 0 is before any, and years
 * in which shifts stand alike share one.
 */
export function shiftStates(
  { sourcingShifts }: Scenario,
  years: readonly number[],
): { readonly states: readonly number[]; readonly stateYears: readonly number[] } {
  const inTime = sourcingShifts.flatMap(shiftsInTime);
  const keys = [inTime.map(() => 0).join()];
  const stateYears = [(years[0] as number) - 1];
  const states = years.map((year) => {
    const key = inTime.map((shift) => movedBy(shift, year)).join();
    let state = keys.indexOf(key);
    if (state < 0) {
      state = keys.length;
      keys.push(key);
      stateYears.push(year);
    }
    return state;
  });
  return { states, stateYears };
}
