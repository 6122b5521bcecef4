import { LIMITS } from '../scenario/limits.js';
import type { ContentMeasure, Scenario } from '../scenario/types.js';
import type { Country, VehicleClass } from '../types/dimensions.js';
import { RoosimError } from '../types/errors.js';
import { type Alternative, alternativesOf } from './alternatives.js';
import type { CarlineGroups } from './carline-groups.js';
import { holdingIn, ruleIn, valueIn } from './dated.js';
import { type TreatmentOutline, treatmentOutlines } from './treatments.js';

/** A duty on the parts a plant buys, with what is set against it; both as shares, of spending by cell and of value. */
export type PlantPartsDuty = {
  readonly rate: number;
  readonly origins: readonly string[];
  readonly categories: readonly string[];
  readonly offset: number;
};

/** Ways into each market (the baseline's countries) from a place of assembly for a class, but for the values of parameters. */
export type PlaceOutline = {
  readonly key: string;
  readonly from: Country;
  readonly vehicleClass: VehicleClass;
  readonly markets: readonly (readonly TreatmentOutline[])[];
};

/** A regime but for the values of parameters: same key, same outline. */
export type RegimeOutline = {
  readonly key: string;
  /** Group of each carline, in the baseline's order. */
  readonly groupOf: Uint16Array;
  /** By group of carlines, and within it by country of assembly; same key, same ways to meet the rule. */
  readonly alternatives: readonly (readonly Alternative[])[];
  readonly alternativesKeys: readonly string[];
  /** The measures its rule is written in. */
  readonly measures: Readonly<Record<string, ContentMeasure>>;
  /** By place of assembly and class. */
  readonly places: readonly PlaceOutline[];
  /** By country of assembly; same key, same duties. */
  readonly partsDuties: readonly (readonly PlantPartsDuty[])[];
  readonly partsDutyKeys: readonly string[];
};

/** The year whose rule and thresholds a regime has, that in which they are known, and that of the duties. */
export type RegimeTerms = { readonly ruleYear: number; readonly knownIn: number; readonly year: number };

/** What a scenario's policy is at a time. */
export function regimeOutline(
  scenario: Scenario,
  { groups, groupOf }: CarlineGroups,
  { ruleYear, knownIn, year }: RegimeTerms,
): RegimeOutline {
  const dated = ruleIn(scenario, ruleYear, knownIn);
  const rule = dated?.rule ?? { kind: 'never' as const };
  const measures = dated?.measures ?? {};
  const { countries, classes } = scenario.baseline.dimensions;
  const alternatives = groups.flatMap((group) =>
    countries.map((plant) => alternativesOf(rule, ruleYear, { ...group, plant })),
  );
  const alternativesKeys = alternatives.map((ways) => JSON.stringify([ways, measuresOf(ways, measures)]));
  const places = countries.flatMap((from) =>
    classes.map((vehicleClass) => {
      const markets = countries.map((into) => treatmentOutlines(scenario, { from, into, vehicleClass }, year));
      return { key: JSON.stringify([from, vehicleClass, markets]), from, vehicleClass, markets };
    }),
  );
  const partsDuties = partsDutiesIn(scenario, year);
  const partsDutyKeys = partsDuties.map((duties) => JSON.stringify(duties));
  const key = [groupOf.join(), ...alternativesKeys, ...places.map((place) => place.key), ...partsDutyKeys].join(' ');
  return { key, groupOf, alternatives, alternativesKeys, measures, places, partsDuties, partsDutyKeys };
}

/** The measures that ways to meet a rule are written in, in the order of their first use. */
function measuresOf(
  ways: readonly Alternative[],
  measures: Readonly<Record<string, ContentMeasure>>,
): readonly (ContentMeasure | undefined)[] {
  return [...new Set(ways.flatMap((way) => way.map(({ measure }) => measure)))].map((name) => measures[name]);
}

function partsDutiesIn(scenario: Scenario, year: number): readonly (readonly PlantPartsDuty[])[] {
  if (scenario.partsDuties.length > LIMITS.partsDuties) {
    throw new RoosimError('scenario_invalid', `There are more than ${LIMITS.partsDuties} duties on parts.`, {
      hint: 'Combine those with the same plants and dates.',
    });
  }
  const due = scenario.partsDuties.flatMap((duty) => holdingIn(duty, year) ?? []);
  return scenario.baseline.dimensions.countries.map((plant) =>
    due
      .filter((duty) => duty.assembledIn.includes(plant))
      .map((duty) => ({
        rate: valueIn(duty.rate, year),
        origins: duty.origins,
        categories: duty.categories,
        offset: valueIn(duty.offset, year),
      })),
  );
}
