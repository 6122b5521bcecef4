import { carlineSums, createPreparation, type SimulateOptions, simulatedYears } from '../engine/index.js';
import type { Scenario } from '../scenario/types.js';
import { type Country, leadingMember } from '../types/dimensions.js';

/** Shares of a year's vehicle imports into the region's first country, by customs value, that enter without the preference. */
export type DutyPaidShares = {
  /** From all other members of the region together. */
  readonly together: number;
  readonly from: Readonly<Record<Country, number>>;
};

/**
 * Share of the customs value of vehicles that the region's first country imports from its other members that pays duty, by year: the
 * quantity that USTR (2024) reports as 0.5% for 2019 and 8.2% for 2023.
 */
export function dutyPaidShares(
  scenario: Scenario,
  years: readonly number[],
  options: SimulateOptions = {},
): ReadonlyMap<number, DutyPaidShares> {
  const { dimensions } = scenario.baseline;
  const { countries, region } = dimensions;
  const O = countries.length;
  const market = countries.indexOf(leadingMember(dimensions));
  const run = createPreparation(scenario)({ ...options, years });
  const { count, value: ofValue, claimingValue } = run.model.sums;
  const shares = new Map<number, DutyPaidShares>();
  for (const simulated of simulatedYears(run)) {
    if (!years.includes(simulated.year)) continue;
    const value = new Float64Array(O);
    const claiming = new Float64Array(O);
    scenario.baseline.carlines.forEach((_, carline) => {
      const sums = carlineSums(run, simulated, carline);
      for (let a = 0; a < O; a++) {
        value[a] = (value[a] as number) + (sums[(a * O + market) * count + ofValue] as number);
        claiming[a] = (claiming[a] as number) + (sums[(a * O + market) * count + claimingValue] as number);
      }
    });
    const share = (...from: readonly number[]): number => {
      const total = from.reduce((sum, a) => sum + (value[a] as number), 0);
      return total > 0 ? 1 - from.reduce((sum, a) => sum + (claiming[a] as number), 0) / total : Number.NaN;
    };
    const others = region.members.slice(1).map((country) => [country, countries.indexOf(country)] as const);
    shares.set(simulated.year, {
      together: share(...others.map(([, o]) => o)),
      from: Object.fromEntries(others.map(([country, o]) => [country, share(o)])),
    });
  }
  return shares;
}
