import type { Carline } from '../baseline/types.js';
import { movedBy } from '../scenario/sourcing-shift.js';
import type { SourcingShift } from '../scenario/types.js';
import { CATEGORIES, type Category, COUNTRIES } from '../types/dimensions.js';

const O: number = COUNTRIES.length;

/** Whether a shift is for a carline. */
export function concerns(shift: SourcingShift, carline: Carline): boolean {
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
export function applyShifts(tables: Float64Array, at: number, shifts: readonly SourcingShift[], year: number): void {
  for (const shift of shifts) {
    const moved = movedBy(shift, year);
    for (const category of shift.categories) {
      const row = at + ROW_OF[category];
      const from = row + COUNTRIES.indexOf(shift.from);
      const to = row + COUNTRIES.indexOf(shift.to);
      const amount = Math.min(moved, tables[from] as number);
      tables[from] = (tables[from] as number) - amount;
      tables[to] = (tables[to] as number) + amount;
    }
  }
}

/** Where the row of each category begins. */
const ROW_OF = Object.fromEntries(CATEGORIES.map((category, k) => [category, k * O])) as Record<Category, number>;
