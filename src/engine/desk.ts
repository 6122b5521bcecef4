import type { Regime } from '../policy/regime.js';
import type { SourcingShift } from '../scenario/types.js';
import { CATEGORIES, COUNTRIES } from '../types/dimensions.js';
import { kept } from '../types/kept.js';
import { movedTable } from './assembly.js';
import { addToBundle, type Bundle } from './bundle.js';
import type { Economy, Variant } from './economy.js';
import { emptyEntry, enterMarkets } from './entry.js';
import { accountedNumbers, meetsRule, type PlanSubject } from './plan.js';
import { type ChoiceSetting, choosePlans, type PlanChoice } from './plan-choice.js';
import type { Slab } from './slab.js';
import { shiftedTable } from './sourcing-shifts.js';
import { emptyShelf, type Sheet, type Shelf, type Station, type Stations } from './stations.js';

const K: number = CATEGORIES.length;
const O: number = COUNTRIES.length;

/** A carline's programs: assembled in a country, sourced for a regime, with the sourcing shifts of a stage. */
export type Programs = {
  readonly carline: number;
  readonly assembly: number;
  readonly regime: Regime;
  readonly stage: number;
};

/** Where plans are made, each once: what does not change from year to year is not computed again. */
export type Desk = {
  readonly choice: (variant: number, assembly: number, regime: Regime, stage: number) => PlanChoice;
  readonly subject: (variant: number, assembly: number, stage: number) => PlanSubject;
  /** Programs over their variants and plans, under the regime in force. */
  readonly bundle: (carline: number, assembly: number, regime: Regime, inForce: Regime, stage: number) => Bundle;
  /** Profit index of programs over their variants. */
  readonly profit: (carline: number, assembly: number, regime: Regime, stage: number) => number;
  /** Where a carline's programs at a place of assembly are planned for a regime: their options, and ways into the markets. */
  readonly station: Stations;
};

/** What all desks of an economy have in common. */
export type DeskInputs = {
  readonly economy: Economy;
  readonly setting: ChoiceSetting;
  readonly stations: Stations;
  /** Sourcing tables by variant and place of assembly, before any sourcing shift. */
  readonly subjects: (PlanSubject | undefined)[];
  readonly bundles: Slab;
};

/** A scenario's sourcing shifts by carline, and the years whose shifts a stage stands for; stage 0 is before any. */
export type ShiftStages = {
  readonly shiftsOf: (carline: number) => readonly SourcingShift[];
  readonly stageYears: readonly number[];
};

const NO_SHIFTS: ShiftStages = { shiftsOf: () => [], stageYears: [Number.NEGATIVE_INFINITY] };

/** Most ways in which the plans of a carline's programs can qualify or not: two variants with two plans each. */
const MOST_SUBSETS = 16;

const emptySheet = (): Sheet => [];
const emptyBundles = (): Map<number, Bundle> => new Map();

/** A desk. Shifts are a scenario's own, so only what is made before them is shared with the other desks of an economy. */
export function createDesk(inputs: DeskInputs, { shiftsOf, stageYears }: ShiftStages = NO_SHIFTS): Desk {
  const { economy, setting, stations } = inputs;
  const entry = emptyEntry();
  const partsThatFollow = economy.parameter('parts_follow_plant');
  const subjects = stageYears.map((_, stage): (PlanSubject | undefined)[] => (stage === 0 ? inputs.subjects : []));
  const shifted = stageYears.map(() => new Map<Station, Shelf>());
  const shiftedShelf = (station: Station, stage: number): Shelf =>
    kept(shifted[stage] as Map<Station, Shelf>, station, emptyShelf);
  const shelfOf = (station: Station, stage: number): Shelf =>
    stage === 0 ? station.shelf : shiftedShelf(station, stage);

  const subject = (variant: number, assembly: number, stage: number): PlanSubject => {
    const shelf = subjects[stage] as (PlanSubject | undefined)[];
    const key = variant * O + assembly;
    const known = shelf[key];
    if (known !== undefined) return known;
    const { carline, shares } = economy.variants[variant] as Variant;
    const shifts = stage === 0 ? [] : shiftsOf(carline);
    const table = shifts.length > 0 ? shiftedTable(shares, shifts, stageYears[stage] as number) : shares;
    const own = economy.assemblyOf[carline] as number;
    const made = {
      shares: assembly === own ? table : movedTable(table, own, assembly, partsThatFollow),
      costShare: economy.costShare,
      costOffset: carline * K,
      marketShare: economy.marketShare,
      marketOffset: carline * O,
      known: { free: undefined },
    };
    shelf[key] = made;
    return made;
  };

  const choiceAt = (station: Station, variant: number, assembly: number, stage: number): PlanChoice => {
    const { choices } = shelfOf(station, stage);
    const known = choices[variant];
    if (known !== undefined) return known;
    const made = choosePlans(setting, subject(variant, assembly, stage), station.options, station.ways);
    choices[variant] = made;
    return made;
  };

  const makeBundle = (
    carline: number,
    assembly: number,
    planned: Station,
    inForce: Station,
    stage: number,
    qualifies: number,
  ): Bundle => {
    const made = inputs.bundles.take();
    const unitCostUsd = economy.unitCostUsd[carline] as number;
    let rest = qualifies;
    for (const { index: variant, weight } of economy.variantsOf[carline] ?? []) {
      const bought = subject(variant, assembly, stage);
      for (const { plan, share } of choiceAt(planned, variant, assembly, stage).plans) {
        const eligible = rest % 2 === 1;
        enterMarkets(plan, bought, inForce.ways, eligible, setting, entry);
        addToBundle(made, weight * share, accountedNumbers(plan, setting.jobs), entry, eligible, unitCostUsd);
        rest = Math.floor(rest / 2);
      }
    }
    return made;
  };

  /** Which plans qualify under the regime in force, as bits in their order. */
  const qualifying = (carline: number, assembly: number, planned: Station, inForce: Station, stage: number): number => {
    let qualifies = 0;
    let bit = 1;
    for (const { index: variant } of economy.variantsOf[carline] ?? []) {
      for (const { plan } of choiceAt(planned, variant, assembly, stage).plans) {
        if (meetsRule(plan, inForce.options.alternatives, subject(variant, assembly, stage))) qualifies += bit;
        bit *= 2;
      }
    }
    return qualifies;
  };

  const findBundle = (
    carline: number,
    assembly: number,
    planned: Station,
    inForce: Station,
    stage: number,
    { bundles }: Shelf,
  ): Bundle => {
    const qualifies = qualifying(carline, assembly, planned, inForce, stage);
    const charged = kept(bundles, inForce.ways, emptyBundles);
    return kept(charged, carline * MOST_SUBSETS + qualifies, () =>
      makeBundle(carline, assembly, planned, inForce, stage, qualifies),
    );
  };

  return {
    subject,
    station: stations,
    choice: (variant, assembly, regime, stage) =>
      choiceAt(stations((economy.variants[variant] as Variant).carline, assembly, regime), variant, assembly, stage),
    bundle: (carline, assembly, regime, regimeInForce, stage) => {
      const planned = stations(carline, assembly, regime);
      const inForce = stations(carline, assembly, regimeInForce);
      const shelf = shelfOf(planned, stage);
      const sheet = kept(shelf.sheets, inForce, emptySheet);
      const known = sheet[carline];
      if (known !== undefined) return known;
      const found = findBundle(carline, assembly, planned, inForce, stage, shelf);
      sheet[carline] = found;
      return found;
    },
    profit: (carline, assembly, regime, stage) => {
      const station = stations(carline, assembly, regime);
      let total = 0;
      for (const { index: variant, weight } of economy.variantsOf[carline] ?? []) {
        total += weight * choiceAt(station, variant, assembly, stage).profit;
      }
      return total;
    },
  };
}
