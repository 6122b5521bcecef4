import type { Results } from '../engine/index.js';
import type { Scenario } from '../scenario/types.js';
import type { OutcomeClass, OutcomeCountry } from '../types/dimensions.js';
import { METRICS, type MetricName } from '../types/metrics.js';
import { cellIndex, outcomeShape } from '../types/outcome-shape.js';
import { createSketch } from '../uncertainty/sketch.js';
import { type Summary, summarise } from '../uncertainty/summary.js';
import type { DrawPlan } from '../uncertainty/types.js';
import { type ClaimChance, createClaimCounter } from './draw-claims.js';
import { type DrawnRun, type DrawOptions, runDraws } from './draw-runs.js';

/** An outcome over draws: its level, and its difference from the baseline scenario draw by draw. */
type DrawnOutcome = { readonly level: Summary; readonly difference: Summary };

/** One scenario over draws. */
export type DrawSummary = {
  readonly scenario: Scenario;
  readonly years: readonly number[];
  /** @throws RangeError when the year was not simulated */
  readonly outcome: (
    metric: MetricName,
    country: OutcomeCountry,
    vehicleClass: OutcomeClass,
    year: number,
  ) => DrawnOutcome;
  /** For each claim of the scenario, the share of draws in which it holds. */
  readonly claims: readonly ClaimChance[];
};

export type SummariseOptions = DrawOptions & {
  readonly signal?: AbortSignal;
  readonly onDraw?: (done: number, of: number) => void;
  /** Bytes that exact values may take; beyond, outcomes are sketched as they come. */
  readonly memoryLimit?: number;
};

/** 200 MB: ten scenarios in one year over 4,000 draws are kept exactly. */
const MEMORY_LIMIT = 200 * 2 ** 20;

/**
 * Runs scenarios over draws and summarises every outcome of the years asked for, exactly where all values fit into memory
 * and by mergeable sketches where they do not.
 * @throws the signal's reason once it is aborted
 */
export async function summariseDraws(
  scenarios: readonly Scenario[],
  baselineScenario: Scenario,
  plan: DrawPlan,
  options: SummariseOptions = {},
): Promise<readonly DrawSummary[]> {
  const firsts: (Pick<Results, 'years' | 'shape'> | undefined)[] = [];
  const collectors: Collector[][] = scenarios.map(() => []);
  const counters = scenarios.map((scenario) => createClaimCounter(scenario));
  for await (const { runs } of runDraws(scenarios, baselineScenario, plan, options)) {
    for (const [i, run] of runs.entries()) {
      const cells = run.results.cells.length;
      if (firsts[i] === undefined) {
        firsts[i] = run.results;
        const exact = 16 * cells * plan.draws * scenarios.length <= (options.memoryLimit ?? MEMORY_LIMIT);
        for (let cell = 0; cell < cells; cell++) collectors[i]?.push(exact ? exactly(plan.draws) : roughly());
      }
      collect(run, collectors[i] ?? []);
      counters[i]?.add(run);
    }
  }
  return scenarios.map((scenario, i) => {
    const first = firsts[i] ?? { years: [], shape: outcomeShape(scenario.baseline.dimensions) };
    return {
      scenario,
      years: first.years,
      outcome: (metric, country, vehicleClass, year) => {
        const collector = collectors[i]?.[cellOf(first, metric, country, vehicleClass, year)];
        if (collector === undefined) throw new RangeError(`Year ${year} was not simulated.`);
        return collector.summary();
      },
      claims: counters[i]?.chances() ?? [],
    };
  });
}

function collect({ results, reference }: DrawnRun, collectors: readonly Collector[]): void {
  for (const [cell, collector] of collectors.entries()) {
    collector.add(results.cells[cell] as number, reference.cells[cell] as number);
  }
}

/** Takes in one outcome draw by draw. */
type Collector = {
  readonly add: (level: number, baseline: number) => void;
  readonly summary: () => DrawnOutcome;
};

function exactly(draws: number): Collector {
  const levels = new Float64Array(draws);
  const differences = new Float64Array(draws);
  let next = 0;
  return {
    add: (level, baseline) => {
      levels[next] = level;
      differences[next++] = level - baseline;
    },
    summary: () => ({
      level: summarise(levels.subarray(0, next)),
      difference: summarise(differences.subarray(0, next)),
    }),
  };
}

function roughly(): Collector {
  const levels = createSketch();
  const differences = createSketch();
  return {
    add: (level, baseline) => {
      levels.add(level);
      differences.add(level - baseline);
    },
    summary: () => ({ level: levels.summary(), difference: differences.summary() }),
  };
}

function cellOf(
  { years, shape }: Pick<Results, 'years' | 'shape'>,
  metric: MetricName,
  country: OutcomeCountry,
  vehicleClass: OutcomeClass,
  year: number,
): number {
  return cellIndex(
    shape,
    years.indexOf(year),
    METRICS.indexOf(metric),
    shape.countries.indexOf(country),
    shape.classes.indexOf(vehicleClass),
  );
}
