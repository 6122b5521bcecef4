import type { Regime } from '../policy/regime.js';
import { COUNTRIES, REGION } from '../types/dimensions.js';
import { kept } from '../types/kept.js';
import { type Bundle, VALUE } from './bundle.js';
import { MARKETS, marketIndex } from './demand.js';
import type { Desk } from './desk.js';
import type { Economy } from './economy.js';
import { type BaseYear, baseYear } from './market.js';
import type { Relocations } from './relocations.js';
import type { Slab } from './slab.js';
import { SUM, SUMS, sumIndex, type Tally } from './sums.js';

const O: number = COUNTRIES.length;
const R: number = REGION.length;
/** Sums that accounts are kept of: those that outcomes of all carlines are made from. */
export const IN_ACCOUNT = SUM.spending;

/** What programs sell and sum to but for spending by origin, over all carlines, per unit of the scale of each market and class. */
type Account = {
  readonly sums: Tally;
  /** Price level by (market, class), see BaseYear. */
  readonly level: Float64Array;
};

/** Vehicles that cross a border within the region, and those of them that claim the preference, by (carline, market). */
export type CrossBorder = { readonly crossing: Float64Array; readonly claiming: Float64Array };

/** The account of programs at carlines' own places. */
type OwnAccount = Account & CrossBorder;

/** What programs were sourced for, the regime in force, and the stage of sourcing shifts. */
type Vintage = { readonly regime: Regime; readonly inForce: Regime; readonly stage: number };

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

/** What a ledger is kept from. Sourcing shifts concern only some carlines. */
export type LedgerInputs = {
  readonly economy: Economy;
  readonly desk: Desk;
  /** The regime of the base year, and the stage of its sourcing shifts. */
  readonly first: { readonly regime: Regime; readonly stage: number };
  readonly relocations: Relocations;
  readonly isShifted: (carline: number) => boolean;
  readonly tallies: Slab;
};

/** A ledger whose accounts are made when they are first asked for. */
export function createLedger(inputs: LedgerInputs): Ledger {
  const { economy, desk, first, isShifted } = inputs;
  const bundleOf = ({ regime, inForce, stage }: Vintage, carline: number, assembly: number): Bundle =>
    desk.bundle(carline, assembly, regime, inForce, isShifted(carline) ? stage : 0);
  const base = baseYear(economy, (carline) =>
    bundleOf({ ...first, inForce: first.regime }, carline, economy.assemblyOf[carline] as number),
  );
  const { salesPerWeight, levelPerWeight } = base;
  const add = ({ sums, level }: Account, carline: number, assembly: number, bundle: Bundle, weight: number): void => {
    const vehicleClass = economy.classOf[carline] as number;
    for (let d = 0; d < O; d++) {
      const at = carline * O + d;
      const factor = weight * (salesPerWeight[at] as number);
      if (factor === 0) continue;
      const market = marketIndex(d, vehicleClass);
      level[market] =
        (level[market] as number) + weight * (levelPerWeight[at] as number) * (bundle[VALUE + d] as number);
      const to = sumIndex(assembly, d, vehicleClass);
      for (let i = 0, from = d * SUMS; i < IN_ACCOUNT; i++, from++) {
        sums[to + i] = (sums[to + i] as number) + factor * (bundle[from] as number);
      }
    }
  };
  const ownAccount = (vintage: Vintage): OwnAccount => {
    const n = economy.classOf.length;
    const account = { ...emptyAccount(inputs.tallies), ...emptyCrossBorder(n) };
    for (let carline = 0; carline < n; carline++) {
      const own = economy.assemblyOf[carline] as number;
      const bundle = bundleOf(vintage, carline, own);
      add(account, carline, own, bundle, 1);
      if (own >= R) continue;
      for (let d = 0; d < R; d++) {
        const sales = salesPerWeight[carline * O + d] as number;
        if (d === own || sales === 0) continue;
        account.crossing[carline * R + d] = sales * (bundle[d * SUMS + SUM.vehicles] as number);
        account.claiming[carline * R + d] = sales * (bundle[d * SUMS + SUM.claimingVehicles] as number);
      }
    }
    return account;
  };
  const movedAccount = (calledForBy: Regime, vintage: Vintage): Account => {
    const account = emptyAccount(inputs.tallies);
    for (const { carline, assembly, share } of inputs.relocations.list(calledForBy)) {
      const own = economy.assemblyOf[carline] as number;
      add(account, carline, assembly, bundleOf(vintage, carline, assembly), share);
      add(account, carline, own, bundleOf(vintage, carline, own), -share);
    }
    return account;
  };
  const owns = new Map<string, OwnAccount>();
  const moves = new Map<string, Account>();
  return {
    base,
    own: (vintage) => kept(owns, keyOf(vintage), () => ownAccount(vintage)),
    moved: (calledForBy, vintage) =>
      kept(moves, `${calledForBy.number} ${keyOf(vintage)}`, () => movedAccount(calledForBy, vintage)),
  };
}

/** For a number of carlines, all zero. */
export function emptyCrossBorder(carlines: number): CrossBorder {
  return { crossing: new Float64Array(carlines * R), claiming: new Float64Array(carlines * R) };
}

/** Adds `factor` times a stretch of one array to a stretch of another. */
export function addScaled(
  into: Float64Array,
  to: number,
  factor: number,
  from: Float64Array,
  start: number,
  length: number,
): void {
  for (let i = 0; i < length; i++) into[to + i] = (into[to + i] as number) + factor * (from[start + i] as number);
}

function emptyAccount(tallies: Slab): Account {
  return { sums: tallies.take(), level: new Float64Array(MARKETS) };
}

function keyOf({ regime, inForce, stage }: Vintage): string {
  return `${regime.number} ${inForce.number} ${stage}`;
}
