import type { OtherSite, Priors } from './assembly.js';
import * as LAYOUT from './kernel/records/layout.js';
import type { Address } from './load-kernel.js';
import { type Memory, setNumber, setWhole } from './memory.js';

/** Sites in the memory: where each carline that could move is and could be. */
export type Sites = { readonly address: Address; readonly count: number };

/** Puts sites into the memory, with the share of a carline that is thought of as there already. */
export function putSites(
  memory: Memory,
  assemblyOf: ArrayLike<number>,
  others: readonly (readonly OtherSite[])[],
  priors: Priors,
): Sites {
  let count = 0;
  for (const sites of others) if (sites.length > 0) count += 1 + sites.length;
  const address = memory.kernel.take(count * LAYOUT.POSITION);
  let next = address;
  const put = (carline: number, assembly: number, prior: number): void => {
    setNumber(memory, next + LAYOUT.POSITION_WEIGHT, prior);
    setWhole(memory, next + LAYOUT.POSITION_CARLINE, carline);
    setWhole(memory, next + LAYOUT.POSITION_ASSEMBLY, assembly);
    next += LAYOUT.POSITION;
  };
  others.forEach((sites, carline) => {
    if (sites.length === 0) return;
    let elsewhere = 0;
    for (const { kind } of sites) elsewhere += priors[kind];
    put(carline, assemblyOf[carline] as number, 1 - elsewhere);
    for (const { assembly, kind } of sites) put(carline, assembly, priors[kind]);
  });
  return { address, count };
}
