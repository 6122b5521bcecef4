import type { AdditionalDuty, Scenario, TariffTreatment } from '../scenario/types.js';
import type { Country, VehicleClass } from '../types/dimensions.js';
import { holdingIn, valueIn } from './dated.js';
import type { ParameterReader } from './parameters.js';

/** A way into a market in one year, with every duty that falls on it, as shares of customs value. */
export type EntryTreatment = {
  readonly name: string;
  readonly requiresRule: boolean;
  /** On the whole value. */
  readonly duty: number;
  /** On spending by origin; undefined when there is none. */
  readonly contentDuty: readonly number[] | undefined;
  readonly paperwork: number;
  /** On top of it, where the rule made the plan what it is. */
  readonly paperworkWhereBinding: number;
};

/** A way into a market in one year but for the values of parameters: what it charges is named where they decide. */
export type TreatmentOutline = {
  readonly name: string;
  readonly requiresRule: boolean;
  /** Duty of its own; where there is none the MFN rate, by the parameters it is made from. */
  readonly duty: number | MfnRate;
  /** Duties on the whole value that come on top. */
  readonly additional: readonly number[];
  readonly contentDuty: readonly number[] | undefined;
  readonly asksPaperwork: boolean;
};

/** Parameters of an MFN rate, and of the part of what enters that another agreement lets in free. */
type MfnRate = { readonly rate: string; readonly freeShare: string | undefined };

/** Where vehicles of a class come from and go to. */
export type Route = { readonly from: Country; readonly into: Country; readonly vehicleClass: VehicleClass };

/**
 * The ways into a market for vehicles of a class from a country, in a year. Sales at home and outside the region are free
 * of duty and ask nothing: the first because no border is crossed, the second because no scenario changes them.
 */
export function treatmentOutlines(scenario: Scenario, route: Route, year: number): readonly TreatmentOutline[] {
  const { countries, region } = scenario.baseline.dimensions;
  if (route.from === route.into || !region.members.includes(route.into)) return AT_HOME;
  const concerns = (what: TariffTreatment | AdditionalDuty): boolean =>
    what.into.includes(route.into) && what.from.includes(route.from) && what.classes.includes(route.vehicleClass);
  const extras = scenario.additionalDuties.flatMap((duty) => holdingIn(duty, year) ?? []).filter(concerns);
  const ways = scenario.treatments.flatMap((way) => holdingIn(way, year) ?? []).filter(concerns);
  return ways.map((way) => {
    const requiresRule = way.requires === 'rule';
    const additional: number[] = [];
    let contentDuty: number[] | undefined;
    for (const extra of extras) {
      if (extra.where !== 'all' && (extra.where === 'qualifying') !== requiresRule) continue;
      const rate = valueIn(extra.rate, year);
      if (extra.on === 'value') {
        additional.push(rate);
      } else {
        contentDuty ??= countries.map(() => 0);
        for (const origin of extra.on.contentFrom) {
          const o = countries.indexOf(origin);
          contentDuty[o] = (contentDuty[o] ?? 0) + rate;
        }
      }
    }
    return {
      name: way.name,
      requiresRule,
      duty: way.duty === 'mfn' ? mfnRate(route, region.members) : valueIn(way.duty, year),
      additional,
      contentDuty,
      asksPaperwork: way.paperwork,
    };
  });
}

/** Ways into a market with the values of parameters; the same ones wherever there is nothing to pay or to prove. */
export function treatmentsUnder(
  outlines: readonly TreatmentOutline[],
  parameter: ParameterReader,
): readonly EntryTreatment[] {
  return outlines === AT_HOME ? FREE : outlines.map((outline) => treatmentUnder(outline, parameter));
}

function treatmentUnder(outline: TreatmentOutline, parameter: ParameterReader): EntryTreatment {
  const { additional, asksPaperwork, duty } = outline;
  return new Treatment(
    outline,
    additional.reduce((sum, rate) => sum + rate, typeof duty === 'number' ? duty : mfnUnder(duty, parameter)),
    asksPaperwork ? parameter('paperwork') : 0,
    asksPaperwork ? parameter('paperwork_where_binding') : 0,
  );
}

/**
 * Made by the hundred in every draw, hence a class: V8 allocates literals whose first ones lived long in its old generation
 * from then on, where what is dead within milliseconds waits for a full collection.
 */
class Treatment implements EntryTreatment {
  readonly name: string;
  readonly requiresRule: boolean;
  readonly contentDuty: readonly number[] | undefined;

  constructor(
    { name, requiresRule, contentDuty }: TreatmentOutline,
    readonly duty: number,
    readonly paperwork: number,
    readonly paperworkWhereBinding: number,
  ) {
    this.name = name;
    this.requiresRule = requiresRule;
    this.contentDuty = contentDuty;
  }
}

/** Whether ways of the same outlines charge the same: their values of parameters may be others. */
export function chargeAlike(ways: readonly EntryTreatment[], others: readonly EntryTreatment[]): boolean {
  return ways.every((way, i) => {
    const other = others[i];
    return (
      way.duty === other?.duty &&
      way.paperwork === other.paperwork &&
      way.paperworkWhereBinding === other.paperworkWhereBinding
    );
  });
}

const HOME = { name: 'home', requiresRule: false, duty: 0, contentDuty: undefined };
const AT_HOME: readonly TreatmentOutline[] = [{ ...HOME, additional: [], asksPaperwork: false }];
const FREE: readonly EntryTreatment[] = [{ ...HOME, paperwork: 0, paperworkWhereBinding: 0 }];

/** The MFN rate; from outside the region only on the part that no other agreement lets in free. */
function mfnRate({ from, into, vehicleClass }: Route, members: readonly Country[]): MfnRate {
  return {
    rate: `mfn.${into}.${vehicleClass}`,
    freeShare: members.includes(from) ? undefined : `row_duty_free_share.${into}`,
  };
}

function mfnUnder({ rate, freeShare }: MfnRate, parameter: ParameterReader): number {
  return freeShare === undefined ? parameter(rate) : parameter(rate) * (1 - parameter(freeShare));
}
