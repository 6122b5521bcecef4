import { isPolicyParameter } from '../baseline/policy-parameter.js';
import type { Baseline, Register } from '../baseline/types.js';
import { clearCache, createRunCache, createSimulator, type Results, type RunCache } from '../engine/index.js';
import { registerPeriods } from '../policy/register-periods.js';
import { effectiveRegister } from '../scenario/effective-register.js';
import type { Scenario } from '../scenario/types.js';
import { kept } from '../types/kept.js';
import { createBreather } from '../uncertainty/breathe.js';
import { createBranchUniform, createDrawer, createFilingDrawer } from '../uncertainty/draws.js';
import type { DrawPlan } from '../uncertainty/types.js';
import type { ComparedRun } from './compare.js';
import { meanOfBranches, pickBranch } from './outlook.js';

/** A scenario in one draw, beside the baseline scenario in the same draw. */
export type DrawnRun = Pick<ComparedRun, 'results' | 'reference'> & {
  /** Another scenario in the same draw, under the same assumptions about the economy; to be asked for before the next draw. */
  readonly under: (of: Scenario) => Results;
};

/** A scenario ready to be run many times. */
export type PreparedScenario = {
  readonly scenario: Scenario;
  /** Every assumption at its central value; of an outlook the expected outcomes. */
  readonly central: () => DrawnRun;
  /** One draw; of an outlook the branch that the draw picks, under the outlook's name. */
  readonly inDraw: (draw: number) => DrawnRun;
};

export type DrawOptions = {
  readonly years?: readonly number[];
};

/** Where the numbers of a draw come from: a plan of draws, or the points of a sensitivity analysis. */
export type DrawSource = {
  /** Values by id of what varies in a register. */
  readonly parameters: (register: Register) => (draw: number) => Record<string, number>;
  /** Shift of each carline's filing, in the order of the baseline. */
  readonly filingShift: (baseline: Baseline, register: Register) => (draw: number) => Float64Array;
  /** The uniform by which the outlook at a path picks its branch. */
  readonly branch: (path: string, outermost: boolean) => (draw: number) => number;
};

/** The draws of a plan. */
export function planSource(plan: DrawPlan): DrawSource {
  return {
    parameters: (register) => createDrawer(register, plan).parameters,
    filingShift: (baseline, register) => createFilingDrawer(baseline, plan, register),
    branch: (path, outermost) => createBranchUniform(plan, path, outermost),
  };
}

/** Makes scenarios ready for many runs; see {@link createDrawSet}. */
export type DrawSet = {
  readonly prepare: (scenario: Scenario) => PreparedScenario;
};

/** What all scenarios of a set share: each is compiled once, and what two have in common is run once per draw. */
type Shared = {
  readonly baselineScenario: Scenario;
  /** What is drawn for a register and for filings is made once for all scenarios, and remembered for the draw asked for last. */
  readonly source: DrawSource;
  readonly options: DrawOptions;
  readonly runs: WeakMap<Scenario, Map<string, Run>>;
  /** What the engine made already in a draw. */
  readonly cache: (draw: number | undefined) => RunCache;
};

/** Runs one scenario under one set of overrides; undefined asks for the central run. */
type Run = (draw: number | undefined) => Results;

/**
 * A set of scenarios under the same draws. In a draw every parameter has the same uniform in all scenarios, and filings the
 * same rounding. The baseline scenario takes on each scenario's overrides of how the economy works, as in the central
 * comparison.
 */
export function createDrawSet(baselineScenario: Scenario, source: DrawSource, options: DrawOptions = {}): DrawSet {
  const shared: Shared = {
    baselineScenario,
    source: { ...source, parameters: sharedParameters(source), filingShift: sharedShifts(source) },
    options,
    runs: new WeakMap(),
    cache: createCaches(),
  };
  return { prepare: (scenario) => prepare(scenario, shared, scenario.name, true) };
}

/** Scenarios without overrides share a register. */
function sharedParameters({ parameters }: DrawSource): DrawSource['parameters'] {
  const known = new Map<Register, (draw: number) => Record<string, number>>();
  return (register) => kept(known, register, () => rememberLast(parameters(register)));
}

/** Filings are drawn alike wherever their rounding is the same. */
function sharedShifts({ filingShift }: DrawSource): DrawSource['filingShift'] {
  const known = new Map<string, (draw: number) => Float64Array>();
  return (baseline, register) => {
    const key = `${baseline.hash} ${register.get('filing_rounding')?.value}`;
    return kept(known, key, () => rememberLast(filingShift(baseline, register)));
  };
}

function rememberLast<T>(make: (draw: number) => T): (draw: number) => T {
  let last: { readonly draw: number; readonly made: T } | undefined;
  return (draw) => {
    if (last?.draw !== draw) last = { draw, made: make(draw) };
    return last.made;
  };
}

/** Runs that use a cache before it is cleared: in a long sweep what is kept would outgrow the memory. */
const RUNS_PER_CLEARING = 64;

/** Keeps what has been made in the draw asked for last. */
function createCaches(): Shared['cache'] {
  const cache = createRunCache();
  let last: { readonly draw: number | undefined; runs: number } | undefined;
  return (draw) => {
    if (last === undefined || last.draw !== draw) {
      clearCache(cache);
      last = { draw, runs: 0 };
    } else if (++last.runs % RUNS_PER_CLEARING === 0) {
      clearCache(cache);
    }
    return cache;
  };
}

/** All scenarios in one draw. */
export type DrawResults = { readonly draw: number; readonly runs: readonly DrawnRun[] };

/**
 * Runs scenarios draw by draw in this process, giving way to signals and screens in between.
 * @throws the signal's reason once it is aborted, and what a simulation throws
 */
export async function* runDraws(
  scenarios: readonly Scenario[],
  baselineScenario: Scenario,
  plan: DrawPlan,
  options: DrawOptions & { readonly signal?: AbortSignal; readonly onDraw?: (done: number, of: number) => void } = {},
): AsyncGenerator<DrawResults, void, undefined> {
  const set = createDrawSet(baselineScenario, planSource(plan), options);
  const prepared = scenarios.map((scenario) => set.prepare(scenario));
  const breathe = createBreather(options.signal);
  for (let draw = 0; draw < plan.draws; draw++) {
    await breathe();
    yield { draw, runs: prepared.map((scenario) => scenario.inDraw(draw)) };
    options.onDraw?.(draw + 1, plan.draws);
  }
}

function prepare(scenario: Scenario, shared: Shared, path: string, outermost: boolean): PreparedScenario {
  if (scenario.outlook !== undefined) return prepareOutlook(scenario, scenario.outlook, shared, path, outermost);
  const { baselineScenario } = shared;
  const own = runOf(scenario, scenario.parameterOverrides, shared);
  const structural = Object.entries(scenario.parameterOverrides).filter(([id]) => !isPolicyParameter(id));
  const referenceRun = (of: Scenario): Run =>
    runOf(of, { ...of.parameterOverrides, ...Object.fromEntries(structural) }, shared);
  const reference = referenceRun(baselineScenario);
  const run = (draw: number | undefined): DrawnRun => ({
    results: own(draw),
    reference: reference(draw),
    under: (of) => (of === baselineScenario ? reference(draw) : referenceRun(of)(draw)),
  });
  return { scenario, central: () => run(undefined), inDraw: run };
}

function prepareOutlook(
  scenario: Scenario,
  outlook: NonNullable<Scenario['outlook']>,
  shared: Shared,
  path: string,
  outermost: boolean,
): PreparedScenario {
  const { name, title } = scenario;
  const branches = outlook.map((branch) => ({
    weight: branch.weight,
    run: prepare(branch.scenario, shared, `${path}/${branch.label}`, false),
  }));
  const uniform = shared.source.branch(path, outermost);
  return {
    scenario,
    central: () => {
      const runs = branches.map(({ weight, run }) => ({ weight, ...run.central() }));
      const under = (of: Scenario): Results =>
        meanOfBranches(
          of.name,
          of.title,
          runs.map((run) => ({ weight: run.weight, results: run.under(of) })),
        );
      return { results: meanOfBranches(name, title, runs), reference: under(shared.baselineScenario), under };
    },
    inDraw: (draw) => {
      const drawn = pickBranch(branches, uniform(draw)).run.inDraw(draw);
      return { ...drawn, results: { ...drawn.results, scenario: name, title } };
    },
  };
}

function runOf(scenario: Scenario, overrides: Scenario['parameterOverrides'], shared: Shared): Run {
  const key = JSON.stringify(Object.entries(overrides).sort(([a], [b]) => (a < b ? -1 : 1)));
  const known = shared.runs.get(scenario) ?? new Map<string, Run>();
  shared.runs.set(scenario, known);
  const run = known.get(key) ?? createRun({ ...scenario, parameterOverrides: overrides }, shared);
  known.set(key, run);
  return run;
}

/** Remembers the last run, which scenarios of a set ask for again in the same draw. */
function createRun(scenario: Scenario, { source, options, cache: cacheOf }: Shared): Run {
  const simulate = createSimulator(scenario);
  const years = options.years === undefined ? {} : { years: options.years };
  const register = effectiveRegister(scenario);
  const parameters = source.parameters(register);
  const earlier = registerPeriods(scenario)
    .slice(0, -1)
    .map((period) => source.parameters(period.register));
  const filingShift = source.filingShift(scenario.baseline, register);
  let last: { readonly draw: number | undefined; readonly results: Results } | undefined;
  return (draw) => {
    if (last !== undefined && last.draw === draw) return last.results;
    const cache = cacheOf(draw);
    if (draw === undefined) {
      last = { draw, results: simulate({ ...years, cache }) };
      return last.results;
    }
    const drawn = {
      parameters: parameters(draw),
      earlier: earlier.map((inPeriod) => inPeriod(draw)),
      filingShift: filingShift(draw),
    };
    last = { draw, results: simulate({ ...years, ...drawn, cache }) };
    return last.results;
  };
}
