import type { Distribution } from '../baseline/types.js';
import { betaCdf, betaQuantile, normalCdf, normalQuantile } from './special-functions.js';

/** Turns a probability in [0, 1] into a value. */
export type Quantile = (probability: number) => number;

/** The probability of lying below a value, and its inverse. */
export type DistributionFunctions = { readonly cdf: (value: number) => number; readonly quantile: Quantile };

/** The distribution and quantile functions of a distribution whose numbers are in order ({@link parseDistribution} sees to that). */
export function distributionFunctions(distribution: Exclude<Distribution, { kind: 'fixed' }>): DistributionFunctions {
  switch (distribution.kind) {
    case 'uniform':
      return uniform(distribution.low, distribution.high);
    case 'triangular':
      return triangular(distribution.low, distribution.mode, distribution.high);
    case 'normal': {
      const { mean, sd } = distribution;
      return { cdf: (value) => normalCdf((value - mean) / sd), quantile: (p) => mean + sd * normalQuantile(p) };
    }
    case 'lognormal': {
      const { mu, sigma } = distribution;
      return {
        cdf: (value) => (value <= 0 ? 0 : normalCdf((Math.log(value) - mu) / sigma)),
        quantile: (p) => Math.exp(mu + sigma * normalQuantile(p)),
      };
    }
    case 'beta': {
      const { alpha, beta, low, high } = distribution;
      return {
        cdf: (value) => betaCdf((value - low) / (high - low), alpha, beta),
        quantile: (p) => low + (high - low) * betaQuantile(p, alpha, beta),
      };
    }
  }
}

function uniform(low: number, high: number): DistributionFunctions {
  return {
    cdf: (value) => Math.min(1, Math.max(0, (value - low) / (high - low))),
    quantile: (p) => low + p * (high - low),
  };
}

/** F is (x − low)² / ((high − low)(mode − low)) up to the mode and mirrors that above it. */
function triangular(low: number, mode: number, high: number): DistributionFunctions {
  const atMode = (mode - low) / (high - low);
  const below = (high - low) * (mode - low);
  const above = (high - low) * (high - mode);
  return {
    cdf: (value) => {
      if (value <= low) return 0;
      if (value >= high) return 1;
      return value <= mode ? (value - low) ** 2 / below : 1 - (high - value) ** 2 / above;
    },
    quantile: (p) => {
      if (p < atMode) return low + Math.sqrt(below * p);
      return p > atMode ? high - Math.sqrt(above * (1 - p)) : mode;
    },
  };
}
