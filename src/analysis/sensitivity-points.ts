import type { Register } from '../baseline/types.js';
import { registerPeriods } from '../policy/register-periods.js';
import { effectiveRegister } from '../scenario/effective-register.js';
import type { Scenario } from '../scenario/types.js';
import { createFilingDrawer } from '../uncertainty/draws.js';
import { parameterQuantile } from '../uncertainty/quantile.js';
import { createDrawSet, type DrawnRun, type DrawOptions, type DrawSource } from './draw-runs.js';

/** One thing that is not known, as a dimension of the unit cube. */
export type Unknown = {
  readonly kind: 'parameter' | 'filings' | 'branch';
  /** Id in the register, or the outlook's path for a branch. */
  readonly id: string;
  readonly label: string;
};

/** Runs a scenario at points of the unit cube whose dimensions are its unknowns. */
export type PointRunner = {
  readonly unknowns: readonly Unknown[];
  readonly run: (point: Float64Array) => DrawnRun;
};

/** Roundings of all filings are one unknown: its coordinate picks one of so many sets of them. */
const FILING_SETS = 2 ** 31;

/**
 * The unknowns of a scenario and of the baseline scenario it is measured against: every parameter whose distribution is not
 * fixed in one of them, in the order of the register; the filings' rounding; of an outlook, which branch comes about.
 */
export function createPointRunner(
  scenario: Scenario,
  baselineScenario: Scenario,
  seed: number,
  options: DrawOptions = {},
): PointRunner {
  const registers = [scenario, baselineScenario, ...branchesOf(scenario)].flatMap((of) => [
    effectiveRegister(of),
    ...registerPeriods(of).map(({ register }) => register),
  ]);
  const unknowns = unknownsOf(scenario, registers);
  const dimensionOf = new Map(unknowns.map(({ id }, dimension) => [id, dimension]));
  let point: Float64Array = new Float64Array(unknowns.length).fill(0.5);
  let runs = 0;
  const coordinate = (id: string): number => point[dimensionOf.get(id) ?? -1] ?? 0.5;
  const source: DrawSource = {
    parameters: (register) => {
      const quantiles = [...register.values()]
        .filter(({ distribution }) => distribution.kind !== 'fixed')
        .map((parameter) => ({ id: parameter.id, quantile: parameterQuantile(parameter) }));
      return () => Object.fromEntries(quantiles.map(({ id, quantile }) => [id, quantile(coordinate(id))]));
    },
    filingShift: (baseline, register) => {
      const shift = createFilingDrawer(baseline, { seed, design: 'random', draws: FILING_SETS }, register);
      return () => shift(Math.min(FILING_SETS - 1, Math.floor(coordinate(FILINGS.id) * FILING_SETS)));
    },
    branch: (path) => () => coordinate(path),
  };
  const prepared = createDrawSet(baselineScenario, source, options).prepare(scenario);
  return {
    unknowns,
    run: (at) => {
      point = at;
      return prepared.inDraw(runs++);
    },
  };
}

const FILINGS: Unknown = { kind: 'filings', id: 'filing_rounding', label: 'rounding of the content filings' };

function unknownsOf(scenario: Scenario, registers: readonly Register[]): readonly Unknown[] {
  const parameters = new Map<string, Unknown>();
  for (const register of registers) {
    for (const { id, label, distribution } of register.values()) {
      if (distribution.kind !== 'fixed' && id !== FILINGS.id) parameters.set(id, { kind: 'parameter', id, label });
    }
  }
  return [...parameters.values(), FILINGS, ...outlooksOf(scenario, scenario.name)];
}

function branchesOf(scenario: Scenario): readonly Scenario[] {
  return (scenario.outlook ?? []).flatMap((branch) => [branch.scenario, ...branchesOf(branch.scenario)]);
}

function outlooksOf(scenario: Scenario, path: string): readonly Unknown[] {
  if (scenario.outlook === undefined) return [];
  const nested = scenario.outlook.flatMap((branch) => outlooksOf(branch.scenario, `${path}/${branch.label}`));
  return [{ kind: 'branch', id: path, label: `which branch of ${path} comes about` }, ...nested];
}
