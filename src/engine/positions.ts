import { COUNTRIES, VEHICLE_CLASSES } from '../types/dimensions.js';
import type { OtherSite } from './assembly.js';
import * as LAYOUT from './kernel/records/layout.js';
import type { Address } from './load-kernel.js';
import { type Memory, setNumber, setWhole } from './memory.js';

const C: number = VEHICLE_CLASSES.length;
const PLACES = COUNTRIES.length * C;

/** A carline's programs at a place, with a weight. */
export type Position = { readonly carline: number; readonly assembly: number; readonly weight: number };

/** Puts positions into the memory, those of each place of assembly and class together. */
export function putPositions(memory: Memory, positions: readonly Position[], classOf: ArrayLike<number>): Address {
  const address = memory.kernel.take(LAYOUT.POSITIONS_ITEMS + positions.length * LAYOUT.POSITION);
  const places: Position[][] = Array.from({ length: PLACES }, () => []);
  for (const position of positions) {
    places[position.assembly * C + (classOf[position.carline] as number)]?.push(position);
  }
  let end = 0;
  places.forEach((of, place) => {
    write(memory, address + LAYOUT.POSITIONS_ITEMS + end * LAYOUT.POSITION, of);
    end += of.length;
    setWhole(memory, address + LAYOUT.POSITIONS_ENDS + 4 * place, end);
  });
  return address;
}

/** Sites in the memory: where each carline that could move is and could be. */
export type Sites = { readonly address: Address; readonly count: number };

/** Puts sites into the memory, with the share of a carline that is thought of as there already. */
export function putSites(
  memory: Memory,
  assemblyOf: ArrayLike<number>,
  others: readonly (readonly OtherSite[])[],
): Sites {
  const positions = others.flatMap((sites, carline): Position[] => {
    if (sites.length === 0) return [];
    const elsewhere = sites.reduce((sum, { prior }) => sum + prior, 0);
    return [
      { carline, assembly: assemblyOf[carline] as number, weight: 1 - elsewhere },
      ...sites.map(({ assembly, prior }) => ({ carline, assembly, weight: prior })),
    ];
  });
  const address = memory.kernel.take(positions.length * LAYOUT.POSITION);
  write(memory, address, positions);
  return { address, count: positions.length };
}

function write(memory: Memory, address: Address, positions: readonly Position[]): void {
  positions.forEach(({ carline, assembly, weight }, i) => {
    const at = address + i * LAYOUT.POSITION;
    setNumber(memory, at + LAYOUT.POSITION_WEIGHT, weight);
    setWhole(memory, at + LAYOUT.POSITION_CARLINE, carline);
    setWhole(memory, at + LAYOUT.POSITION_ASSEMBLY, assembly);
  });
}
