import type { Claim, Scenario } from '../scenario/types.js';
import { type Chance, chance } from '../uncertainty/summary.js';
import { evaluateFormula } from './claims.js';
import type { DrawnRun } from './draw-runs.js';

/** In which share of draws a claim holds, with the error that the number of draws leaves. */
export type ClaimChance = {
  readonly claim: Claim;
  /** Of the draws in which it can be judged. */
  readonly holds: Chance;
  readonly judged: number;
  /** Draws in which a metric it uses does not apply, or its year was not simulated. */
  readonly notJudged: number;
};

/** Counts, draw by draw, how often each of a scenario's claims holds. */
export type ClaimCounter = {
  readonly add: (run: DrawnRun) => void;
  readonly chances: () => readonly ClaimChance[];
};

/** A counter for the claims of a scenario, in the file's order. A claim about a year that was not simulated is not judged. */
export function createClaimCounter(scenario: Scenario): ClaimCounter {
  const holds = scenario.claims.map(() => 0);
  const judged = scenario.claims.map(() => 0);
  let draws = 0;
  return {
    add: ({ results, reference }) => {
      draws++;
      for (const [i, { holdsIf, year }] of scenario.claims.entries()) {
        if (!results.years.includes(year)) continue;
        const value = evaluateFormula(holdsIf, results, reference, year);
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
