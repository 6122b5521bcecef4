import type { RegimeTimeline } from '../policy/regime.js';
import type { SourcingShift } from '../scenario/types.js';
import { CATEGORIES, COUNTRIES } from '../types/dimensions.js';
import { movedTable } from './assembly.js';
import type { Economy } from './economy.js';
import { type Entry, enterMarkets } from './entry.js';
import { meetsRule, type Plan, type PlanSubject } from './plan.js';
import { type ChoiceSetting, choosePlans } from './plan-choice.js';
import type { PlanOptions } from './plan-options.js';
import { shiftedTable } from './sourcing-shifts.js';

const K: number = CATEGORIES.length;
const O: number = COUNTRIES.length;

/** A chosen plan with what it meets and costs under each regime that may be in force while it lives. */
export type PlanOnDesk = {
  readonly plan: Plan;
  readonly share: number;
  /** By index of the regime in force. */
  readonly standings: (Standing | undefined)[];
};

/** How a plan stands under the regime in force, with landed cost to the powers −η and 1 − η by market. */
export type Standing = { readonly entry: Entry; readonly quantity: Float64Array; readonly value: Float64Array };

export type ChoiceOnDesk = { readonly plans: readonly PlanOnDesk[]; readonly profit: number };

/** Where plans are made, each once: what does not change from year to year is not computed again. */
export type Desk = {
  /** Plans of a variant assembled in a country, made for a regime, with the sourcing shifts of a stage. */
  readonly choice: (variant: number, assembly: number, regime: number, stage: number) => ChoiceOnDesk;
  readonly standing: (chosen: PlanOnDesk, variant: number, assembly: number, regime: number) => Standing;
  readonly subject: (variant: number, assembly: number, stage: number) => PlanSubject;
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
  const { economy, timeline, options, groupOf, setting } = inputs;
  const partsThatFollow = economy.parameter('parts_follow_plant');
  const regimes = timeline.regimes.length;
  const stages = inputs.stageYears.length;
  const choices = new Map<number, ChoiceOnDesk>();
  const subjects = new Map<number, PlanSubject>();

  const subject = (variant: number, assembly: number, stage: number): PlanSubject => {
    const key = (variant * O + assembly) * stages + stage;
    let made = subjects.get(key);
    if (made === undefined) {
      const { carline, shares } = economy.variants[variant] as Economy['variants'][number];
      const shifts = stage === 0 ? [] : inputs.shiftsOf(carline);
      const shifted = shifts.length > 0 ? shiftedTable(shares, shifts, inputs.stageYears[stage] as number) : shares;
      const own = economy.assemblyOf[carline] as number;
      made = {
        shares: assembly === own ? shifted : movedTable(shifted, own, assembly, partsThatFollow),
        costShare: economy.costShare,
        costOffset: carline * K,
        marketShare: economy.marketShare,
        marketOffset: carline * O,
      };
      subjects.set(key, made);
    }
    return made;
  };
  const optionsFor = (variant: number, assembly: number, regime: number): PlanOptions => {
    const { carline } = economy.variants[variant] as Economy['variants'][number];
    return options[regime]?.[groupOf[carline] as number]?.[assembly] as PlanOptions;
  };
  const classOf = (variant: number): number =>
    economy.classOf[(economy.variants[variant] as Economy['variants'][number]).carline] as number;

  return {
    subject,
    choice: (variant, assembly, regime, stage) => {
      const key = ((variant * O + assembly) * regimes + regime) * stages + stage;
      let choice = choices.get(key);
      if (choice === undefined) {
        const { chosen, profit } = choosePlans(
          setting,
          subject(variant, assembly, stage),
          optionsFor(variant, assembly, regime),
          timeline.regimes[regime] as RegimeTimeline['regimes'][number],
          assembly,
          classOf(variant),
        );
        choice = { plans: chosen.map((c) => ({ ...c, standings: [] })), profit };
        choices.set(key, choice);
      }
      return choice;
    },
    standing: (chosen, variant, assembly, regime) => {
      let standing = chosen.standings[regime];
      if (standing === undefined) {
        const { alternatives } = optionsFor(variant, assembly, regime);
        const eligible = meetsRule(chosen.plan, alternatives, subject(variant, assembly, 0));
        const inForce = timeline.regimes[regime] as RegimeTimeline['regimes'][number];
        const entry = enterMarkets(chosen.plan, inForce, assembly, classOf(variant), eligible);
        standing = {
          entry,
          quantity: entry.landed.map((landed) => landed ** -economy.eta),
          value: entry.landed.map((landed) => landed ** (1 - economy.eta)),
        };
        chosen.standings[regime] = standing;
      }
      return standing;
    },
  };
}
