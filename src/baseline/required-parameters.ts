import { categoryNames, type Dimensions } from '../types/dimensions.js';

const ALONE = [
  'parts_sourcing_elasticity',
  'vehicle_demand_elasticity',
  'market_price_elasticity',
  'assembly_location_elasticity',
  'plan_choice_dispersion',
  'planning_horizon_years',
  'parts_cycle_years',
  'assembly_adjustment_rate',
  'assembly_prior_share.plant',
  'assembly_prior_share.outside',
  'assembly_smallest_move',
  'parts_follow_plant',
  'assembly_cost_share',
  'development_cost_share',
  'customs_value_share_of_price',
  'mexico_unlisted_share',
  'mexico_unlisted_cap',
  'category_import_pattern',
  'outside_share.steel',
  'outside_share.aluminium',
  'smallest_sourcing_share',
  'filing_rounding',
  'rule_held.band',
  'rule_held.part',
  'rule_held.lift',
  'nafta_threshold',
  'paperwork',
  'paperwork_where_binding',
  'indirect_multiplier_scale',
  'indirect_jobs_per_direct',
];

const PER_REGION = [
  'row_duty_free_share',
  'assembly_jobs_per_thousand_vehicles',
  'parts_jobs_per_musd',
  'materials_jobs_per_musd',
  'productivity_growth',
];

const under = (heads: readonly string[], tails: readonly string[]): string[] =>
  heads.flatMap((head) => tails.map((tail) => `${head}.${tail}`));

/** Ids that the model reads from the register: a baseline without one of them cannot be simulated. */
export function requiredParameters(dimensions: Dimensions): readonly string[] {
  const { countries, region, classes } = dimensions;
  return [
    ...ALONE,
    ...under(['untraced'], categoryNames(dimensions)),
    ...under(['us_share_of_us_canada_content', 'wage_floor_share'], countries),
    ...under(under(['mfn'], region.members), classes),
    ...under(PER_REGION, region.members),
  ];
}
