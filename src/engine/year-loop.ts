import { isPolicyParameter } from '../baseline/policy-parameter.js';
import { carlineGroups } from '../policy/carline-groups.js';
import { measureWeights } from '../policy/content-measure.js';
import { ruleIn } from '../policy/dated.js';
import { type ParameterReader, parameterReader, policyValues } from '../policy/parameters.js';
import type { Regime } from '../policy/regime.js';
import { createTimeline, type RegimeTimeline } from '../policy/regime-timeline.js';
import { registerPeriods } from '../policy/register-periods.js';
import { centralValues, effectiveRegister } from '../scenario/effective-register.js';
import type { Scenario, SourcingShift } from '../scenario/types.js';
import { RoosimError } from '../types/errors.js';
import { type CachedModel, createRunCache, modelFor } from './cache.js';
import type { Model } from './model.js';
import { type SiteShare, type Sites, siteShares, type Targets } from './relocation.js';
import { shiftStates, shiftsByCarline } from './sourcing-shifts.js';
import type { SimulateOptions } from './types.js';
import { createVintageTotals, type VintageTotals } from './vintage-totals.js';
import { programmeShares, relocationShares } from './vintages.js';
import { type YearTotals, yearTotals } from './year-totals.js';

/** A scenario under one set of parameters, with all that its years are made from. */
export type PreparedRun = {
  readonly years: readonly number[];
  readonly model: Model;
  readonly timeline: RegimeTimeline;
  readonly sites: Sites;
  readonly targets: Targets;
  readonly totals: VintageTotals;
  /** Share of programmes by the regime they were sourced for, and of relocations that have happened, [year][regime]. */
  readonly vintages: readonly Float64Array[];
  readonly relocated: readonly Float64Array[];
  /** State of a carline's sourcing shifts in a year; 0 where none concerns it. */
  readonly stateOf: (yearIndex: number, carline: number) => number;
  /** State of the scenario's sourcing shifts by year. */
  readonly states: readonly number[];
};

/** One year of a run, its markets cleared. */
export type SimulatedYear = {
  readonly year: number;
  readonly yearIndex: number;
  /** The regime in force, and the one that new programmes are sourced for. */
  readonly inForce: Regime;
  readonly plannedFor: Regime;
  readonly totals: YearTotals;
};

/** Compiles what does not change between parameter draws, and gives a function that makes the scenario ready under each. */
export function createPreparation(scenario: Scenario): (options: SimulateOptions) => PreparedRun {
  const { baseline } = scenario;
  const timelineIn = createTimeline(scenario, carlineGroups(scenario, baseline));
  const central = centralValues(effectiveRegister(scenario));
  const periods = registerPeriods(scenario).map(({ from, register }) => ({ from, values: centralValues(register) }));
  const policyIds = Object.keys(central).filter(isPolicyParameter);
  const ids = Object.keys(central).filter((id) => !isPolicyParameter(id));
  const allYears = Array.from({ length: baseline.lastYear - baseline.firstYear + 1 }, (_, i) => baseline.firstYear + i);
  const filedUnder = ruleIn(scenario, baseline.firstYear)?.measures.regional;
  const shifts = shiftsByCarline(scenario);
  return (options) => {
    const years = allYears.slice(0, lastYearAsked(options.years, allYears) + 1);
    const parameter = parameterReader(central, options.parameters);
    const readers = periods.map(({ values }, i) =>
      i === periods.length - 1 ? parameter : parameterReader(values, options.earlier?.[i]),
    );
    const statusQuo = readers[0] as ParameterReader;
    const terms = {
      baseline,
      parameter,
      filedUnder: filedUnder && measureWeights(filedUnder, baseline.dimensions, statusQuo),
      filingShift: options.filingShift,
    };
    const cached = modelFor(options.cache ?? createRunCache(), terms, ids);
    const { model, sites } = cached;
    const timeline = timelineIn(
      {
        years,
        horizon: Math.round(parameter('planning_horizon_years')),
        values: periods.map(({ from }, i) => ({
          from,
          values: policyValues(model.regimes.values, policyIds, readers[i] as ParameterReader, parameter),
        })),
      },
      model.regimes,
    );
    const base = timeline.inForce[0] as Regime;
    return {
      years,
      model,
      timeline,
      sites,
      targets: cached.targets(base),
      ...(shifts.some((own) => own.length > 0)
        ? shiftedTotals(scenario, shifts, years, cached, base)
        : { totals: cached.totals(base), states: years.map(() => 0), stateOf: () => 0 }),
      vintages: programmeShares(timeline, parameter('parts_cycle_years')),
      relocated: relocationShares(timeline, parameter('assembly_adjustment_rate')),
    };
  };
}

/** Totals of a scenario that shifts sourcing: its states are its own, beside those of other scenarios. */
function shiftedTotals(
  scenario: Scenario,
  shifts: readonly (readonly SourcingShift[])[],
  years: readonly number[],
  { model, sites, targets }: CachedModel,
  base: Regime,
): Pick<PreparedRun, 'totals' | 'states' | 'stateOf'> {
  const { states: own, stateYears } = shiftStates(scenario, years);
  const shiftsOf = (carline: number): readonly SourcingShift[] => shifts[carline] ?? [];
  const numbers = stateYears.map((year, state) => (state === 0 ? 0 : model.shiftStates.push({ year, shiftsOf }) - 1));
  const states = own.map((state) => numbers[state] as number);
  const isShifted = (carline: number): boolean => shiftsOf(carline).length > 0;
  return {
    totals: createVintageTotals(
      model,
      { sites, targets: targets(base) },
      { planned: base, state: states[0] as number },
      isShifted,
    ),
    states,
    stateOf: (yearIndex, carline) => (isShifted(carline) ? (states[yearIndex] as number) : 0),
  };
}

/** The years of a run, one after another (engine/README.md, sections 4 and 5). */
export function* simulatedYears(run: PreparedRun): Generator<SimulatedYear, void, undefined> {
  const { model, timeline } = run;
  for (const [yearIndex, year] of run.years.entries()) {
    const inForce = timeline.inForce[yearIndex] as Regime;
    const totals = yearTotals(model, run.totals, {
      regimes: timeline.regimes,
      inForce,
      state: run.states[yearIndex] as number,
      vintages: run.vintages[yearIndex] as Float64Array,
      relocated: run.relocated[yearIndex] as Float64Array,
      productivity: model.jobs.productivityGrowth.map((growth) => (1 + growth) ** yearIndex),
    });
    yield { year, yearIndex, inForce, plannedFor: timeline.plannedFor[yearIndex] as Regime, totals };
  }
}

/** Where a carline is assembled in a year: its own place first, then every other it could be at. Shares sum to 1. */
export function siteSharesIn(run: PreparedRun, yearIndex: number, carline: number): readonly SiteShare[] {
  const reached = run.relocated[yearIndex] as Float64Array;
  return siteShares(run.model.economy, run.sites, run.targets, run.timeline.regimes, reached, carline);
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
