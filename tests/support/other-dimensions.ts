import type { Baseline } from '../../src/baseline/types.js';
import type { Scenario } from '../../src/scenario/types.js';
import type { Country } from '../../src/types/dimensions.js';

/** Countries that nobody makes, buys or sells in, around those of an economy; two of them in its region. */
const EMPTY = ['Q1', 'Q2', 'Q3', 'Q4'] as unknown as readonly Country[];

/** A scenario of four origins as one of eight, four of which are empty, in another order. */
export function withEmptyCountries(scenario: Scenario): Scenario {
  const baseline = wideBaseline(scenario.baseline);
  const { members } = baseline.dimensions.region;
  const wide = (measures: Scenario['measures']): Scenario['measures'] =>
    Object.fromEntries(
      Object.entries(measures).map(([name, measure]) => [
        name,
        measure.counts.length === scenario.baseline.dimensions.region.members.length
          ? { ...measure, counts: members }
          : measure,
      ]),
    );
  return {
    ...scenario,
    baseline,
    measures: wide(scenario.measures),
    rules: scenario.rules.map((dated) => ({ ...dated, measures: wide(dated.measures) })),
  };
}

function wideBaseline(baseline: Baseline): Baseline {
  const { dimensions } = baseline;
  const [first, second, third, fourth] = EMPTY as [Country, Country, Country, Country];
  const [us, ca, mx, row] = dimensions.countries as [Country, Country, Country, Country];
  const countries = [first, mx, row, second, us, third, ca, fourth];
  const wide = <T extends Readonly<Record<Country, number>>>(record: T): T => ({
    ...Object.fromEntries(countries.map((country) => [country, 0])),
    ...record,
  });
  const inRegion = [second, third];
  const register = new Map(baseline.register);
  for (const [id, parameter] of baseline.register) {
    const isOfCountry = /^(assembly_jobs|parts_jobs|materials_jobs|productivity_growth|wage_floor_share).*\.US$/.test(
      id,
    );
    for (const country of isOfCountry ? inRegion : []) {
      register.set(id.replace(/US$/, country), { ...parameter, id: id.replace(/US$/, country) });
    }
  }
  return {
    ...baseline,
    dimensions: {
      ...dimensions,
      countries,
      region: { ...dimensions.region, members: [...dimensions.region.members, ...inRegion] },
    },
    register,
    carlines: baseline.carlines.map((carline) => ({
      ...carline,
      engineOrigin: wide(carline.engineOrigin),
      transmissionOrigin: wide(carline.transmissionOrigin),
      salesThousand: wide(carline.salesThousand),
    })),
    indirectMultipliers: baseline.indirectMultipliers.map((multiplier) => ({
      ...multiplier,
      jobsPerMusd: wide(multiplier.jobsPerMusd),
    })),
  };
}

/** A scenario whose countries go by other names, everywhere in it. */
export function renamed(scenario: Scenario, names: ReadonlyMap<string, string>): Scenario {
  const ofId = (id: string): string =>
    id
      .split('.')
      .map((part) => names.get(part) ?? part)
      .join('.');
  const deep = (value: unknown): unknown => {
    if (typeof value === 'string') return ofId(value);
    if (Array.isArray(value)) return value.map(deep);
    if (value instanceof Map) return new Map([...value].map(([key, item]) => [deep(key), deep(item)]));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [ofId(key), deep(item)]));
  };
  return deep(scenario) as Scenario;
}

/** A scenario whose countries are in another order. */
export function reordered(scenario: Scenario): Scenario {
  const { baseline } = scenario;
  const countries = baseline.dimensions.countries.toReversed();
  return { ...scenario, baseline: { ...baseline, dimensions: { ...baseline.dimensions, countries } } };
}
