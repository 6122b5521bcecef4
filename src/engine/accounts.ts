import type { Regime } from '../policy/regime.js';
import { COUNTRIES, VEHICLE_CLASSES } from '../types/dimensions.js';
import { type Bundle, VALUE } from './bundle.js';
import { MARKETS, marketIndex } from './demand.js';
import type { Desk } from './desk.js';
import type { Economy } from './economy.js';
import type { BaseYear } from './market.js';
import type { Slab } from './slab.js';
import { addScaled, IN_ACCOUNT, SUMS, sumIndex, type Tally } from './sums.js';

const O: number = COUNTRIES.length;
const C: number = VEHICLE_CLASSES.length;

/** What programs were sourced for, the regime in force, and the stage of sourcing shifts. */
export type Vintage = { readonly regime: Regime; readonly inForce: Regime; readonly stage: number };

/** A carline's programs at a place, with a weight. */
export type Position = { readonly carline: number; readonly assembly: number; readonly weight: number };

/** What programs sell and sum to but for spending by origin, per unit of the scale of each market and class. */
export type Account = {
  readonly sums: Tally;
  /** Price level by (market, class), see BaseYear. */
  readonly level: Float64Array;
  /** In the order of the positions of each place of assembly and class. */
  readonly bundles: readonly (readonly Bundle[])[];
  /** Part of the price level by (place of assembly, class, market). */
  readonly levelOfPlace: Float64Array;
};

/** What accounts are made from. Sourcing shifts concern only some carlines. */
export type AccountInputs = {
  readonly economy: Economy;
  readonly desk: Desk;
  readonly base: BaseYear;
  readonly isShifted: (carline: number) => boolean;
  readonly tallies: Slab;
};

/** The programs of a carline at a place, as a desk makes them. */
export function bundleIn(
  { desk, isShifted }: Pick<AccountInputs, 'desk' | 'isShifted'>,
  { regime, inForce, stage }: Vintage,
  carline: number,
  assembly: number,
): Bundle {
  return desk.bundle(carline, assembly, regime, inForce, isShifted(carline) ? stage : 0);
}

/**
 * Gives the account of some positions for each vintage. Many vintages differ at a few places only: sums of a place and class
 * whose bundles are all those of an account made before are taken from there.
 */
export function createAccounts(inputs: AccountInputs, positions: readonly Position[]): (vintage: Vintage) => Account {
  const { economy } = inputs;
  const places: Position[][] = Array.from({ length: O * C }, () => []);
  for (const position of positions) {
    places[position.assembly * C + (economy.classOf[position.carline] as number)]?.push(position);
  }
  const made: Account[] = [];
  return (vintage) => {
    const account: Account = {
      sums: inputs.tallies.take(),
      level: new Float64Array(MARKETS),
      bundles: places.map((of) => bundlesOf(inputs, vintage, of)),
      levelOfPlace: new Float64Array(O * C * O),
    };
    for (let place = 0; place < places.length; place++) {
      const of = places[place] as Position[];
      const bundles = account.bundles[place] as Bundle[];
      const same = made.find((other) => areSame(other.bundles[place], bundles));
      if (same !== undefined) copyPlace(same, account, place);
      else
        for (let i = 0; i < of.length; i++) add(account, inputs.base, place, of[i] as Position, bundles[i] as Bundle);
    }
    for (let i = 0; i < account.levelOfPlace.length; i++) {
      const market = marketIndex(i % O, ((i / O) | 0) % C);
      account.level[market] = (account.level[market] as number) + (account.levelOfPlace[i] as number);
    }
    made.push(account);
    return account;
  };
}

function bundlesOf(inputs: AccountInputs, vintage: Vintage, positions: readonly Position[]): readonly Bundle[] {
  const bundles: Bundle[] = [];
  for (const { carline, assembly } of positions) bundles.push(bundleIn(inputs, vintage, carline, assembly));
  return bundles;
}

function areSame(some: readonly Bundle[] | undefined, others: readonly Bundle[]): boolean {
  for (let i = 0; i < others.length; i++) if (some?.[i] !== others[i]) return false;
  return true;
}

function copyPlace(from: Account, into: Account, place: number): void {
  for (let d = 0; d < O; d++) {
    const start = sumIndex((place / C) | 0, d, place % C);
    for (let i = start; i < start + IN_ACCOUNT; i++) into.sums[i] = from.sums[i] as number;
    into.levelOfPlace[place * O + d] = from.levelOfPlace[place * O + d] as number;
  }
}

function add(
  { sums, levelOfPlace }: Account,
  { salesPerWeight, levelPerWeight }: BaseYear,
  place: number,
  { carline, assembly, weight }: Position,
  bundle: Bundle,
): void {
  for (let d = 0; d < O; d++) {
    const sold = carline * O + d;
    const factor = weight * (salesPerWeight[sold] as number);
    if (factor === 0) continue;
    const level = place * O + d;
    levelOfPlace[level] =
      (levelOfPlace[level] as number) + weight * (levelPerWeight[sold] as number) * (bundle[VALUE + d] as number);
    addScaled(sums, sumIndex(assembly, d, place % C), factor, bundle, d * SUMS, IN_ACCOUNT);
  }
}
