import type { CarlineGroups } from '../policy/carline-groups.js';
import { placeIndex, type Regime, type RegimeTimeline } from '../policy/regime.js';
import type { SourcingShift } from '../scenario/types.js';
import { CATEGORIES, COUNTRIES } from '../types/dimensions.js';
import { movedTable } from './assembly.js';
import { addToBundle, type Bundle } from './bundle.js';
import type { Economy, Variant } from './economy.js';
import { emptyEntry, enterMarkets } from './entry.js';
import { kept } from './kept.js';
import { meetsRule, type PlanSubject, planSums } from './plan.js';
import { type ChoiceSetting, choosePlans, type PlanChoice } from './plan-choice.js';
import { compiledAlternatives, type PlanOptions, planOptions, type Weigh } from './plan-options.js';
import type { Slab } from './slab.js';
import { shiftedTable } from './sourcing-shifts.js';
import { type Bench, emptyShelf, numberOf, type Shelf, type Station } from './workshop.js';

const K: number = CATEGORIES.length;
const O: number = COUNTRIES.length;

/** A carline's programs: assembled in a country, sourced for a regime, with the sourcing shifts of a stage. */
export type Programs = {
  readonly carline: number;
  readonly assembly: number;
  readonly regime: number;
  readonly stage: number;
};

/** Where plans are made, each once: what does not change from year to year is not computed again. */
export type Desk = {
  readonly choice: (variant: number, assembly: number, regime: number, stage: number) => PlanChoice;
  readonly subject: (variant: number, assembly: number, stage: number) => PlanSubject;
  /** The programs over their variants and plans, under the regime in force. */
  readonly bundle: (programs: Programs, regimeInForce: number) => Bundle;
  /** Profit index of the programs over their variants. */
  readonly profit: (programs: Programs) => number;
  /** The options of a carline's programs at a place of assembly for a regime. */
  readonly options: (carline: number, assembly: number, regime: number) => PlanOptions;
};

/** What a desk works from. `stages` are the years whose sourcing shifts a stage stands for; stage 0 is before any. */
export type DeskInputs = {
  readonly bench: Bench;
  readonly weigh: Weigh;
  readonly timeline: RegimeTimeline;
  readonly groups: CarlineGroups;
  readonly setting: ChoiceSetting;
  readonly shiftsOf: (carline: number) => readonly SourcingShift[];
  readonly stageYears: readonly number[];
  readonly bundles: Slab;
};

/** Most ways in which the plans of a carline's programs can qualify or not: two variants with two plans each. */
const MOST_SUBSETS = 16;

/** Lays out a desk at a bench. */
export function createDesk(inputs: DeskInputs): Desk {
  const { bench, timeline, groups, setting, stageYears } = inputs;
  const { economy } = bench;
  const entry = emptyEntry();
  const partsThatFollow = economy.parameter('parts_follow_plant');
  const subjects = stageYears.map((_, stage): (PlanSubject | undefined)[] => (stage === 0 ? bench.subjects : []));
  const regimeAt = (index: number): Regime => timeline.regimes[index] as Regime;
  const variantAt = (variant: number): Variant => economy.variants[variant] as Variant;

  const subject = (variant: number, assembly: number, stage: number): PlanSubject => {
    const shelf = subjects[stage] as (PlanSubject | undefined)[];
    const key = variant * O + assembly;
    const known = shelf[key];
    if (known !== undefined) return known;
    const { carline, shares } = variantAt(variant);
    const shifts = stage === 0 ? [] : inputs.shiftsOf(carline);
    const shifted = shifts.length > 0 ? shiftedTable(shares, shifts, stageYears[stage] as number) : shares;
    const own = economy.assemblyOf[carline] as number;
    const made = {
      shares: assembly === own ? shifted : movedTable(shifted, own, assembly, partsThatFollow),
      costShare: economy.costShare,
      costOffset: carline * K,
      marketShare: economy.marketShare,
      marketOffset: carline * O,
      known: { free: undefined },
    };
    shelf[key] = made;
    return made;
  };

  const stations: (Station | undefined)[] = [];
  const stationOf = (carline: number, assembly: number, regime: number): Station => {
    const group = groups.groupOf[carline] as number;
    const key = (regime * groups.groups.length + group) * O + assembly;
    const known = stations[key];
    if (known !== undefined) return known;
    const made = stationFor(inputs, regimeAt(regime), group, assembly, economy.classOf[carline] as number);
    stations[key] = made;
    return made;
  };
  // Shifts are a scenario's own, so only what is made before them can be shared with others.
  const shifted = stageYears.map(() => new Map<Station, Shelf>());
  const shelfOf = (station: Station, stage: number): Shelf =>
    stage === 0 ? station.shelf : kept(shifted[stage] as Map<Station, Shelf>, station, emptyShelf);

  const options = (carline: number, assembly: number, regime: number): PlanOptions =>
    stationOf(carline, assembly, regime).options;

  const choice = (variant: number, assembly: number, regime: number, stage: number): PlanChoice => {
    const { carline } = variantAt(variant);
    const station = stationOf(carline, assembly, regime);
    const { choices } = shelfOf(station, stage);
    const known = choices[variant];
    if (known !== undefined) return known;
    const made = choosePlans(
      setting,
      subject(variant, assembly, stage),
      station.options,
      regimeAt(regime),
      assembly,
      economy.classOf[carline] as number,
    );
    choices[variant] = made;
    return made;
  };

  const entryNumbers = timeline.regimes.map(({ entryKeys }) => entryKeys.map((key) => numberOf(bench, key)));

  const bundle = (programs: Programs, regimeInForce: number): Bundle => {
    const { carline, assembly, regime, stage } = programs;
    // Regimes that differ in what they ask and not in what they charge give the same bundle if the same plans qualify.
    const { alternatives } = options(carline, assembly, regimeInForce);
    let qualifies = 0;
    let bit = 1;
    eachVariant(economy, carline, (variant) => {
      for (const { plan } of choice(variant, assembly, regime, stage).plans) {
        if (meetsRule(plan, alternatives, subject(variant, assembly, stage))) qualifies += bit;
        bit *= 2;
      }
    });
    const { bundles } = shelfOf(stationOf(carline, assembly, regime), stage);
    const place = placeIndex(assembly, economy.classOf[carline] as number);
    const entryNumber = entryNumbers[regimeInForce]?.[place] as number;
    const key = (entryNumber * economy.classOf.length + carline) * MOST_SUBSETS + qualifies;
    const known = bundles.get(key);
    if (known !== undefined) return known;
    const made = makeBundle(programs, regimeInForce, qualifies);
    bundles.set(key, made);
    return made;
  };

  const makeBundle = (programs: Programs, regimeInForce: number, qualifies: number): Bundle => {
    const { carline, assembly, regime, stage } = programs;
    const made = inputs.bundles.take();
    const unitCostUsd = economy.unitCostUsd[carline] as number;
    const place = { assembly, vehicleClass: economy.classOf[carline] as number };
    const inForce = regimeAt(regimeInForce);
    let rest = qualifies;
    eachVariant(economy, carline, (variant, weight) => {
      const bought = subject(variant, assembly, stage);
      for (const { plan, share } of choice(variant, assembly, regime, stage).plans) {
        const eligible = rest % 2 === 1;
        enterMarkets(plan, bought, inForce, place, eligible, setting, entry);
        addToBundle(made, weight * share, plan, planSums(plan, setting.jobs), entry, eligible, unitCostUsd);
        rest = Math.floor(rest / 2);
      }
    });
    return made;
  };

  const profit = ({ carline, assembly, regime, stage }: Programs): number => {
    let total = 0;
    eachVariant(economy, carline, (variant, weight) => {
      total += weight * choice(variant, assembly, regime, stage).profit;
    });
    return total;
  };

  return { choice, subject, bundle, profit, options };
}

/** The station of a group of carlines of one class at a place of assembly under a regime. */
function stationFor(
  { bench, weigh }: DeskInputs,
  regime: Regime,
  group: number,
  assembly: number,
  vehicleClass: number,
): Station {
  const alternatives = compiledAlternatives(regime, group, assembly, weigh);
  const asked = alternatives.map((way) =>
    way.map(({ measure, weights, atLeast, credits }) => [measure, numberOf(bench, weights), atLeast, credits]),
  );
  const charged = [regime.entryKeys[placeIndex(assembly, vehicleClass)], regime.partsDutyKeys[assembly]];
  const key = `${assembly} ${vehicleClass} ${charged.map((name) => numberOf(bench, name)).join()} ${JSON.stringify(asked)}`;
  return kept(bench.stations, key, () => ({
    options: planOptions(regime, alternatives, assembly, vehicleClass),
    shelf: emptyShelf(),
  }));
}

/** Calls back with each variant of a carline and its weight. */
export function eachVariant(economy: Economy, carline: number, visit: (variant: number, weight: number) => void): void {
  const last = economy.variantStart[carline + 1] as number;
  for (let variant = economy.variantStart[carline] as number; variant < last; variant++) {
    visit(variant, (economy.variants[variant] as Variant).weight);
  }
}
