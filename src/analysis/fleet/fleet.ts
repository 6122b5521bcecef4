import type { Carline } from '../../baseline/types.js';
import {
  carlineSums,
  createPreparation,
  type PreparedRun,
  SHADOW_PRICES,
  type SimulatedYear,
  type SimulateOptions,
  simulatedYears,
} from '../../engine/index.js';
import type { Scenario } from '../../scenario/types.js';
import { type Country, type Dimensions, leadingMember } from '../../types/dimensions.js';
import { RoosimError } from '../../types/errors.js';
import { type RequirementMet, requirementsMet } from './requirements-met.js';

/** Figures by country, in the order of the list they are of. */
type ByCountry = readonly number[];

/**
 * What is made of a carline in one country in one year. Money is in million USD, vehicles in thousands; shares are 0 to 1, and
 * NaN where there is nothing to be a share of.
 */
export type FleetRow = {
  readonly year: number;
  readonly carline: Carline;
  /** Where it is made in this year; a carline that has moved in part has a row for each place. */
  readonly plant: Country;
  readonly vehicles: number;
  /** Vehicles by market, one of the baseline's countries. */
  readonly sold: ByCountry;
  /** Value before duties, which is all spending, and the part of it in the base of content (net cost). */
  readonly value: number;
  readonly netCost: number;
  readonly regionalContent: number;
  /** Content of the first member of the region. */
  readonly leadingContent: number;
  /** Shares of spending by origin, one of the baseline's countries. */
  readonly origin: ByCountry;
  /** What is sold across borders within the region: vehicles, value, and the share of each that claims the preference. */
  readonly crossingVehicles: number;
  readonly crossingValue: number;
  readonly claimsOfVehicles: number;
  readonly claimsOfValue: number;
  /** Share of value that meets the rule. */
  readonly eligible: number;
  /** Duty on vehicles by market, a member of the region, and on parts where it is made. */
  readonly duty: ByCountry;
  readonly partsDuty: number;
  /** USD per vehicle. */
  readonly ruleCostUsd: number;
  /** USD per vehicle per point of content. */
  readonly shadowRegional: number;
  readonly shadowUs: number;
  readonly assemblyJobs: number;
  /** Jobs by member of the region. */
  readonly partsJobs: ByCountry;
  readonly indirectJobs: ByCountry;
  readonly requirements: readonly RequirementMet[];
};

/**
 * Every carline of a scenario in some years, at central values: what the totals of `run` are made of. Sums of the rows, and means
 * weighted by what each share is of, give every metric but the price index, which no carline has a part of.
 * @throws RoosimError `year_out_of_range`, or `usage` for an outlook, which has no carlines of its own
 */
export function fleetOf(
  scenario: Scenario,
  years: readonly number[],
  options: Pick<SimulateOptions, 'parameters'> = {},
): readonly FleetRow[] {
  if (scenario.outlook !== undefined) {
    throw new RoosimError('usage', `${scenario.name} is an outlook: an average of other scenarios.`, {
      hint: `Look at one of them: ${scenario.outlook.map((branch) => branch.scenario.name).join(', ')}.`,
    });
  }
  const run = createPreparation(scenario)({ ...options, years });
  const { count } = run.model.sums;
  const { countries } = scenario.baseline.dimensions;
  const markets = countries.length;
  const rows: FleetRow[] = [];
  for (const simulated of simulatedYears(run)) {
    if (!years.includes(simulated.year)) continue;
    for (const [index, carline] of scenario.baseline.carlines.entries()) {
      const sums = carlineSums(run, simulated, index);
      for (const [plant, country] of countries.entries()) {
        const ofPlant = sums.subarray(plant * markets * count, (plant + 1) * markets * count);
        if (ofPlant.every((sum) => sum === 0)) continue;
        const requirements = requirementsMet(run, simulated, index, plant);
        rows.push({
          carline,
          plant: country,
          requirements,
          ...figuresOf(run, simulated, scenario.baseline.dimensions, plant, ofPlant),
        });
      }
    }
  }
  return rows;
}

/** @param sums by (market, sum), vehicles in thousands and money in thousand USD */
function figuresOf(
  { model: { jobs, sums: sum } }: PreparedRun,
  { year, totals: { productivity } }: SimulatedYear,
  dimensions: Dimensions,
  plant: number,
  sums: Float64Array,
): Omit<FleetRow, 'carline' | 'plant' | 'requirements'> {
  const everywhere = dimensions.countries.map((_, country) => country);
  const at = (market: number, which: number): number => sums[market * sum.count + which] as number;
  const over = (which: number, markets: readonly number[] = everywhere): number =>
    markets.reduce((total, market) => total + at(market, which), 0);
  const per = (part: number, whole: number): number => (whole > 0 ? part / whole : Number.NaN);
  const members = dimensions.region.members.map((country) => dimensions.countries.indexOf(country));
  const crossed = members.includes(plant) ? members.filter((market) => market !== plant) : [];
  const vehicles = over(sum.vehicles);
  const spending = everywhere.reduce((total, origin) => total + over(sum.spending + origin), 0);
  const content = (origins: readonly number[]): number =>
    origins.reduce((total, origin) => total + over(sum.content + origin), 0);
  const netCost = content(everywhere);
  const member = members.indexOf(plant);
  const assemblyJobs =
    member < 0 ? 0 : (vehicles * (jobs.assembly[member] as number)) / (productivity[member] as number);
  const partsJobs = members.map((_, c) => over(sum.partsJobs + c) / (productivity[c] as number));
  const indirectJobs = members.map((_, c) =>
    jobs.indirectPerDirect > 0
      ? jobs.indirectPerDirect * ((partsJobs[c] as number) + (c === member ? assemblyJobs : 0))
      : over(sum.indirectJobs + c) / (productivity[c] as number),
  );
  return {
    year,
    vehicles,
    sold: everywhere.map((market) => at(market, sum.vehicles)),
    value: over(sum.value) / 1000,
    netCost: netCost / 1000,
    regionalContent: per(content(members), netCost),
    leadingContent: per(content([dimensions.countries.indexOf(leadingMember(dimensions))]), netCost),
    origin: everywhere.map((origin) => per(over(sum.spending + origin), spending)),
    crossingVehicles: over(sum.vehicles, crossed),
    crossingValue: over(sum.value, crossed) / 1000,
    claimsOfVehicles: per(over(sum.claimingVehicles, crossed), over(sum.vehicles, crossed)),
    claimsOfValue: per(over(sum.claimingValue, crossed), over(sum.value, crossed)),
    eligible: per(over(sum.eligibleValue), over(sum.value)),
    duty: members.map((market) => at(market, sum.duty) / 1000),
    partsDuty: over(sum.partsDuty) / 1000,
    ruleCostUsd: per(over(sum.ruleCost), vehicles),
    shadowRegional: per(over(sum.shadowPrice + SHADOW_PRICES.indexOf('regional')), vehicles) / 100,
    shadowUs: per(over(sum.shadowPrice + SHADOW_PRICES.indexOf('us')), vehicles) / 100,
    assemblyJobs,
    partsJobs,
    indirectJobs,
  };
}
