import { betaQuantile, normalQuantile } from '../../../src/uncertainty/special-functions.js';

/** What the carlines of the synthetic fleet differ in; see Head, Mayer & Melitz (2024), section 5. */
export type FleetParameters = {
  /** Mean and standard deviation of the log of the relative cost of parts from outside the region. */
  readonly logRelativeCostMean: number;
  readonly logRelativeCostSd: number;
  /** Assembly's share of cost: Beta with this mean and concentration (the sum of its two parameters). */
  readonly assemblyShareMean: number;
  readonly assemblyShareConcentration: number;
};

/** Carlines as columns: relative cost of foreign parts, assembly's share of cost, and a place in (0, 1) in the distribution of tariff indices. */
export type Fleet = {
  readonly relativeCost: Float64Array;
  readonly assemblyShare: Float64Array;
  readonly tariffRank: Float64Array;
};

/** The beta quantile function is slow; it is read at the midpoints of this many equal strata. */
const ASSEMBLY_STRATA = 4096;

/** Positive root of x⁴ = x + 1: its powers give the three-dimensional additive recurrence of lowest discrepancy known. */
const RECURRENCE = 1.2207440846057596;

/**
 * A fleet of `carlines` drawn without chance: point n of the additive recurrence frac(½ + n·g^−j), j = 1, 2, 3
 * (Roberts 2018), through the three quantile functions. The three characteristics are independent.
 */
export function syntheticFleet(carlines: number, parameters: FleetParameters): Fleet {
  const { assemblyShareMean: mean, assemblyShareConcentration: concentration } = parameters;
  const { logRelativeCostMean: logMean, logRelativeCostSd: logSd } = parameters;
  const assemblyTable = Float64Array.from({ length: ASSEMBLY_STRATA }, (_, stratum) =>
    betaQuantile((stratum + 0.5) / ASSEMBLY_STRATA, mean * concentration, (1 - mean) * concentration),
  );
  const steps = [1 / RECURRENCE, 1 / RECURRENCE ** 2, 1 / RECURRENCE ** 3] as const;
  const fleet = {
    relativeCost: new Float64Array(carlines),
    assemblyShare: new Float64Array(carlines),
    tariffRank: new Float64Array(carlines),
  };
  for (let n = 0; n < carlines; n++) {
    fleet.relativeCost[n] = Math.exp(logMean + logSd * normalQuantile((0.5 + (n + 1) * steps[0]) % 1));
    fleet.assemblyShare[n] = assemblyTable[Math.floor(((0.5 + (n + 1) * steps[1]) % 1) * ASSEMBLY_STRATA)] as number;
    fleet.tariffRank[n] = (0.5 + (n + 1) * steps[2]) % 1;
  }
  return fleet;
}
