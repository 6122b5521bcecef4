import type { Model } from './model.js';
import { NONE, pageAt } from './pages.js';
import type { Shape } from './shape.js';
import { applyShifts } from './sourcing-shifts.js';
import { addRows } from './table.js';

/**
 * The row of a variant's unconstrained sourcing table, with its sourcing shifts in a state and assembly in a country: its own or
 * one it has moved to.
 */
export function sourcingTable(model: Model, variant: number, plant: number, state: number): number {
  const { economy, sourcingOf, sourcing, shiftStates, sourcingPages } = model;
  const { shape, variants, carlines, baseline, parameter } = economy;
  const at = pageAt(sourcingOf, sourcingPages, state) + variant * shape.origins + plant;
  const known = sourcingOf.table.rows[at] as number;
  if (known !== NONE) return known;
  const row = addRows(sourcing);
  const first = row * shape.cells;
  const carline = variants.carline[variant] as number;
  const own = carlines.plant[carline] as number;
  sourcing.carline[row] = carline;
  sourcing.freePlan[row] = NONE;
  sourcing.shares.set(variants.shares.subarray(variant * shape.cells, (variant + 1) * shape.cells), first);
  const shifted = shiftStates[state];
  if (shifted !== undefined) {
    applyShifts(sourcing.shares, first, baseline.dimensions, shifted.shiftsOf(carline), shifted.year);
  }
  if (plant !== own) moveAssembly(shape, sourcing.shares, first, own, plant, parameter('parts_follow_plant'));
  sourcingOf.table.rows[at] = row;
  return row;
}

/**
 * Changes a sourcing table to what it is after assembly has moved (engine/README.md, section 5): the plant's own value added
 * moves with it, and so does a stated part of what was bought in the country it left; development stays.
 *
 * @param tables where the table is, at a position
 */
export function moveAssembly(
  { categories, origins, assembly, development }: Shape,
  tables: Float64Array,
  at: number,
  from: number,
  to: number,
  partsThatFollow: number,
): void {
  for (let k = 0; k < categories; k++) {
    if (k === development) continue;
    const row = at + k * origins;
    const part = (tables[row + from] as number) * (k === assembly ? 1 : partsThatFollow);
    tables[row + from] = (tables[row + from] as number) - part;
    tables[row + to] = (tables[row + to] as number) + part;
  }
}
