import type { Carline } from '../../baseline/types.js';
import { SUM, SUMS } from '../../engine/sums.js';
import { carlineSums } from '../../engine/tally.js';
import type { SimulateOptions } from '../../engine/types.js';
import { createLayout, type LaidOut, type SimulatedYear, simulatedYears } from '../../engine/year-loop.js';
import type { Scenario } from '../../scenario/types.js';
import { COUNTRIES, type Country, REGION } from '../../types/dimensions.js';
import { RoosimError } from '../../types/errors.js';
import { type RequirementMet, requirementsMet } from './requirements-met.js';

const O: number = COUNTRIES.length;
const EVERYWHERE: readonly number[] = COUNTRIES.map((_, market) => market);

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
  /** Vehicles by market, of COUNTRIES. */
  readonly sold: ByCountry;
  /** Value before duties, which is all spending, and the part of it in the base of content (net cost). */
  readonly value: number;
  readonly netCost: number;
  readonly regionalContent: number;
  readonly usContent: number;
  /** Shares of spending by origin, of COUNTRIES. */
  readonly origin: ByCountry;
  /** What is sold across borders within the region: vehicles, value, and the share of each that claims the preference. */
  readonly crossingVehicles: number;
  readonly crossingValue: number;
  readonly claimsOfVehicles: number;
  readonly claimsOfValue: number;
  /** Share of value that meets the rule. */
  readonly eligible: number;
  /** Duty on vehicles by market, of REGION, and on parts where it is made. */
  readonly duty: ByCountry;
  readonly partsDuty: number;
  /** USD per vehicle. */
  readonly ruleCostUsd: number;
  /** USD per vehicle per point of content. */
  readonly shadowRegional: number;
  readonly shadowUs: number;
  readonly assemblyJobs: number;
  /** Jobs by country of REGION. */
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
  const laidOut = createLayout(scenario)({ ...options, years });
  const rows: FleetRow[] = [];
  const sums = new Float64Array(O * O * SUMS);
  for (const simulated of simulatedYears(laidOut)) {
    if (!years.includes(simulated.year)) continue;
    for (const [index, carline] of scenario.baseline.carlines.entries()) {
      carlineSums(simulated.salesPerWeight, index, simulated.parts(index), sums);
      for (const [plant, country] of COUNTRIES.entries()) {
        const ofPlant = sums.subarray(plant * O * SUMS, (plant + 1) * O * SUMS);
        if (ofPlant.every((sum) => sum === 0)) continue;
        const requirements = requirementsMet(laidOut, simulated, index, plant);
        rows.push({ carline, plant: country, requirements, ...figuresOf(laidOut, simulated, plant, ofPlant) });
      }
    }
  }
  return rows;
}

/** @param sums by (market, sum), vehicles in thousands and money in thousand USD */
function figuresOf(
  { jobs }: LaidOut,
  { year, productivity }: SimulatedYear,
  plant: number,
  sums: Float64Array,
): Omit<FleetRow, 'carline' | 'plant' | 'requirements'> {
  const at = (market: number, sum: number): number => sums[market * SUMS + sum] as number;
  const over = (sum: number, markets: readonly number[] = EVERYWHERE): number =>
    markets.reduce((total, market) => total + at(market, sum), 0);
  const per = (part: number, whole: number): number => (whole > 0 ? part / whole : Number.NaN);
  const members = REGION.map((country) => COUNTRIES.indexOf(country));
  const crossed = members.includes(plant) ? members.filter((market) => market !== plant) : [];
  const vehicles = over(SUM.vehicles);
  const spending = COUNTRIES.reduce((total, _, origin) => total + over(SUM.spending + origin), 0);
  const assemblyJobs = members.includes(plant)
    ? (vehicles * (jobs.assembly[plant] as number)) / (productivity[plant] as number)
    : 0;
  const partsJobs = members.map((c) => over(SUM.partsJobs + c) / (productivity[c] as number));
  const indirectJobs = members.map((c, member) =>
    jobs.indirectPerDirect > 0
      ? jobs.indirectPerDirect * ((partsJobs[member] as number) + (c === plant ? assemblyJobs : 0))
      : over(SUM.indirectJobs + c) / (productivity[c] as number),
  );
  return {
    year,
    vehicles,
    sold: COUNTRIES.map((_, market) => at(market, SUM.vehicles)),
    value: over(SUM.value) / 1000,
    netCost: over(SUM.base) / 1000,
    regionalContent: per(over(SUM.regional), over(SUM.base)),
    usContent: per(over(SUM.us), over(SUM.base)),
    origin: COUNTRIES.map((_, origin) => per(over(SUM.spending + origin), spending)),
    crossingVehicles: over(SUM.vehicles, crossed),
    crossingValue: over(SUM.value, crossed) / 1000,
    claimsOfVehicles: per(over(SUM.claimingVehicles, crossed), over(SUM.vehicles, crossed)),
    claimsOfValue: per(over(SUM.claimingValue, crossed), over(SUM.value, crossed)),
    eligible: per(over(SUM.eligibleValue), over(SUM.value)),
    duty: members.map((market) => at(market, SUM.duty) / 1000),
    partsDuty: over(SUM.partsDuty) / 1000,
    ruleCostUsd: per(over(SUM.ruleCost), vehicles),
    shadowRegional: per(over(SUM.shadowRegional), vehicles) / 100,
    shadowUs: per(over(SUM.shadowUs), vehicles) / 100,
    assemblyJobs,
    partsJobs,
    indirectJobs,
  };
}
