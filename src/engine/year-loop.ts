import { isPolicyParameter } from '../baseline/policy-parameter.js';
import { carlineGroups } from '../policy/carline-groups.js';
import { ruleIn } from '../policy/dated.js';
import { type ParameterReader, parameterReader, policyValues } from '../policy/parameters.js';
import type { Regime } from '../policy/regime.js';
import { createTimeline, type RegimeTimeline } from '../policy/regime-timeline.js';
import { registerPeriods } from '../policy/register-periods.js';
import { centralValues, effectiveRegister } from '../scenario/effective-register.js';
import { movedBy, shiftsInTime } from '../scenario/sourcing-shift.js';
import type { Scenario, SourcingShift } from '../scenario/types.js';
import { COUNTRIES } from '../types/dimensions.js';
import { RoosimError } from '../types/errors.js';
import { type AssemblyPath, assemblyPath } from './assembly-path.js';
import { marketIndex } from './demand.js';
import { createDesk, type Desk, type ShiftStages } from './desk.js';
import type { Economy } from './economy.js';
import type { EmploymentCoefficients } from './employment.js';
import { createLedger, type Ledger, type LedgerInputs } from './ledger.js';
import type { Address } from './load-kernel.js';
import type { Setting } from './setting.js';
import { concerns } from './sourcing-shifts.js';
import { type SalesPerWeight, tallyYear } from './tally.js';
import type { SimulateOptions } from './types.js';
import { vintageShares } from './vintages.js';
import { type Bench, benchFor, createWorkshop } from './workshop.js';
import { type YearPart, yearParts } from './year-parts.js';

const O: number = COUNTRIES.length;

/** A scenario under one set of parameters, with all that its years are made from. */
export type LaidOut = {
  readonly years: readonly number[];
  readonly economy: Economy;
  readonly timeline: RegimeTimeline;
  readonly setting: Setting;
  readonly desk: Desk;
  readonly jobs: EmploymentCoefficients;
  readonly assembly: AssemblyPath;
  readonly ledger: Ledger;
  /** Share of programs by the regime they were sourced for, by year. */
  readonly vintages: readonly Float64Array[];
  /** Stage of the scenario's sourcing shifts by year, 0 before any, and whether any concerns a carline. */
  readonly stages: readonly number[];
  readonly isShifted: (carline: number) => boolean;
  /** Stage of a carline's sourcing shifts in a year; 0 where none concerns it. */
  readonly stage: (yearIndex: number, carline: number) => number;
};

/** One year of a run: what each carline's programs are, and what the markets make of them. */
export type SimulatedYear = {
  readonly year: number;
  readonly yearIndex: number;
  /** The regime in force, and the one that new programs are sourced for. */
  readonly inForce: Regime;
  readonly plannedFor: Regime;
  /** A carline's programs by site and vintage. */
  readonly parts: (carline: number) => readonly YearPart[];
  /** Thousand vehicles that a carline sells in a market per unit of Σ w·landed^−η of its parts. */
  readonly salesPerWeight: SalesPerWeight;
  /** The year in the memory of the kernel, from which outcomes are written. */
  readonly record: Address;
  /** Output per worker relative to the base year, by country of the region. */
  readonly productivity: Float64Array;
};

/** Compiles what does not change between parameter draws, and gives a function that lays the scenario out under each. */
export function createLayout(scenario: Scenario): (options: SimulateOptions) => LaidOut {
  const { baseline } = scenario;
  const timelineIn = createTimeline(scenario, carlineGroups(scenario, baseline));
  const central = centralValues(effectiveRegister(scenario));
  const periods = registerPeriods(scenario).map(({ from, register }) => ({ from, values: centralValues(register) }));
  const policyIds = Object.keys(central).filter(isPolicyParameter);
  const ids = Object.keys(central).filter((id) => !isPolicyParameter(id));
  const allYears = Array.from({ length: baseline.lastYear - baseline.firstYear + 1 }, (_, i) => baseline.firstYear + i);
  const allShifts = scenario.sourcingShifts.flatMap(shiftsInTime);
  const shifts = baseline.carlines.map((carline) => allShifts.filter((s) => concerns(s, carline)));
  const isShifted = (carline: number): boolean => (shifts[carline]?.length ?? 0) > 0;
  return (options) => {
    const years = allYears.slice(0, lastYearAsked(options.years, allYears) + 1);
    const parameter = parameterReader(central, options.parameters);
    const readers = periods.map(({ values }, i) =>
      i === periods.length - 1 ? parameter : parameterReader(values, options.earlier?.[i]),
    );
    const statusQuo = readers[0] as ParameterReader;
    const filedUnder = ruleIn(scenario, baseline.firstYear)?.measures.regional;
    const workshop = options.workshop ?? createWorkshop();
    const reference = filedUnder && workshop.compile.weigh(filedUnder, statusQuo).weights;
    const bench = benchFor(workshop, { baseline, parameter, ids, reference, filingShift: options.filingShift });
    const { economy, setting, sites, book } = bench;
    const timeline = timelineIn(
      {
        years,
        horizon: Math.round(parameter('planning_horizon_years')),
        values: periods.map(({ from }, i) => ({
          from,
          values: policyValues(book.values, policyIds, readers[i] as ParameterReader, parameter),
        })),
      },
      book,
    );
    const { stageYears, stages } = shiftStages(allShifts, years);
    const shiftStage = { shiftsOf: (carline: number) => shifts[carline] ?? [], stageYears };
    const base = { regime: timeline.inForce[0] as Regime, stage: stages[0] as number };
    const relocations = bench.relocations(base.regime);
    return {
      years,
      economy,
      timeline,
      setting,
      jobs: setting.jobs,
      assembly: assemblyPath(economy, sites, relocations, timeline),
      ...(shifts.some((own) => own.length > 0)
        ? ownBooks(bench, shiftStage, base, isShifted)
        : { desk: bench.desk, ledger: bench.ledger(base.regime) }),
      vintages: vintageShares(timeline, parameter('parts_renewal_rate')),
      stages,
      isShifted,
      stage: (yearIndex, carline) => (isShifted(carline) ? (stages[yearIndex] as number) : 0),
    };
  };
}

/** Desk and ledger of a scenario that shifts sourcing. */
function ownBooks(
  bench: Bench,
  shifts: ShiftStages,
  first: LedgerInputs['first'],
  isShifted: (carline: number) => boolean,
): Pick<LaidOut, 'desk' | 'ledger'> {
  const { economy, sites } = bench;
  const desk = createDesk(bench.deskInputs, shifts);
  const relocations = bench.relocations(first.regime);
  return { desk, ledger: createLedger({ economy, sites, desk, first, relocations, isShifted }) };
}

/** The years of a run, one after another. */
export function* simulatedYears(laidOut: LaidOut): Generator<SimulatedYear, void, undefined> {
  const { years, economy, setting, timeline, desk, jobs, assembly, ledger, vintages, stages } = laidOut;
  const { base } = ledger;
  for (const [yearIndex, year] of years.entries()) {
    const inForce = timeline.inForce[yearIndex] as Regime;
    const shares = vintages[yearIndex] as Float64Array;
    const mix = {
      regimes: timeline.regimes,
      inForce,
      stage: stages[yearIndex] as number,
      vintages: shares,
      relocated: assembly.reached[yearIndex] as Float64Array,
      productivity: jobs.productivityGrowth.map((growth) => (1 + growth) ** yearIndex),
    };
    const { record, scales } = tallyYear(economy, setting, ledger, mix);
    yield {
      year,
      yearIndex,
      inForce,
      plannedFor: timeline.plannedFor[yearIndex] as Regime,
      parts: (carline) =>
        yearParts(desk, carline, assembly.siteShares(yearIndex, carline), {
          regimes: timeline.regimes,
          vintages: shares,
          inForce,
          stage: laidOut.stage(yearIndex, carline),
        }),
      salesPerWeight: (carline, market) =>
        (base.salesPerWeight[carline * O + market] as number) *
        (scales[marketIndex(market, economy.classOf[carline] as number)] as number),
      record,
      productivity: mix.productivity,
    };
  }
}

/** The distinct states of a scenario's sourcing shifts: stage 0 is before any, and each further stage stands for a year. */
function shiftStages(
  shifts: readonly SourcingShift[],
  years: readonly number[],
): { readonly stageYears: readonly number[]; readonly stages: readonly number[] } {
  const keys = [shifts.map(() => 0).join()];
  const stageYears = [(years[0] as number) - 1];
  const stages = years.map((year) => {
    const key = shifts.map((shift) => movedBy(shift, year)).join();
    let stage = keys.indexOf(key);
    if (stage < 0) {
      stage = keys.length;
      keys.push(key);
      stageYears.push(year);
    }
    return stage;
  });
  return { stageYears, stages };
}

function lastYearAsked(asked: readonly number[] | undefined, years: readonly number[]): number {
  if (asked === undefined) return years.length - 1;
  const indices = asked.map((year) => years.indexOf(year));
  const unknown = asked[indices.indexOf(-1)];
  if (unknown !== undefined) {
    throw new RoosimError('year_out_of_range', `The year ${unknown} is not among those the baseline covers.`, {
      hint: `Choose a year from ${years[0]} to ${years.at(-1)}.`,
    });
  }
  return Math.max(...indices);
}
