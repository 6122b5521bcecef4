import { outcome, type Results } from '../engine/index.js';
import type { Claim, Formula, MetricLookup, Scenario } from '../scenario/types.js';

/** A claim and whether the model agrees; undefined where a metric it uses does not apply. */
export type ClaimOutcome = {
  readonly claim: Claim;
  readonly holds: boolean | undefined;
};

/** The outcomes of one year as formulas look them up: of the scenario, and of the baseline it is measured against. */
function metricLookup(results: Results, reference: Results, year: number): MetricLookup {
  return (of, metric, country, vehicleClass) =>
    outcome(of === 'baseline' ? reference : results, metric, country, vehicleClass, year);
}

/** The value of a formula in a year; conditions give 1 and 0, NaN where a metric it uses does not apply. */
export function evaluateFormula(formula: Formula, results: Results, reference: Results, year: number): number {
  return formula.evaluate(metricLookup(results, reference, year), year);
}

/**
 * Every claim of a scenario held against its outcomes, in the file's order.
 * @param referenceOf Outcomes of what `baseline.` means in a claim: what its file extends, unless the claim names another.
 */
export function evaluateClaims(
  scenario: Scenario,
  results: Results,
  referenceOf: (claim: Claim) => Results,
): readonly ClaimOutcome[] {
  return scenario.claims.map((claim) => {
    const value = evaluateFormula(claim.holdsIf, results, referenceOf(claim), claim.year);
    return { claim, holds: Number.isNaN(value) ? undefined : value !== 0 };
  });
}
