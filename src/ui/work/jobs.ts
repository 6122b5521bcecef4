import { evaluateClaims } from '../../analysis/claims.js';
import { createDrawSet, type DrawnRun, type DrawSet, planSource } from '../../analysis/draw-runs.js';
import { claimedAgainst } from '../../analysis/measured-against.js';
import { createPointRunner } from '../../analysis/sensitivity-points.js';
import { createSweep } from '../../analysis/sweep.js';
import type { Results } from '../../engine/types.js';
import type { Claim, Scenario } from '../../scenario/types.js';
import { printable } from '../../types/printable.js';
import type { CentralAnswer, ClaimAnswer } from '../state/facts.js';
import type { Need } from '../state/needs.js';
import { figureValue } from '../state/outcomes.js';
import { curveValues } from './curve-values.js';
import { explain } from './explain.js';
import { fleetRows } from './fleet.js';
import { leverSpecs } from './levers.js';
import type { Library } from './library.js';
import type { Answer } from './protocol.js';

/** A question being answered: gives parts of the answer, or nothing where it only lets others have a turn. */
export type Job = Generator<Answer | undefined, void, undefined>;

/** What jobs are done with: the scenarios, and the runs that several jobs share. */
export type Bench = {
  readonly library: Library;
  readonly setAgainst: (baseline: Scenario) => DrawSet;
};

/** A bench that compiles each scenario once against each baseline. */
export function createBench(library: Library): Bench {
  const sets = new WeakMap<Scenario, DrawSet>();
  return {
    library,
    setAgainst: (baseline) => {
      const set = sets.get(baseline) ?? createDrawSet(baseline, planSource({ seed: 0, design: 'random', draws: 1 }));
      sets.set(baseline, set);
      return set;
    },
  };
}

/** Starts on a question. */
export function startJob(need: Need, bench: Bench): Job {
  switch (need.kind) {
    case 'central':
      return centralJob(need, bench);
    case 'fleet':
      return fleetJob(need, bench);
    case 'explain':
      return explainJob(need, bench);
    case 'curve':
      return curveJob(need, bench);
    case 'sensitivity':
      return sensitivityJob(need, bench);
  }
}

type NeedOf<K extends Need['kind']> = Extract<Need, { readonly kind: K }>;

function* centralJob(need: NeedOf<'central'>, bench: Bench): Job {
  const scenario = bench.library.scenario(need.of);
  const run = bench.setAgainst(bench.library.scenario(need.baseline)).prepare(scenario).central();
  yield { kind: 'central', need, value: centralAnswer(scenario, run) };
}

function centralAnswer(scenario: Scenario, run: DrawnRun): CentralAnswer {
  const { results, reference } = run;
  return { results, reference, claims: centralClaims(scenario, run) };
}

/** The claims of a scenario under central values. */
function centralClaims(scenario: Scenario, { results, reference, under }: DrawnRun): readonly ClaimAnswer[] {
  const referenceOf = (claim: Claim): Results => {
    const against = claimedAgainst(scenario, claim);
    return against === undefined ? reference : under(against);
  };
  return evaluateClaims(scenario, results, referenceOf).map(({ claim, holds }) => ({
    says: printable(claim.says),
    who: claim.who === undefined ? undefined : printable(claim.who),
    year: claim.year,
    holds,
  }));
}

function* fleetJob(need: NeedOf<'fleet'>, bench: Bench): Job {
  yield { kind: 'fleet', need, value: fleetRows(bench.library.scenario(need.of), need.year) };
}

function* explainJob(need: NeedOf<'explain'>, bench: Bench): Job {
  const scenario = bench.library.scenario(need.of);
  yield { kind: 'explain', need, value: explain(scenario, need.carline, need.year) };
}

/** Milliseconds between two reports of a job with many parts. */
const REPORT_EVERY = 120;

function* curveJob(need: NeedOf<'curve'>, bench: Bench): Job {
  const scenario = bench.library.scenario(need.of);
  const baseline = bench.library.scenario(need.baseline);
  const lever = leverSpecs(scenario).find((candidate) => candidate.id === need.lever);
  if (lever === undefined) return;
  const sweep = createSweep(scenario, baseline, [{ path: lever.id, values: [] }], { years: [need.year] });
  const points: { readonly value: number; readonly results: DrawnRun['results'] }[] = [];
  const values = curveValues(lever);
  let reported = performance.now();
  for (const value of values) {
    points.push({ value, results: sweep.run([value]).results });
    const complete = points.length === values.length;
    const due = complete || performance.now() - reported > REPORT_EVERY;
    if (due) reported = performance.now();
    const inOrder = due ? points.toSorted((a, b) => a.value - b.value) : [];
    yield due ? { kind: 'curve', need, value: { leverId: lever.id, points: inOrder, complete } } : undefined;
  }
}

function* sensitivityJob(need: NeedOf<'sensitivity'>, bench: Bench): Job {
  const scenario = bench.library.scenario(need.of);
  const baseline = bench.library.scenario(need.baseline);
  const runner = createPointRunner(scenario, baseline, 0, { years: [need.year] });
  const valueAt = (point: Float64Array): number => {
    const { results, reference } = runner.run(point);
    const level = figureValue(results, need.figure, need.year);
    return need.show === 'level' ? level : level - figureValue(reference, need.figure, need.year);
  };
  const middle = (): Float64Array => new Float64Array(runner.unknowns.length).fill(0.5);
  const centre = valueAt(middle());
  const entries: { readonly id: string; readonly low: number; readonly high: number }[] = [];
  let reported = performance.now();
  for (const [dimension, unknown] of runner.unknowns.entries()) {
    if (unknown.kind !== 'parameter') continue;
    yield undefined;
    const low = valueAt(middle().fill(LOW, dimension, dimension + 1)) - centre;
    const high = valueAt(middle().fill(HIGH, dimension, dimension + 1)) - centre;
    entries.push({ id: unknown.id, low, high });
    if (performance.now() - reported < REPORT_EVERY) continue;
    reported = performance.now();
    yield { kind: 'sensitivity', need, value: { complete: false, entries: [...entries] } };
  }
  yield { kind: 'sensitivity', need, value: { complete: true, entries } };
}

/** Quantiles a parameter is moved to. */
const LOW = 0.05;
const HIGH = 0.95;
