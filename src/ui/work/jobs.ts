import { evaluateClaims } from '../../analysis/claims.js';
import { compareRun } from '../../analysis/compare.js';
import { createDrawSet, type DrawnRun, type DrawSet, planSource } from '../../analysis/draw-runs.js';
import { claimedAgainst } from '../../analysis/measured-against.js';
import { createPointRunner } from '../../analysis/sensitivity-points.js';
import { summarise } from '../../analysis/summary.js';
import type { Results } from '../../engine/index.js';
import { sentencesOf } from '../../output/sentences.js';
import type { Claim, Scenario } from '../../scenario/types.js';
import { printable } from '../../types/printable.js';
import type { CentralAnswer, ClaimAnswer } from '../state/facts.js';
import type { Need } from '../state/needs.js';
import { figureValue } from '../state/outcomes.js';
import { type CurveBench, createCurveBench, curveSoFar } from './curve-so-far.js';
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
  readonly curves: CurveBench;
};

/** A bench that compiles each scenario once against each baseline. */
export function createBench(library: Library): Bench {
  const sets = new WeakMap<Scenario, DrawSet>();
  return {
    library,
    curves: createCurveBench(),
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
    case 'sentences':
      return sentencesJob(need, bench);
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

function* sentencesJob(need: NeedOf<'sentences'>, bench: Bench): Job {
  const scenario = bench.library.scenario(need.of);
  const baseline = bench.library.scenario(need.baseline);
  const { results, reference } = bench.setAgainst(baseline).prepare(scenario).central();
  const summary = summarise({ scenario, ...compareRun(results, reference) }, need.year);
  const sentences = sentencesOf(summary, printable(baseline.title));
  const value = { key: need.of.key, baseline: need.baseline.key, year: need.year, sentences };
  yield { kind: 'sentences', need, value };
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
  const lever = leverSpecs(scenario).find((candidate) => candidate.id === need.lever);
  if (lever === undefined) return;
  const curve = { scenario, baseline: bench.library.scenario(need.baseline), lever, year: need.year };
  let reported = performance.now();
  const isDue = (): boolean => {
    const due = performance.now() - reported > REPORT_EVERY;
    if (due) reported = performance.now();
    return due;
  };
  for (const value of curveSoFar(curve, need.figures, bench.curves(curve), isDue))
    yield value === undefined ? undefined : { kind: 'curve', need, value };
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
