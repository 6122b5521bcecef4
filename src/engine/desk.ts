import type { RegimeTimeline } from '../policy/regime.js';
import type { SourcingShift } from '../scenario/types.js';
import { CATEGORIES, COUNTRIES } from '../types/dimensions.js';
import { movedTable } from './assembly.js';
import { addToBundle, type Bundle, emptyBundle } from './bundle.js';
import type { Economy, Variant } from './economy.js';
import { enterMarkets } from './entry.js';
import { meetsRule, type PlanSubject } from './plan.js';
import { type ChoiceSetting, choosePlans, type PlanChoice } from './plan-choice.js';
import type { PlanOptions } from './plan-options.js';
import { shiftedTable } from './sourcing-shifts.js';

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
  readonly economy: Economy;
  readonly timeline: RegimeTimeline;
  /** [regime][group][place of assembly]. */
  readonly options: readonly (readonly (readonly PlanOptions[])[])[];
  readonly groupOf: Uint16Array;
  readonly setting: ChoiceSetting;
  readonly shiftsOf: (carline: number) => readonly SourcingShift[];
  readonly stageYears: readonly number[];
};

/** Lays out an empty desk. */
export function createDesk(inputs: DeskInputs): Desk {
  const { economy, timeline, setting, stageYears } = inputs;
  const partsThatFollow = economy.parameter('parts_follow_plant');
  const regimes = timeline.regimes.length;
  const subjects: (PlanSubject | undefined)[][] = economy.variants.map(() => []);
  const choices: (PlanChoice | undefined)[][] = economy.variants.map(() => []);
  const bundles: (Bundle | undefined)[][] = economy.baseline.carlines.map(() => []);
  const regimeAt = (index: number): RegimeTimeline['regimes'][number] =>
    timeline.regimes[index] as RegimeTimeline['regimes'][number];
  const variantAt = (variant: number): Variant => economy.variants[variant] as Variant;

  const subject = (variant: number, assembly: number, stage: number): PlanSubject => {
    const key = assembly * stageYears.length + stage;
    const known = subjects[variant]?.[key];
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
    };
    (subjects[variant] as PlanSubject[])[key] = made;
    return made;
  };

  const options = (carline: number, assembly: number, regime: number): PlanOptions =>
    inputs.options[regime]?.[inputs.groupOf[carline] as number]?.[assembly] as PlanOptions;

  const choice = (variant: number, assembly: number, regime: number, stage: number): PlanChoice => {
    const { carline } = variantAt(variant);
    const key = (assembly * regimes + regime) * stageYears.length + stage;
    const known = choices[variant]?.[key];
    if (known !== undefined) return known;
    const made = choosePlans(
      setting,
      subject(variant, assembly, stage),
      options(carline, assembly, regime),
      regimeAt(regime),
      assembly,
      economy.classOf[carline] as number,
    );
    (choices[variant] as PlanChoice[])[key] = made;
    return made;
  };

  const bundle = (programs: Programs, regimeInForce: number): Bundle => {
    const { carline, assembly, regime, stage } = programs;
    const key = ((assembly * regimes + regime) * regimes + regimeInForce) * stageYears.length + stage;
    const known = bundles[carline]?.[key];
    if (known !== undefined) return known;
    const made = emptyBundle();
    const { alternatives } = options(carline, assembly, regimeInForce);
    eachVariant(economy, carline, (variant, weight) => {
      for (const { plan, share } of choice(variant, assembly, regime, stage).plans) {
        const eligible = meetsRule(plan, alternatives, subject(variant, assembly, stage));
        const entry = enterMarkets(
          plan,
          regimeAt(regimeInForce),
          assembly,
          economy.classOf[carline] as number,
          eligible,
        );
        addToBundle(made, weight * share, plan, entry, economy.unitCostUsd[carline] as number, economy.eta);
      }
    });
    (bundles[carline] as Bundle[])[key] = made;
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
