import type { Carline, Parameter, Register } from '../../baseline/types.js';
import type { Country } from '../../types/dimensions.js';

/** The entries of the register that a carline's figures rest on, in the register's order. */
export function assumptionsUsed(
  register: Register,
  carline: Carline,
  about: { readonly region: readonly Country[]; readonly isPartlyHeldUp: boolean; readonly isPartlyMoved: boolean },
): readonly Parameter[] {
  const ids = new Set([
    'parts_sourcing_elasticity',
    'vehicle_demand_elasticity',
    'plan_choice_dispersion',
    'planning_horizon_years',
    'parts_cycle_years',
    'assembly_cost_share',
    'development_cost_share',
    'customs_value_share_of_price',
    'smallest_sourcing_share',
    'paperwork',
    'paperwork_where_binding',
    'category_import_pattern',
    'outside_share.steel',
    'outside_share.aluminium',
    'market_price_elasticity',
    `us_share_of_us_canada_content.${carline.assembly}`,
    ...(carline.mexicoContent === undefined ? ['mexico_unlisted_share', 'mexico_unlisted_cap'] : []),
    ...(about.isPartlyHeldUp ? ['nafta_threshold', 'rule_held.band', 'rule_held.part', 'rule_held.lift'] : []),
    ...(about.isPartlyMoved
      ? [
          'assembly_location_elasticity',
          'assembly_adjustment_rate',
          'assembly_prior_share.plant',
          'assembly_prior_share.outside',
          'parts_follow_plant',
        ]
      : []),
    ...about.region
      .filter((market) => market !== carline.assembly && (carline.salesThousand[market] ?? 0) > 0)
      .map((market) => `mfn.${market}.${carline.vehicleClass}`),
  ]);
  const isUntraced = ({ id, value }: Parameter): boolean => id.startsWith('untraced.') && value > 0;
  return [...register.values()].filter((parameter) => ids.has(parameter.id) || isUntraced(parameter));
}
