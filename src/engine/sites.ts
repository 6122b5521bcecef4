import type { OtherSite } from './assembly.js';
import * as LAYOUT from './kernel/records/layout.js';
import type { Address } from './load-kernel.js';
import { type Memory, setNumber, setWhole } from './memory.js';

/** A carline's programs at a place, with a weight. */
type Position = { readonly carline: number; readonly assembly: number; readonly weight: number };

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
