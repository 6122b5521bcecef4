import type { ContentMeasure, DatedValue, Rule, Scenario } from '../scenario/types.js';
import { CATEGORIES, COUNTRIES, VEHICLE_CLASSES, type VehicleClass } from '../types/dimensions.js';
import { RoosimError } from '../types/errors.js';
import { type Alternative, alternativesOf, MOST_TOGETHER } from './alternatives.js';
import type { CarlineGroups } from './carline-groups.js';
import { isInForce, ruleIn, valueIn } from './dated.js';
import { isPolicyParameter, type ParameterReader } from './parameters.js';
import { type EntryTreatment, entryTreatments } from './treatments.js';

/** A duty on the parts a plant buys, with what is set against it; both as shares, of spending by cell and of value. */
export type PlantPartsDuty = {
  readonly rate: number;
  readonly origins: readonly string[];
  readonly categories: readonly string[];
  readonly offset: number;
};

/** What firms face: ways to meet the rule by group of carlines, ways into each market by route, duties on parts by plant. */
export type Regime = {
  /** Same key, same regime. */
  readonly key: string;
  /** Same key, same ways into all markets, by place of assembly and class as {@link placeIndex}. */
  readonly entryKeys: readonly string[];
  /** Same key, same duties on parts, by country of assembly. */
  readonly partsDutyKeys: readonly string[];
  readonly alternatives: readonly (readonly Alternative[])[];
  /** The measures its rule is written in. */
  readonly measures: Readonly<Record<string, ContentMeasure>>;
  /** By {@link routeIndex}. */
  readonly treatments: readonly (readonly EntryTreatment[])[];
  /** By country of assembly, as COUNTRIES. */
  readonly partsDuties: readonly (readonly PlantPartsDuty[])[];
  /** Values of the assumptions that its measures are read with. */
  readonly parameter: ParameterReader;
};

/** Regimes of a scenario, and which is in force and which is planned for in each year. */
export type RegimeTimeline = {
  readonly regimes: readonly Regime[];
  /** Index of the regime in force, by year from the first. */
  readonly inForce: readonly number[];
  /** Index of the regime that sourcing decided in the year is made for. */
  readonly plannedFor: readonly number[];
};

/** Position of a route (place of assembly → market, class) among a regime's treatments. */
export function routeIndex(assembly: number, market: number, vehicleClass: number): number {
  return (assembly * COUNTRIES.length + market) * VEHICLE_CLASSES.length + vehicleClass;
}

/** Position of a place of assembly and class. */
export function placeIndex(assembly: number, vehicleClass: number): number {
  return assembly * VEHICLE_CLASSES.length + vehicleClass;
}

/**
 * The regimes of each simulated year. Sourcing decided in a year is made for the rule that is announced by then for
 * `planning_horizon_years` ahead, under the duties of the day.
 *
 * @param parameter values with the scenario's overrides
 * @param statusQuo values without: a scenario's override of a policy parameter starts with its rule
 */
export function regimeTimeline(
  scenario: Scenario,
  groups: CarlineGroups,
  years: readonly number[],
  parameter: ParameterReader,
  statusQuo: ParameterReader,
): RegimeTimeline {
  const regimes: Regime[] = [];
  const indexOf = new Map<string, number>();
  const intern = (regime: Regime): number => {
    let index = indexOf.get(regime.key);
    if (index === undefined) {
      index = regimes.length;
      indexOf.set(regime.key, index);
      regimes.push(regime);
    }
    return index;
  };
  const starts = overridesStart(scenario);
  const before: ParameterReader = (id) => (isPolicyParameter(id) ? statusQuo(id) : parameter(id));
  const reader = (year: number): ParameterReader => (year < starts ? before : parameter);
  const horizon = Math.round(parameter('planning_horizon_years'));
  const changes = changeYears(scenario, starts);
  const since = (year: number): number => changes.findLast((change) => change <= year) ?? Number.NEGATIVE_INFINITY;
  const indexOfTerms = new Map<string, number>();
  const indexFor = (terms: RegimeTerms): number => {
    const key = `${since(terms.ruleYear)} ${since(terms.knownIn)} ${since(terms.year)}`;
    let index = indexOfTerms.get(key);
    if (index === undefined) {
      index = intern(regimeOf(scenario, groups, terms, reader(terms.year)));
      indexOfTerms.set(key, index);
    }
    return index;
  };
  return {
    regimes,
    inForce: years.map((year) => indexFor({ ruleYear: year, knownIn: year, year })),
    plannedFor: years.map((year) => indexFor({ ruleYear: year + horizon, knownIn: year, year })),
  };
}

/** What a regime follows from: the year whose rule and thresholds it has, that in which they are known, that of the duties. */
type RegimeTerms = { readonly ruleYear: number; readonly knownIn: number; readonly year: number };

/** Years, ascending, in which anything in a scenario's policy changes: between two of them regimes stay as they are. */
function changeYears(scenario: Scenario, overridesFrom: number): readonly number[] {
  const steps = (dated: DatedValue | 'mfn'): number[] => (dated === 'mfn' ? [] : dated.map((step) => step.from));
  const term = (what: { readonly inForce: number; readonly until: number | undefined }): number[] =>
    what.until === undefined ? [what.inForce] : [what.inForce, what.until];
  const thresholds = (rule: Rule): number[] => {
    if (rule.kind === 'at_least') return steps(rule.threshold);
    return rule.kind === 'never' ? [] : rule.of.flatMap(thresholds);
  };
  const years = [
    overridesFrom,
    ...scenario.rules.flatMap(({ inForce, announced, rule }) => [inForce, announced, ...thresholds(rule)]),
    ...scenario.treatments.flatMap((treatment) => [...term(treatment), ...steps(treatment.duty)]),
    ...scenario.additionalDuties.flatMap((duty) => [...term(duty), ...steps(duty.rate)]),
    ...scenario.partsDuties.flatMap((duty) => [...term(duty), ...steps(duty.rate), ...steps(duty.offset)]),
  ];
  return [...new Set(years)].sort((x, y) => x - y);
}

/** First year of a scenario's own policy parameters: the year after the base year, or its newest rule's if that is later. */
function overridesStart(scenario: Scenario): number {
  const newest = scenario.rules.at(-1)?.inForce ?? 0;
  return Math.max(newest, scenario.baseline.firstYear + 1);
}

function regimeOf(
  scenario: Scenario,
  { groups }: CarlineGroups,
  { ruleYear, knownIn, year }: RegimeTerms,
  parameter: ParameterReader,
): Regime {
  const dated = ruleIn(scenario.rules, ruleYear, knownIn);
  const rule = dated?.rule ?? { kind: 'never' as const };
  const measures = dated?.measures ?? {};
  const alternatives = groups.map((group) => alternativesOf(rule, ruleYear, group.vehicleClass, group.maker));
  const treatments = COUNTRIES.flatMap((from) =>
    COUNTRIES.flatMap((into) =>
      VEHICLE_CLASSES.map((vehicleClass: VehicleClass) =>
        entryTreatments(scenario, { from, into, vehicleClass }, year, parameter),
      ),
    ),
  );
  if (scenario.partsDuties.length > MOST_TOGETHER) {
    throw new RoosimError('scenario_invalid', `There are more than ${MOST_TOGETHER} duties on parts.`, {
      hint: 'Combine those with the same plants and dates.',
    });
  }
  const partsDuties = COUNTRIES.map((plant) =>
    scenario.partsDuties
      .filter((duty) => duty.assembledIn.includes(plant) && isInForce(duty, year))
      .map((duty) => ({
        rate: valueIn(duty.rate, year),
        origins: duty.origins,
        categories: duty.categories,
        offset: valueIn(duty.offset, year),
      })),
  );
  const measured = CATEGORIES.map((category) => parameter(`untraced.${category}`));
  const waged = COUNTRIES.map((country) => parameter(`wage_floor_share.${country}`));
  const entryKeys = COUNTRIES.flatMap((_, assembly) =>
    VEHICLE_CLASSES.map((__, vehicleClass) =>
      JSON.stringify(COUNTRIES.map((___, market) => treatments[routeIndex(assembly, market, vehicleClass)])),
    ),
  );
  const partsDutyKeys = partsDuties.map((duties) => JSON.stringify(duties));
  const asked = JSON.stringify([alternatives, measures, measured, waged]);
  const key = [asked, ...entryKeys, ...partsDutyKeys].join(' ');
  return { key, entryKeys, partsDutyKeys, alternatives, measures, treatments, partsDuties, parameter };
}
