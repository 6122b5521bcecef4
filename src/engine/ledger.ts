import type { Regime } from '../policy/regime.js';
import { COUNTRIES, REGION } from '../types/dimensions.js';
import { kept } from '../types/kept.js';
import { type Account, type AccountInputs, bundleIn, createAccounts, type Position, type Vintage } from './accounts.js';
import { type BaseYear, baseYear } from './market.js';
import type { Relocations } from './relocations.js';
import { SUM, SUMS } from './sums.js';

const O: number = COUNTRIES.length;
const R: number = REGION.length;

/** Vehicles that cross a border within the region, and those of them that claim the preference, by (carline, market). */
export type CrossBorder = { readonly crossing: Float64Array; readonly claiming: Float64Array };

/** The account of programs at carlines' own places. */
type OwnAccount = Account & CrossBorder;

/**
 * Accounts of programs by what they follow from. Everything but prices adds up over programs, so a year is a weighted sum
 * of a few accounts, however many carlines there are.
 */
export type Ledger = {
  readonly base: BaseYear;
  /** Every carline at its own place. */
  readonly own: (vintage: Vintage) => OwnAccount;
  /** What changes when all relocations that a regime calls for have taken place. */
  readonly moved: (calledForBy: Regime, vintage: Vintage) => Account;
};

/** What a ledger is kept from: of the base year, its regime and the stage of its sourcing shifts. */
export type LedgerInputs = Omit<AccountInputs, 'base'> & {
  readonly first: { readonly regime: Regime; readonly stage: number };
  readonly relocations: Relocations;
};

/** A ledger whose accounts are made when they are first asked for. */
export function createLedger(inputs: LedgerInputs): Ledger {
  const { economy, first, relocations } = inputs;
  const base = baseYear(economy, (carline) =>
    bundleIn(inputs, { ...first, inForce: first.regime }, carline, economy.assemblyOf[carline] as number),
  );
  const accountsOf = (positions: readonly Position[]): ((vintage: Vintage) => Account) =>
    createAccounts({ ...inputs, base }, positions);
  const ownPositions = Array.from(economy.assemblyOf, (assembly, carline) => ({ carline, assembly, weight: 1 }));
  const ownAccount = accountsOf(ownPositions);
  const movedAccounts = new Map<Regime, (vintage: Vintage) => Account>();
  const movedAccount = (calledForBy: Regime): ((vintage: Vintage) => Account) =>
    kept(movedAccounts, calledForBy, () =>
      accountsOf(
        relocations.list(calledForBy).flatMap(({ carline, assembly, share }) => [
          { carline, assembly, weight: share },
          { carline, assembly: economy.assemblyOf[carline] as number, weight: -share },
        ]),
      ),
    );
  const owns = new Map<string, OwnAccount>();
  const moves = new Map<string, Account>();
  return {
    base,
    own: (vintage) =>
      kept(owns, keyOf(vintage), () => ({ ...ownAccount(vintage), ...crossBorder(inputs, base, vintage) })),
    moved: (calledForBy, vintage) =>
      kept(moves, `${calledForBy.number} ${keyOf(vintage)}`, () => movedAccount(calledForBy)(vintage)),
  };
}

/** For a number of carlines, all zero. */
export function emptyCrossBorder(carlines: number): CrossBorder {
  return { crossing: new Float64Array(carlines * R), claiming: new Float64Array(carlines * R) };
}

function crossBorder(inputs: LedgerInputs, { salesPerWeight }: BaseYear, vintage: Vintage): CrossBorder {
  const { classOf, assemblyOf } = inputs.economy;
  const { crossing, claiming } = emptyCrossBorder(classOf.length);
  for (let carline = 0; carline < classOf.length; carline++) {
    const own = assemblyOf[carline] as number;
    if (own >= R) continue;
    const bundle = bundleIn(inputs, vintage, carline, own);
    for (let d = 0; d < R; d++) {
      const sales = salesPerWeight[carline * O + d] as number;
      if (d === own || sales === 0) continue;
      crossing[carline * R + d] = sales * (bundle[d * SUMS + SUM.vehicles] as number);
      claiming[carline * R + d] = sales * (bundle[d * SUMS + SUM.claimingVehicles] as number);
    }
  }
  return { crossing, claiming };
}

function keyOf({ regime, inForce, stage }: Vintage): string {
  return `${regime.number} ${inForce.number} ${stage}`;
}
