import { carlineSums, createPreparation, type SimulateOptions, simulatedYears } from '../engine/index.js';
import type { Scenario } from '../scenario/types.js';
import { COUNTRIES } from '../types/dimensions.js';

const O: number = COUNTRIES.length;
const US = COUNTRIES.indexOf('US');

/** Shares of a year's vehicle imports into the United States, by customs value, that enter without the preference. */
export type DutyPaidShares = { readonly canadaAndMexico: number; readonly canada: number; readonly mexico: number };

/**
 * Share of the customs value of vehicles that the United States imports from Canada and Mexico that pays duty, by year: the
 * quantity that USTR (2024) reports as 0.5% for 2019 and 8.2% for 2023.
 */
export function dutyPaidShares(
  scenario: Scenario,
  years: readonly number[],
  options: SimulateOptions = {},
): ReadonlyMap<number, DutyPaidShares> {
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
        value[a] = (value[a] as number) + (sums[(a * O + US) * count + ofValue] as number);
        claiming[a] = (claiming[a] as number) + (sums[(a * O + US) * count + claimingValue] as number);
      }
    });
    const share = (...from: readonly number[]): number => {
      const total = from.reduce((sum, a) => sum + (value[a] as number), 0);
      return total > 0 ? 1 - from.reduce((sum, a) => sum + (claiming[a] as number), 0) / total : Number.NaN;
    };
    const [canada, mexico] = [COUNTRIES.indexOf('CA'), COUNTRIES.indexOf('MX')];
    shares.set(simulated.year, {
      canadaAndMexico: share(canada, mexico),
      canada: share(canada),
      mexico: share(mexico),
    });
  }
  return shares;
}
