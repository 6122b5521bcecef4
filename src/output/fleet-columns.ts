import type { FleetRow } from '../analysis/fleet/fleet.js';
import { type Dimensions, leadingMember } from '../types/dimensions.js';
import { contentMetric } from '../types/metrics.js';

/** How a column of figures becomes a total: added up, or averaged with the weights that another column gives. */
type Total = 'sum' | { readonly meanBy: string };

/** A figure of a carline as files carry it. */
export type FleetColumn = {
  readonly name: string;
  readonly unit: string;
  readonly total: Total;
  readonly of: (row: FleetRow) => number;
};

const by = (meanBy: string): Total => ({ meanBy });

/** The figures of `roosim fleet`, in the order of its columns. */
export function fleetColumns(dimensions: Dimensions): readonly FleetColumn[] {
  const {
    countries,
    region: { members },
  } = dimensions;
  return [
    { name: 'vehicles', unit: 'thousand vehicles', total: 'sum', of: ({ vehicles }) => vehicles },
    ...countries.map((market, i) => column(`sold.${market}`, 'thousand vehicles', 'sum', ({ sold }) => sold[i])),
    { name: 'value', unit: 'USD million', total: 'sum', of: ({ value }) => value },
    { name: 'net_cost', unit: 'USD million', total: 'sum', of: ({ netCost }) => netCost },
    { name: 'content.regional', unit: 'share', total: by('net_cost'), of: ({ regionalContent }) => regionalContent },
    {
      name: contentMetric(leadingMember(dimensions)),
      unit: 'share',
      total: by('net_cost'),
      of: ({ leadingContent }) => leadingContent,
    },
    ...countries.map((from, i) => column(`origin.${from}`, 'share', by('value'), ({ origin }) => origin[i])),
    {
      name: 'crossing.vehicles',
      unit: 'thousand vehicles',
      total: 'sum',
      of: ({ crossingVehicles }) => crossingVehicles,
    },
    { name: 'crossing.value', unit: 'USD million', total: 'sum', of: ({ crossingValue }) => crossingValue },
    {
      name: 'compliance.vehicles',
      unit: 'share',
      total: by('crossing.vehicles'),
      of: ({ claimsOfVehicles }) => claimsOfVehicles,
    },
    { name: 'compliance.value', unit: 'share', total: by('crossing.value'), of: ({ claimsOfValue }) => claimsOfValue },
    { name: 'eligible.value', unit: 'share', total: by('value'), of: ({ eligible }) => eligible },
    ...members.map((market, i) => column(`duty.paid.${market}`, 'USD million', 'sum', ({ duty }) => duty[i])),
    { name: 'duty.parts', unit: 'USD million', total: 'sum', of: ({ partsDuty }) => partsDuty },
    { name: 'cost.compliance', unit: 'USD per vehicle', total: by('vehicles'), of: ({ ruleCostUsd }) => ruleCostUsd },
    {
      name: 'shadow_price.regional',
      unit: 'USD per vehicle per point',
      total: by('vehicles'),
      of: ({ shadowRegional }) => shadowRegional,
    },
    {
      name: 'shadow_price.us',
      unit: 'USD per vehicle per point',
      total: by('vehicles'),
      of: ({ shadowUs }) => shadowUs,
    },
    { name: 'jobs.assembly', unit: 'jobs', total: 'sum', of: ({ assemblyJobs }) => assemblyJobs },
    ...members.map((country, i) => column(`jobs.parts.${country}`, 'jobs', 'sum', ({ partsJobs }) => partsJobs[i])),
    ...members.map((country, i) =>
      column(`jobs.indirect.${country}`, 'jobs', 'sum', ({ indirectJobs }) => indirectJobs[i]),
    ),
  ];
}

/** One of a list of figures by country. */
function column(name: string, unit: string, total: Total, of: (row: FleetRow) => number | undefined): FleetColumn {
  return { name, unit, total, of: (row) => of(row) ?? Number.NaN };
}

/** The columns of what the rules ask in any of some rows: for each way and measure, what is asked, what is reached and by how many. */
export function requirementColumns(rows: readonly FleetRow[]): readonly FleetColumn[] {
  const asked = rows.flatMap(({ requirements }) => requirements);
  const several = asked.some(({ way }) => way > 1);
  const names = new Map(asked.map(({ way, measure }) => [`${way} ${measure}`, { way, measure }]));
  return [...names.values()]
    .sort((one, other) => one.way - other.way)
    .flatMap(({ way, measure }) =>
      (['asked', 'reached', 'met'] as const).map(
        (part): FleetColumn => ({
          name: several ? `way${way}.${measure}.${part}` : `${measure}.${part}`,
          unit: 'share',
          total: by('vehicles'),
          of: ({ requirements }) =>
            requirements.find((one) => one.way === way && one.measure === measure)?.[part] ?? Number.NaN,
        }),
      ),
    );
}
