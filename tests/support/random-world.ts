import type { Baseline, Carline, Parameter } from '../../src/baseline/types.js';
import type { Rule, Scenario } from '../../src/scenario/types.js';
import type { Country } from '../../src/types/dimensions.js';
import { CATEGORIES, COUNTRIES, PARTS, VEHICLE_CLASSES } from './dimensions.js';
import { atLeast, dated, shippedBaseline, statusQuo } from './scenarios.js';

/** A reproducible stream of uniform numbers (Park & Miller 1988), past its first, correlated values. */
export function uniforms(seed: number): () => number {
  let state = (Math.abs(seed) % 2147483646) + 1;
  const next = (): number => {
    state = (state * 16807) % 2147483647;
    return state / 2147483647;
  };
  for (let i = 0; i < 10; i++) next();
  return next;
}

const shipped = shippedBaseline();

/** A baseline with a random fleet: makers with one plant or several, carlines that sell nowhere, imports, any content. */
export function randomBaseline(seed: number): Baseline {
  const u = uniforms(seed);
  const size = 2 + Math.floor(u() * 10);
  const carlines = Array.from({ length: size }, (_, i) => randomCarline(u, i));
  const recipe = (): Record<(typeof CATEGORIES)[number], number> => {
    const weights = CATEGORIES.map((c) => (PARTS.includes(c) ? 0.02 + u() : 0));
    const total = weights.reduce((sum, w) => sum + w, 0);
    return Object.fromEntries(CATEGORIES.map((c, k) => [c, (weights[k] as number) / total])) as Record<
      (typeof CATEGORIES)[number],
      number
    >;
  };
  return { ...shipped, carlines, partsRecipe: { car: recipe(), light_truck: recipe() } };
}

function randomCarline(u: () => number, i: number): Carline {
  const pick = <T>(values: readonly T[]): T => values[Math.floor(u() * values.length)] as T;
  const usCanadaContent = u() * 0.95;
  const mexicoContent = u() < 0.5 ? undefined : u() * (1 - usCanadaContent);
  const origin = (): Record<Country, number> => {
    const only = pick(COUNTRIES);
    return Object.fromEntries(COUNTRIES.map((c) => [c, c === only ? 1 : 0])) as Record<Country, number>;
  };
  const sells = u() < 0.95;
  return {
    id: `carline-${i}`,
    label: `Carline ${i}`,
    maker: pick(['A', 'B', 'C']),
    make: 'make',
    nameplate: `n${i}`,
    vehicleClass: pick(VEHICLE_CLASSES),
    assembly: pick(COUNTRIES),
    homeRegion: pick(COUNTRIES),
    usCanadaContent,
    mexicoContent,
    otherListedContent: (1 - usCanadaContent - (mexicoContent ?? 0)) * u(),
    engineOrigin: origin(),
    transmissionOrigin: origin(),
    salesThousand: {
      US: sells ? 200 * u() : 0,
      CA: sells && u() < 0.8 ? 20 * u() : 0,
      MX: sells && u() < 0.8 ? 20 * u() : 0,
      ROW: sells && u() < 0.5 ? 20 * u() : 0,
    },
    priceUsd: 15_000 + 50_000 * u(),
  };
}

/** Random values of every parameter, within the range it is drawn from. */
export function randomParameters(seed: number): Record<string, number> {
  const u = uniforms(seed + 7919);
  return Object.fromEntries([...shipped.register].map(([id, parameter]) => [id, randomValue(parameter, u())]));
}

function randomValue({ distribution: d, value, bounds }: Parameter, u: number): number {
  const raw =
    d.kind === 'normal'
      ? d.mean + (4 * u - 2) * d.sd
      : d.kind === 'lognormal'
        ? Math.exp(d.mu + (4 * u - 2) * d.sigma)
        : d.kind === 'fixed'
          ? value
          : d.low + u * (d.high - d.low);
  return Math.min(bounds.high, Math.max(bounds.low, raw));
}

/** A random rule over traced regional and U.S. content, its thresholds scaled by `strictness`. */
export function randomRule(seed: number, strictness = 1): Rule {
  const u = uniforms(seed + 104729);
  const regional = atLeast('traced', strictness * (0.4 + 0.55 * u()));
  const us = atLeast('us', strictness * (0.1 + 0.5 * u()));
  const shape = u();
  if (shape < 0.4) return regional;
  if (shape < 0.7) return { kind: 'all_of', of: [regional, us] };
  return { kind: 'any_of', of: [regional, us] };
}

/** The status quo of a random fleet, and a scenario that replaces its rule from 2020 on. */
export function randomPair(seed: number, rule: Rule = randomRule(seed)): { baseline: Scenario; scenario: Scenario } {
  const baseline = statusQuo(randomBaseline(seed));
  return { baseline, scenario: { ...baseline, name: 'scenario', rules: [...baseline.rules, dated(2020, rule)] } };
}
