import type { Baseline } from '../baseline/types.js';
import type { Category, Country, OutcomeClass, OutcomeCountry, VehicleClass } from '../types/dimensions.js';
import type { MetricName } from '../types/metrics.js';

/** A value that holds from a year on, until the next step. Ascending by year. Before the first step it is the first's value. */
export type DatedValue = readonly { readonly from: number; readonly value: number }[];

/**
 * What counts as content. Numerator weight a[k,o] and denominator weight b[k,o] follow from it:
 * b = 1 for the categories of `base`; a = 1 where the origin is in `counts`, at the wage-floor share of the origin
 * if `atWageFloor`, and for the untraced part of a category whatever its origin.
 */
export type ContentMeasure = {
  readonly name: string;
  readonly counts: readonly Country[];
  readonly base: readonly Category[];
  /** Fraction of a category that is deemed originating; `register` takes the parameters `untraced.<category>`. */
  readonly untraced: 'register' | Readonly<Record<Category, number>>;
  /** Count only the share of spending paid at or above the wage floor (parameters `wage_floor_share.<country>`). */
  readonly atWageFloor: boolean;
};

/** Points off a threshold that a maker earns elsewhere (labour value content, USMCA art. 7 of the automotive appendix). */
export type ThresholdCredit = {
  /** `development`: the region's share of development in the base, up to `upTo`; `flat`: `upTo` itself. */
  readonly kind: 'development' | 'flat';
  readonly upTo: number;
};

/** A rule of origin. `never` is an agreement that has ended: no vehicle can qualify. */
export type Rule =
  | { readonly kind: 'all_of'; readonly of: readonly Rule[] }
  | { readonly kind: 'any_of'; readonly of: readonly Rule[] }
  | {
      readonly kind: 'at_least';
      readonly measure: string;
      readonly threshold: DatedValue;
      /** The threshold is the most of it that may be, not the least: a floor of 1 − threshold on all that is not the measure. */
      readonly isCeiling?: true;
      readonly classes: readonly VehicleClass[];
      /** Only these makers, or all but these; both absent means all. */
      readonly makers?: readonly string[];
      readonly exceptMakers?: readonly string[];
      /** Only these nameplates, with their make: `Ford F-150`; absent means all. */
      readonly nameplates?: readonly string[];
      /** Only vehicles assembled in these countries; absent means anywhere. */
      readonly assembledIn?: readonly Country[];
      readonly credits: readonly ThresholdCredit[];
    }
  | { readonly kind: 'never' };

/** A rule with its dates. The rule in force in a year is the last whose `inForce` has come. */
export type DatedRule = {
  readonly inForce: number;
  /** From this year on firms plan for it. At most `inForce`. */
  readonly announced: number;
  readonly rule: Rule;
  /**
   * The measures as this rule's file defines them, by name. A child that redefines `regional` changes it for its own rule
   * only: the rule it replaces keeps the definition it was written with, so the years before are as they were. A file that
   * redefines measures and states no rule gets the inherited rule once more, under the new measures, from its own date on.
   */
  readonly measures: Readonly<Record<string, ContentMeasure>>;
};

/** An inherited rule that was announced and never came: firms plan for it in the years before `until`. */
type DroppedRule = DatedRule & { readonly until: number };

/**
 * Something inherited that a file edits holds until the edit begins: the past stands. `before` is what held then, which may
 * have taken the place of something itself.
 */
type Edited<T> = T & { readonly before?: Edited<T> };

/** A way into a market: what it asks and what it charges. */
export type TariffTreatment = Edited<{
  readonly name: string;
  readonly into: readonly Country[];
  readonly from: readonly Country[];
  readonly classes: readonly VehicleClass[];
  readonly requires: 'rule' | 'nothing';
  /** Share of customs value; `mfn` takes the parameters `mfn.<market>.<class>`. */
  readonly duty: 'mfn' | DatedValue;
  /** Whether proof of origin is due: adds the parameter `paperwork` as a share of value. */
  readonly paperwork: boolean;
  readonly inForce: number;
  /** First year in which it is no more; undefined for no end. */
  readonly until: number | undefined;
}>;

/** A duty on top of a treatment's own, on the whole value or on content of some origins only. */
export type AdditionalDuty = Edited<{
  readonly label: string;
  readonly into: readonly Country[];
  readonly from: readonly Country[];
  readonly classes: readonly VehicleClass[];
  readonly rate: DatedValue;
  /** Falls on the whole customs value, or on the spending whose origin is listed. */
  readonly on: 'value' | { readonly contentFrom: readonly Country[] };
  /** Vehicles that enter under a treatment that requires the rule, those that do not, or all. */
  readonly where: 'qualifying' | 'other' | 'all';
  readonly inForce: number;
  readonly until: number | undefined;
}>;

/** A duty on bought parts of some origins, paid by plants in a country, less an offset for assembling there. */
export type PartsDuty = Edited<{
  readonly label: string;
  readonly assembledIn: readonly Country[];
  readonly origins: readonly Country[];
  readonly categories: readonly Category[];
  readonly rate: DatedValue;
  /** Share of the vehicle's value that is set against the duty; never more than the duty. */
  readonly offset: DatedValue;
  readonly inForce: number;
  readonly until: number | undefined;
}>;

/** Moves spending of some categories from one origin to another, whatever the rule. */
export type SourcingShift = Edited<{
  readonly label: string;
  readonly categories: readonly Category[];
  readonly from: Country;
  readonly to: Country;
  /** Share of the category's spending (0 to 1) that has moved when the ramp is done; never more than there is. */
  readonly amount: number;
  /** Share that the shift whose place it takes had moved already: the ramp goes on from there. */
  readonly already?: number;
  readonly start: number;
  /** Years until the whole amount has moved; 0 or 1: at once. */
  readonly overYears: number;
  readonly makers?: readonly string[];
  readonly classes: readonly VehicleClass[];
  readonly assembledIn: readonly Country[];
}>;

export type ParameterOverride = Edited<{
  readonly value: number;
  readonly why: string | undefined;
  /** Range given with it, if any; draws are then uniform over it. */
  readonly range: { readonly low: number; readonly high: number } | undefined;
  /** First year it holds, for parameters of a policy; absent for those of the economy, which hold throughout. */
  readonly from?: number;
}>;

/** Looks up a metric in the scenario or in the baseline it is compared with. */
export type MetricLookup = (
  of: 'scenario' | 'baseline',
  metric: MetricName,
  country: OutcomeCountry,
  vehicleClass: OutcomeClass,
) => number;

/** A user's formula: text as written, and the closure it was compiled to. */
export type Formula = {
  readonly text: string;
  /** `boolean` for conditions; else the unit as the long table writes it, e.g. `share`, `jobs`, `USD million`, `ratio`. */
  readonly unit: string;
  /** Booleans are 1 and 0. NaN when a metric it uses does not apply. */
  readonly evaluate: (lookup: MetricLookup, year: number) => number;
};

export type Claim = {
  readonly says: string;
  readonly who: string | undefined;
  readonly holdsIf: Formula;
  readonly year: number;
  /** What `baseline.` in it means, where that is not the scenario its file extends. */
  readonly against?: Scenario;
};

/** A checked scenario: everything inherited is resolved, every name exists, every number is in range. */
export type Scenario = {
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  readonly path: string;
  /** Names of the scenarios it extends, nearest first. */
  readonly lineage: readonly string[];
  /** The scenario it extends. */
  readonly parent?: Scenario;
  readonly sources: readonly { readonly title: string; readonly date?: string; readonly url?: string }[];
  readonly baseline: Baseline;
  readonly measures: Readonly<Record<string, ContentMeasure>>;
  /** Ascending by inForce; never empty. */
  readonly rules: readonly DatedRule[];
  readonly droppedRules?: readonly DroppedRule[];
  readonly treatments: readonly TariffTreatment[];
  readonly additionalDuties: readonly AdditionalDuty[];
  readonly partsDuties: readonly PartsDuty[];
  readonly sourcingShifts: readonly SourcingShift[];
  readonly parameterOverrides: Readonly<Record<string, ParameterOverride>>;
  readonly metrics: Readonly<Record<string, Formula>>;
  readonly claims: readonly Claim[];
  readonly calendar: readonly { readonly date: string; readonly label: string }[];
  /** A weighted tree of other scenarios, summarised as one; undefined for an ordinary scenario. */
  readonly outlook: readonly OutlookBranch[] | undefined;
  /** SHA-256 over the texts it was made of, hex. */
  readonly hash: string;
};

/** One way things may go: with this probability the scenario's rule comes into force (dated in its own file unless `inForce` is given). */
export type OutlookBranch = {
  readonly label: string;
  readonly weight: number;
  /** Its dates moved to `inForce` where that is given. */
  readonly scenario: Scenario;
  readonly inForce?: number;
};
