import type { CarlineGroups } from '../policy/carline-groups.js';
import type { Regime, RegimeTimeline } from '../policy/regime.js';
import type { SourcingShift } from '../scenario/types.js';
import { CATEGORIES, COUNTRIES } from '../types/dimensions.js';
import { movedTable } from './assembly.js';
import { addToBundle, BUNDLE, type Bundle } from './bundle.js';
import type { Economy, Variant } from './economy.js';
import { enterMarkets } from './entry.js';
import { kept } from './kept.js';
import { meetsRule, type PlanSubject, planSums } from './plan.js';
import { type ChoiceSetting, choosePlans, type PlanChoice } from './plan-choice.js';
import { type OptionsOfRegime, type PlanOptions, planOptions, type Weigh } from './plan-options.js';
import { createSlab } from './slab.js';
import { shiftedTable } from './sourcing-shifts.js';
import { type Bench, emptyShelf, type Shelf } from './workshop.js';

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

/** Bundles of one planned regime under one in force: by carline and site; and by what is charged and which plans qualify. */
type BundleShelf = { readonly inForce: (Bundle | undefined)[]; readonly charged: Map<string, Bundle> };

/** What a desk works from. `stages` are the years whose sourcing shifts a stage stands for; stage 0 is before any. */
export type DeskInputs = {
  readonly bench: Bench;
  readonly weigh: Weigh;
  readonly timeline: RegimeTimeline;
  readonly groups: CarlineGroups;
  readonly setting: ChoiceSetting;
  readonly shiftsOf: (carline: number) => readonly SourcingShift[];
  readonly stageYears: readonly number[];
};

/** Lays out a desk at a bench. */
export function createDesk(inputs: DeskInputs): Desk {
  const { bench, timeline, groups, setting, stageYears } = inputs;
  const { economy } = bench;
  const emptyBundle = createSlab(BUNDLE);
  const partsThatFollow = economy.parameter('parts_follow_plant');
  const signature = groups.groupOf.join();
  const keys = timeline.regimes.map((regime) => `${regime.key} ${signature}`);
  const optionsOf = timeline.regimes.map((regime, r) =>
    kept(bench.options, keys[r] as string, () => planOptions(regime, groups, inputs.weigh)),
  );
  // Shifts are a scenario's own, so only what is made before them can be shared with others.
  const shelves = stageYears.map((_, stage) =>
    keys.map((key) => (stage === 0 ? kept(bench.shelves, key, emptyShelf) : emptyShelf())),
  );
  const bundles = shelves.map((row) =>
    row.map((shelf) =>
      timeline.regimes.map(
        ({ charges }): BundleShelf => ({
          inForce: [],
          charged: kept(shelf.bundles, charges, () => new Map<string, Bundle>()),
        }),
      ),
    ),
  );
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

  const options = (carline: number, assembly: number, regime: number): PlanOptions =>
    (optionsOf[regime] as OptionsOfRegime)(groups.groupOf[carline] as number, assembly);

  const choice = (variant: number, assembly: number, regime: number, stage: number): PlanChoice => {
    const { choices } = (shelves[stage] as Shelf[])[regime] as Shelf;
    const key = variant * O + assembly;
    const known = choices[key];
    if (known !== undefined) return known;
    const { carline } = variantAt(variant);
    const made = choosePlans(
      setting,
      subject(variant, assembly, stage),
      options(carline, assembly, regime),
      regimeAt(regime),
      assembly,
      economy.classOf[carline] as number,
    );
    choices[key] = made;
    return made;
  };

  const bundle = (programs: Programs, regimeInForce: number): Bundle => {
    const { carline, assembly, regime, stage } = programs;
    const shelf = bundles[stage]?.[regime]?.[regimeInForce] as BundleShelf;
    const key = carline * O + assembly;
    const known = shelf.inForce[key];
    if (known !== undefined) return known;
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
    const made = kept(shelf.charged, `${key} ${qualifies}`, () => makeBundle(programs, regimeInForce, qualifies));
    shelf.inForce[key] = made;
    return made;
  };

  const makeBundle = (programs: Programs, regimeInForce: number, qualifies: number): Bundle => {
    const { carline, assembly, regime, stage } = programs;
    const made = emptyBundle();
    const sold = { unitCostUsd: economy.unitCostUsd[carline] as number, sales: economy.sales, offset: carline * O };
    const vehicleClass = economy.classOf[carline] as number;
    let rest = qualifies;
    eachVariant(economy, carline, (variant, weight) => {
      for (const { plan, share } of choice(variant, assembly, regime, stage).plans) {
        const entry = enterMarkets(
          plan,
          regimeAt(regimeInForce),
          assembly,
          vehicleClass,
          rest % 2 === 1,
          setting.dispersion,
        );
        addToBundle(made, weight * share, plan, planSums(plan, setting.jobs), entry, sold, economy.eta);
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

/** Calls back with each variant of a carline and its weight. */
export function eachVariant(economy: Economy, carline: number, visit: (variant: number, weight: number) => void): void {
  const last = economy.variantStart[carline + 1] as number;
  for (let variant = economy.variantStart[carline] as number; variant < last; variant++) {
    visit(variant, (economy.variants[variant] as Variant).weight);
  }
}
