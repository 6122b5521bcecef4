import { ALL_CLASSES, classNames, type Dimensions, type OutcomeClass } from '../types/dimensions.js';

/** What stands after a figure that is of one class: `, light trucks`; nothing where it is of all. */
export function ofClass(dimensions: Dimensions, vehicleClass: OutcomeClass): string {
  return vehicleClass === ALL_CLASSES ? '' : `, ${classNames(dimensions, vehicleClass).plural}`;
}

/** Items as a sentence lists them: `a, b and c`. */
export function listed(items: readonly string[]): string {
  if (items.length <= 1) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}
