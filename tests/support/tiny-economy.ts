import type { Baseline, Carline, Parameter } from '../../src/baseline/types.js';
import type { ContentMeasure, Scenario } from '../../src/scenario/types.js';
import { atLeast, dated, shippedBaseline, statusQuo } from './scenarios.js';

/** What the tiny economy is made of: two carlines, one made in Canada for the United States and one made and sold there. */
export const TINY = {
  assembly: 0.15,
  development: 0.05,
  theta: 4,
  eta: 4,
  mu: -1,
  sigma: 0.02,
  cycleYears: 4,
  mfn: 0.05,
  paperwork: 0.01,
  growth: 0.02,
  /** Regional share of parts, and the U.S. part of it, by plant. */
  regionalParts: 0.6,
  usPart: { US: 0.8, CA: 0.5 },
  exported: { sold: 100, unitCostUsd: 20_000 },
  atHome: { sold: 200, unitCostUsd: 30_000 },
  jobs: { partsUs: 2, partsCa: 3, assemblyUs: 10, assemblyCa: 12, indirectPerMusd: 1.5 },
  /** Thresholds of the base year, met by both, and of the year after. */
  before: 0.1,
  after: 0.75,
} as const;

const names = { US: 0, CA: 0, MX: 0, ROW: 0 };
const { regionalParts } = TINY;

function carline(
  id: string,
  assembly: 'US' | 'CA',
  { sold, unitCostUsd }: { sold: number; unitCostUsd: number },
): Carline {
  const us = regionalParts * TINY.usPart[assembly];
  const origins = { ...names, US: us, CA: regionalParts - us, ROW: 1 - regionalParts };
  return {
    id,
    label: id,
    maker: id,
    make: id,
    nameplate: id,
    vehicleClass: 'car',
    assembly,
    homeRegion: 'ROW',
    usCanadaContent: regionalParts,
    mexicoContent: 0,
    otherListedContent: 1 - regionalParts,
    engineOrigin: origins,
    transmissionOrigin: origins,
    salesThousand: { ...names, US: sold },
    priceUsd: unitCostUsd,
  };
}

function tinyBaseline(): Baseline {
  const shipped = shippedBaseline();
  const values: Readonly<Record<string, number>> = {
    assembly_cost_share: TINY.assembly,
    development_cost_share: TINY.development,
    parts_sourcing_elasticity: TINY.theta,
    vehicle_demand_elasticity: TINY.eta,
    market_price_elasticity: TINY.mu,
    plan_choice_dispersion: TINY.sigma,
    parts_cycle_years: TINY.cycleYears,
    planning_horizon_years: 0,
    paperwork: TINY.paperwork,
    paperwork_where_binding: 0,
    'mfn.US.car': TINY.mfn,
    'us_share_of_us_canada_content.US': TINY.usPart.US,
    'us_share_of_us_canada_content.CA': TINY.usPart.CA,
    smallest_sourcing_share: 0,
    category_import_pattern: 0,
    customs_value_share_of_price: 1,
    'rule_held.lift': 0,
    'assembly_prior_share.plant': 0,
    'assembly_prior_share.outside': 0,
    'parts_jobs_per_musd.US': TINY.jobs.partsUs,
    'parts_jobs_per_musd.CA': TINY.jobs.partsCa,
    'assembly_jobs_per_thousand_vehicles.US': TINY.jobs.assemblyUs,
    'assembly_jobs_per_thousand_vehicles.CA': TINY.jobs.assemblyCa,
    'productivity_growth.US': TINY.growth,
    'productivity_growth.CA': TINY.growth,
    indirect_multiplier_scale: 1,
    indirect_jobs_per_direct: 0,
  };
  const register = new Map(
    [...shipped.register].map(([id, parameter]): [string, Parameter] => [
      id,
      { ...parameter, value: values[id] ?? parameter.value },
    ]),
  );
  const recipe = Object.fromEntries(
    shipped.dimensions.categories.map(({ name }) => [
      name,
      ['engine', 'transmission', 'body'].includes(name) ? 1 / 3 : 0,
    ]),
  ) as Baseline['partsRecipe']['car'];
  return {
    ...shipped,
    firstYear: 2019,
    lastYear: 2020,
    dimensions: {
      countries: ['US', 'CA', 'ROW'],
      region: { code: 'NAM', members: ['US', 'CA'] },
      restOfWorld: 'ROW',
      classes: ['car'],
      names: { countries: {}, classes: {} },
      categories: shipped.dimensions.categories.filter(
        ({ name, role }) => role === 'assembly' || role === 'development' || (recipe[name] ?? 0) > 0,
      ),
    },
    // Of three countries none is listed: what is not given together comes from the rest of the world.
    filings: { ...shipped.filings, together: ['US', 'CA'], listed: 'ROW' },
    carlines: [carline('exported', 'CA', TINY.exported), carline('at-home', 'US', TINY.atHome)],
    partsRecipe: { car: recipe, light_truck: recipe },
    register,
    indirectMultipliers: ['engine', 'transmission', 'body', 'assembly', 'development'].map((category) => ({
      category: category as 'engine',
      origin: 'US',
      jobsPerMusd: { ...names, US: TINY.jobs.indirectPerMusd },
    })),
  };
}

/** The tiny economy under a rule of regional content that rises after its first year. */
export function tinyScenario(): Scenario {
  const base = statusQuo(tinyBaseline());
  const regional: ContentMeasure = {
    name: 'regional',
    counts: ['US', 'CA'],
    base: ['engine', 'transmission', 'body', 'assembly'],
    untraced: {},
    atWageFloor: false,
  };
  const rule = (inForce: number, threshold: number) => dated(inForce, atLeast('regional', threshold), { regional });
  const region = ['US', 'CA'] as const;
  return {
    ...base,
    rules: [rule(1994, TINY.before), rule(2020, TINY.after)],
    treatments: base.treatments.map((treatment) => ({
      ...treatment,
      into: region,
      from: treatment.requires === 'rule' ? region : [...region, 'ROW' as const],
    })),
  };
}
