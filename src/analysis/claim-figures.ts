import type { Claim } from '../scenario/types.js';
import type { OutcomeClass, OutcomeCountry } from '../types/dimensions.js';
import type { MetricName } from '../types/metrics.js';

/** An outcome that a claim is about, and whether the claim is about its change from a baseline or about its level. */
export type ClaimFigure = {
  readonly metric: MetricName;
  readonly country: OutcomeCountry;
  readonly vehicleClass: OutcomeClass;
  readonly of: 'level' | 'change';
};

/** Values that make a condition read all that it names, whichever way its parts come out. */
const PROBES = [
  { scenario: 1, baseline: 0 },
  { scenario: 1, baseline: 1 },
  { scenario: 1, baseline: 2 },
] as const;

/** The outcomes that a claim's condition reads, in the order it names them. */
export function claimFigures({ holdsIf, year }: Claim): readonly ClaimFigure[] {
  const read = new Map<string, { figure: Omit<ClaimFigure, 'of'>; scenario: boolean; baseline: boolean }>();
  for (const probe of PROBES) {
    holdsIf.evaluate((of, metric, country, vehicleClass) => {
      const key = `${metric} ${country} ${vehicleClass}`;
      const known = read.get(key) ?? { figure: { metric, country, vehicleClass }, scenario: false, baseline: false };
      known[of] = true;
      read.set(key, known);
      return probe[of];
    }, year);
  }
  return [...read.values()].map(({ figure, baseline }) => ({ ...figure, of: baseline ? 'change' : 'level' }));
}
