import type { Regime } from '../policy/regime.js';
import { REGION } from '../types/dimensions.js';
import { kept } from '../types/kept.js';
import type { Desk } from './desk.js';
import type { Economy } from './economy.js';
import type { Address } from './load-kernel.js';
import { type BaseYear, baseYear } from './market.js';
import { putNumbers, putWholes } from './memory.js';
import { type Position, putPositions } from './positions.js';
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
  readonly desk: Desk;
  readonly first: { readonly regime: Regime; readonly stage: number };
  readonly relocations: Relocations;
  /** Sourcing shifts concern only some carlines. */
  readonly isShifted: (carline: number) => boolean;
};

/** Positions, and their account for each vintage. */
type Book = { readonly address: Address; readonly account: (vintage: Vintage) => Address };

/** A ledger whose accounts are made when they are first asked for. */
export function createLedger({ economy, desk, first, relocations, isShifted }: LedgerInputs): Ledger {
  const { memory } = desk.setting;
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

  const readyAt = (positions: readonly Position[], stage: number): void => {
    for (const { carline, assembly } of positions) desk.ready(carline, assembly, stage);
  };
  const bookOf = (positions: readonly Position[]): Book => {
    const address = putPositions(memory, positions, economy.classOf);
    const moving = positions.filter(({ carline }) => isShifted(carline));
    readyAt(positions, 0);
    const account = ({ regime, inForce, stage }: Vintage): Address => {
      if (stage > 0) readyAt(moving, stage);
      const [planned, current] = [desk.regime(regime), desk.regime(inForce)];
      const stages = [desk.stage(stage), desk.stage(0)] as const;
      const perWeight = [salesPerWeight, levelPerWeight] as const;
      return kernel.accountOf(desk.setting.economy, address, planned, current, ...stages, shifted, ...perWeight);
    };
    return { address, account };
  };
  const own = bookOf(Array.from(economy.assemblyOf, (assembly, carline) => ({ carline, assembly, weight: 1 })));
  const books = new Map<Regime, Book>();
  const movedUnder = (calledForBy: Regime): Book =>
    kept(books, calledForBy, () =>
      bookOf(
        relocations.list(calledForBy).flatMap(({ carline, assembly, share }) => [
          { carline, assembly, weight: share },
          { carline, assembly: economy.assemblyOf[carline] as number, weight: -share },
        ]),
      ),
    );
  const owns = new Map<number, OwnAccount>();
  const moves = new Map<Regime, Map<number, Address>>();
  return {
    base,
    own: (vintage) =>
      kept(owns, keyOf(vintage), () => {
        const account = own.account(vintage);
        const [crossing, claiming] = [kernel.take(8 * R * carlines), kernel.take(8 * R * carlines)];
        kernel.setCrossBorder(own.address, account, salesPerWeight, crossing, claiming);
        return { account, crossing, claiming };
      }),
    moved: (calledForBy, vintage) =>
      kept(
        kept(moves, calledForBy, () => new Map<number, Address>()),
        keyOf(vintage),
        () => movedUnder(calledForBy).account(vintage),
      ),
  };
}

/** One number for a vintage: there are fewer than a million regimes, and than a thousand stages. */
function keyOf({ regime, inForce, stage }: Vintage): number {
  return (regime.number * 1e6 + inForce.number) * 1e3 + stage;
}
