import type { Claim, Scenario } from '../scenario/types.js';
import { type Chance, chance } from '../uncertainty/summary.js';
import type { DrawPlan } from '../uncertainty/types.js';
import { evaluateFormula } from './claims.js';
import { type DrawnRun, runDraws } from './draw-runs.js';
import { claimedAgainst } from './measured-against.js';

/** In which share of draws a claim holds, with the error that the number of draws leaves. */
export type ClaimChance = {
  readonly claim: Claim;
  /** Of the draws in which it can be judged. */
  readonly holds: Chance;
  readonly judged: number;
  /** Draws in which a metric it uses does not apply, or its year was not simulated. */
  readonly notJudged: number;
};

/** The claims of one scenario over draws. */
export type ScenarioClaims = { readonly scenario: Scenario; readonly claims: readonly ClaimChance[] };

/**
 * In which share of draws each claim of each scenario holds. Only the years that claims are about are simulated.
 * @throws the signal's reason once it is aborted
 */
export async function claimChances(
  scenarios: readonly Scenario[],
  baselineScenario: Scenario,
  plan: DrawPlan,
  options: {
    readonly signal?: AbortSignal;
    readonly onDraw?: (done: number, of: number) => void;
    /** Measures claims that name nothing against the baseline scenario, whatever their files extend. */
    readonly againstBaseline?: boolean;
  } = {},
): Promise<readonly ScenarioClaims[]> {
  const claiming = scenarios.filter((scenario) => scenario.claims.length > 0);
  const counters = claiming.map((scenario) =>
    createClaimCounter(scenario, options.againstBaseline === true ? baselineScenario : undefined),
  );
  const years = [...new Set(claiming.flatMap((scenario) => scenario.claims.map((claim) => claim.year)))];
  if (years.length > 0) {
    for await (const { runs } of runDraws(claiming, baselineScenario, plan, { ...options, years })) {
      for (const [i, run] of runs.entries()) counters[i]?.add(run);
    }
  }
  return claiming.map((scenario, i) => ({ scenario, claims: counters[i]?.chances() ?? [] }));
}

/** Counts, draw by draw, how often each of a scenario's claims holds. */
export type ClaimCounter = {
  readonly add: (run: DrawnRun) => void;
  readonly chances: () => readonly ClaimChance[];
};

/**
 * A counter for the claims of a scenario, in the file's order. A claim about a year that was not simulated is not judged.
 * @param instead What claims that name nothing are measured against, in place of what the file extends.
 */
export function createClaimCounter(scenario: Scenario, instead?: Scenario): ClaimCounter {
  const holds = scenario.claims.map(() => 0);
  const judged = scenario.claims.map(() => 0);
  let draws = 0;
  return {
    add: ({ results, reference, under }) => {
      draws++;
      for (const [i, claim] of scenario.claims.entries()) {
        const { holdsIf, year } = claim;
        if (!results.years.includes(year)) continue;
        const against = claim.against ?? instead ?? claimedAgainst(scenario, claim);
        const measure = against === undefined ? reference : under(against);
        const value = evaluateFormula(holdsIf, results, measure, year);
        if (Number.isNaN(value)) continue;
        judged[i] = (judged[i] ?? 0) + 1;
        if (value !== 0) holds[i] = (holds[i] ?? 0) + 1;
      }
    },
    chances: () =>
      scenario.claims.map((claim, i) => {
        const of = judged[i] ?? 0;
        return { claim, holds: chance(holds[i] ?? 0, of), judged: of, notJudged: draws - of };
      }),
  };
}
