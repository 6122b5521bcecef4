import type { Regime } from '../policy/regime.js';
import type { SourcingShift } from '../scenario/types.js';
import { COUNTRIES } from '../types/dimensions.js';
import type { Economy } from './economy.js';
import * as LAYOUT from './kernel/records/layout.js';
import type { Address } from './load-kernel.js';
import { numbersAt, numbersIn, setNumbers, setWhole, wholeAt } from './memory.js';
import { takeSubject } from './plan.js';
import { choiceAt, type PlanChoice } from './plan-choice.js';
import type { Setting } from './setting.js';
import { applyShifts } from './sourcing-shifts.js';
import type { Stations } from './stations.js';
import { CELLS } from './variants.js';

const O: number = COUNTRIES.length;

/** A carline's programs: assembled in a country, sourced for a regime, with the sourcing shifts of a stage. */
export type Programs = {
  readonly carline: number;
  readonly assembly: number;
  readonly regime: Regime;
  readonly stage: number;
};

/**
 * A carline's programs of one vintage at one site under the regime in force, over its variants and plans: what they sell
 * and sum to by market, before the year's market conditions. A year is then a weighted sum of a few bundles.
 *
 * Σ w·landed^−η·(sums per thousand vehicles) at [market·SUMS + sum], and Σ w·landed^(1−η) at [VALUE + market];
 * Σ w·landed^−η itself is the sum of vehicles.
 */
export type Bundle = Float64Array;

/** Where a bundle's Σ w·landed^(1−η) by market begin. */
export const VALUE = LAYOUT.BUNDLE_VALUE / 8;

/** Where plans are made, each once: what does not change from year to year is not computed again. */
export type Desk = {
  readonly setting: Setting;
  readonly choice: (variant: number, assembly: number, regime: Regime, stage: number) => PlanChoice;
  /** Record of what a plan is solved for. */
  readonly subject: (variant: number, assembly: number, stage: number) => Address;
  /** Programs over their variants and plans, under the regime in force; a view that is good until memory is next taken. */
  readonly bundle: (carline: number, assembly: number, regime: Regime, inForce: Regime, stage: number) => Bundle;
  /** Where a carline's programs at a place of assembly are planned for a regime: their options, and ways into the markets. */
  readonly station: Stations['at'];
  /** Records of a regime and of a stage, for the kernel. */
  readonly regime: Stations['regime'];
  readonly stage: (stage: number) => Address;
  /** Makes ready what the kernel needs to make the bundles of a carline at a place of assembly. */
  readonly ready: (carline: number, assembly: number, stage: number) => void;
};

/** What all desks of an economy have in common. */
export type DeskInputs = {
  readonly economy: Economy;
  readonly setting: Setting;
  readonly stations: Stations;
  /** Records of stages: the first is that before any sourcing shift, the others are those of scenarios. */
  readonly stages: Address[];
};

/** A scenario's sourcing shifts by carline, and the years whose shifts a stage stands for; stage 0 is before any. */
export type ShiftStages = {
  readonly shiftsOf: (carline: number) => readonly SourcingShift[];
  readonly stageYears: readonly number[];
};

const NO_SHIFTS: ShiftStages = { shiftsOf: () => [], stageYears: [Number.NEGATIVE_INFINITY] };

/** A desk. Shifts are a scenario's own, so only what is made before them is shared with the other desks of an economy. */
export function createDesk(inputs: DeskInputs, { shiftsOf, stageYears }: ShiftStages = NO_SHIFTS): Desk {
  const { economy, setting, stations } = inputs;
  const { variants } = economy;
  const { memory } = setting;
  const { kernel } = memory;
  const partsThatFollow = economy.parameter('parts_follow_plant');
  const stages = stageYears.map((_, stage) => (stage === 0 ? firstStage(inputs) : nextStage(inputs)));
  const stageAt = (stage: number): Address => stages[stage] as Address;

  const makeSubject = (variant: number, assembly: number, stage: number): Address => {
    const carline = variants.carlineOf[variant] as number;
    const shifts = stage === 0 ? [] : shiftsOf(carline);
    const own = economy.assemblyOf[carline] as number;
    const made = takeSubject(setting, carline);
    const table = made + LAYOUT.SUBJECT_SHARES;
    setNumbers(memory, table, variants.tables, variant * CELLS, (variant + 1) * CELLS);
    if (shifts.length > 0) applyShifts(numbersIn(memory), table / 8, shifts, stageYears[stage] as number);
    if (assembly !== own) kernel.moveAssembly(table, own, assembly, partsThatFollow);
    return made;
  };
  const subject = (variant: number, assembly: number, stage: number): Address => {
    const at = wholeAt(memory, stageAt(stage) + LAYOUT.STAGE_SUBJECTS) + 4 * (variant * O + assembly);
    const known = wholeAt(memory, at);
    if (known !== 0) return known;
    const made = makeSubject(variant, assembly, stage);
    setWhole(memory, at, made);
    return made;
  };
  const ready = (carline: number, assembly: number, stage: number): void => {
    const end = variants.firstOf[carline + 1] as number;
    for (let variant = variants.firstOf[carline] as number; variant < end; variant++) subject(variant, assembly, stage);
  };

  return {
    setting,
    subject,
    ready,
    station: stations.at,
    regime: stations.regime,
    stage: stageAt,
    choice: (variant, assembly, regime, stage) => {
      subject(variant, assembly, stage);
      const station = stations.at(variants.carlineOf[variant] as number, assembly, regime);
      const made = kernel.choice(setting.economy, station.address, stageAt(stage), variant, assembly);
      return choiceAt(setting, made, station.options);
    },
    bundle: (carline, assembly, regime, inForce, stage) => {
      ready(carline, assembly, stage);
      const [planned, current] = [stations.regime(regime), stations.regime(inForce)];
      const made = kernel.bundle(setting.economy, planned, current, stageAt(stage), carline, assembly);
      return numbersAt(memory, made, LAYOUT.BUNDLE / 8);
    },
  };
}

/** The stage before any sourcing shift. */
function firstStage(inputs: DeskInputs): Address {
  return inputs.stages[0] ?? nextStage(inputs);
}

function nextStage({ economy, setting: { memory }, stages }: DeskInputs): Address {
  const stage = memory.kernel.take(LAYOUT.STAGE);
  setWhole(memory, stage + LAYOUT.STAGE_NUMBER, stages.length);
  setWhole(memory, stage + LAYOUT.STAGE_SUBJECTS, memory.kernel.take(4 * O * economy.variants.count));
  stages.push(stage);
  return stage;
}
