import type { Regime } from '../policy/regime.js';
import { REGION } from '../types/dimensions.js';
import { kept } from '../types/kept.js';
import type { OtherSite } from './assembly.js';
import type { Desk } from './desk.js';
import type { Economy } from './economy.js';
import type { Address } from './load-kernel.js';
import { type BaseYear, baseYear } from './market.js';
import { putNumbers, putWholes } from './memory.js';
import type { Relocations } from './relocations.js';

const R: number = REGION.length;

/** What programs were sourced for, the regime in force, and the stage of sourcing shifts. */
type Vintage = { readonly regime: Regime; readonly inForce: Regime; readonly stage: number };

/** Vehicles that cross a border within the region, and those of them that claim the preference, by (carline, country). */
type CrossBorder = { readonly crossing: Address; readonly claiming: Address };

/** The account of programs at carlines' own places. */
type OwnAccount = CrossBorder & { readonly account: Address };

/**
 * Accounts of programs by what they follow from, in the memory of the kernel. Everything but prices adds up over programs, so
 * a year is a weighted sum of a few accounts, however many carlines there are.
 */
export type Ledger = {
  readonly base: BaseYear;
  /** Every carline at its own place. */
  readonly own: (vintage: Vintage) => OwnAccount;
  /** What changes when all relocations that a regime calls for have taken place. */
  readonly moved: (calledForBy: Regime, vintage: Vintage) => Address;
};

/** What a ledger is kept from: of the base year, its regime and the stage of its sourcing shifts. */
export type LedgerInputs = {
  readonly economy: Economy;
  /** Where each carline could move. */
  readonly sites: readonly (readonly OtherSite[])[];
  readonly desk: Desk;
  readonly first: { readonly regime: Regime; readonly stage: number };
  readonly relocations: Relocations;
  /** Sourcing shifts concern only some carlines. */
  readonly isShifted: (carline: number) => boolean;
};

/** What a regime moves, and its accounts by vintage. */
type Moves = { readonly positions: Address; readonly accounts: Map<number, Address> };

/** A ledger whose accounts are made when they are first asked for. */
export function createLedger({ economy, sites, desk, first, relocations, isShifted }: LedgerInputs): Ledger {
  const { memory, economy: record } = desk.setting;
  const { kernel } = memory;
  const carlines = economy.classOf.length;
  const base = baseYear(economy, (carline) => {
    const stage = isShifted(carline) ? first.stage : 0;
    return desk.bundle(carline, economy.assemblyOf[carline] as number, first.regime, first.regime, stage);
  });
  const salesPerWeight = putNumbers(memory, base.salesPerWeight);
  const levelPerWeight = putNumbers(memory, base.levelPerWeight);
  const shifted = putWholes(
    memory,
    Array.from(economy.classOf, (_, carline) => (isShifted(carline) ? 1 : 0)),
  );

  const moving = [...economy.classOf.keys()].filter(isShifted);
  const readied = new Map<Regime | undefined, Set<number>>();
  /** Makes carlines with sourcing shifts ready at home, and wherever a regime calls them. */
  const readyAt = (stage: number, calledForBy?: Regime): void => {
    const stages = kept(readied, calledForBy, () => new Set<number>());
    if (stages.has(stage)) return;
    stages.add(stage);
    for (const carline of moving) {
      desk.ready(carline, economy.assemblyOf[carline] as number, stage);
      if (calledForBy === undefined) continue;
      for (const { assembly } of sites[carline] ?? []) {
        if (relocations.target(calledForBy, carline, assembly) > 0) desk.ready(carline, assembly, stage);
      }
    }
  };
  economy.assemblyOf.forEach((assembly, carline) => {
    desk.ready(carline, assembly, 0);
  });
  const accountOf = (positions: Address, { regime, inForce, stage }: Vintage, calledForBy?: Regime): Address => {
    if (stage > 0) readyAt(stage, calledForBy);
    return kernel.accountOf(
      record,
      positions,
      desk.regime(regime),
      desk.regime(inForce),
      desk.stage(stage),
      desk.stage(0),
      shifted,
      salesPerWeight,
      levelPerWeight,
    );
  };
  const home = kernel.positionsAtHome(record);
  const ownAccount = (vintage: Vintage): OwnAccount => {
    const account = accountOf(home, vintage);
    const crossing = kernel.take(8 * R * carlines);
    const claiming = kernel.take(8 * R * carlines);
    kernel.setCrossBorder(home, account, salesPerWeight, crossing, claiming);
    return { account, crossing, claiming };
  };
  const owns = new Map<number, OwnAccount>();
  const moves = new Map<Regime, Moves>();
  const movesUnder = (calledForBy: Regime): Moves =>
    kept(moves, calledForBy, () => ({
      positions: kernel.positionsMoved(record, relocations.targets(calledForBy)),
      accounts: new Map(),
    }));
  // Thousands of accounts are asked for in a second, most of which are there: no functions are made to ask for them.
  return {
    base,
    own: (vintage) => {
      const key = keyOf(vintage);
      const known = owns.get(key);
      if (known !== undefined) return known;
      const made = ownAccount(vintage);
      owns.set(key, made);
      return made;
    },
    moved: (calledForBy, vintage) => {
      const { positions, accounts } = moves.get(calledForBy) ?? movesUnder(calledForBy);
      const key = keyOf(vintage);
      const known = accounts.get(key);
      if (known !== undefined) return known;
      const made = accountOf(positions, vintage, calledForBy);
      accounts.set(key, made);
      return made;
    },
  };
}

/** One number for a vintage: there are fewer than a million regimes, and than a thousand stages. */
function keyOf({ regime, inForce, stage }: Vintage): number {
  return (regime.number * 1e6 + inForce.number) * 1e3 + stage;
}
