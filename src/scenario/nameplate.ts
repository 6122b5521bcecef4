import type { Carline } from '../baseline/types.js';

/** A nameplate as rules name it, wherever it is made: `Ford F-150`. */
export function nameplateOf({ make, nameplate }: Pick<Carline, 'make' | 'nameplate'>): string {
  return `${make} ${nameplate}`;
}
