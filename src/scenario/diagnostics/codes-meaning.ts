import type { CodeInfo } from './codes.js';

/** Diagnostics that a file gets for what it says. */
export const SEMANTIC_CODES = {
  extends_missing: {
    severity: 'error',
    meaning: 'The scenario this one extends is neither in its folder nor among those that ship.',
    remedy: 'Check the name; the nearest one is given.',
  },
  extends_outside: {
    severity: 'error',
    meaning: 'The file that is named here lies outside the folder, through a path or a symbolic link.',
    remedy: 'Copy the file into the folder.',
  },
  extends_circular: {
    severity: 'error',
    meaning: 'The scenario extends itself, directly or through others.',
    remedy: 'Break the circle: one file must stand on a baseline.',
  },
  extends_too_long: {
    severity: 'error',
    meaning: 'The chain of `extends` is longer than anyone can follow.',
    remedy: 'Extend a scenario nearer to the baseline.',
  },
  extends_invalid: {
    severity: 'error',
    meaning: 'The scenario that is named here has mistakes of its own, which are listed with it.',
    remedy: 'Correct that file first.',
  },
  baseline_unknown: {
    severity: 'error',
    meaning: 'There is no baseline of this name.',
    remedy: 'Use one that ships, such as `north-america-2019`.',
  },
  baseline_broken: {
    severity: 'error',
    meaning: 'The data of the baseline cannot be read.',
    remedy: 'Restore its folder.',
  },
  against_unusable: {
    severity: 'error',
    meaning: 'A claim is held against a scenario of another economy, or against an outlook.',
    remedy: 'Name one that stands on the same baseline.',
  },
  too_many: {
    severity: 'error',
    meaning:
      'There is more of something than the model takes: requirements of a rule that hold together, ways to meet it, duties on parts, or entries of another kind, inherited ones included.',
    remedy: 'Combine entries, or leave out those that others imply. The message says how many there may be.',
  },
  origin_unknown: {
    severity: 'error',
    meaning: 'No such country: US, CA, MX, or ROW for the rest of the world.',
    remedy: 'Use one of the four.',
  },
  category_unknown: {
    severity: 'error',
    meaning: 'No such cost category.',
    remedy: 'Use one of the twelve; the nearest is given.',
  },
  class_unknown: {
    severity: 'error',
    meaning: 'No such class of vehicle: `car` (HS 8703) or `light_truck` (HS 8704).',
    remedy: 'Use one of the two.',
  },
  measure_unknown: {
    severity: 'error',
    meaning: 'The rule asks for a content measure that neither this file nor one it extends defines.',
    remedy: 'Define it under `content`, or use the nearest name.',
  },
  measure_incomplete: {
    severity: 'error',
    meaning: 'A new content measure does not say which origins count.',
    remedy: 'Give `counts`; the other keys have defaults.',
  },
  measure_empty: {
    severity: 'error',
    meaning: 'A content measure is a share of nothing: its base has no category.',
    remedy: 'Name the categories of its base, or net_cost or total_cost.',
  },
  maker_unknown: {
    severity: 'error',
    meaning: 'The baseline has no carline of this maker.',
    remedy: 'Use the name of the corporate group as the fleet shows it; the nearest is given.',
  },
  nameplate_unknown: {
    severity: 'error',
    meaning: 'The baseline has no carline of this name.',
    remedy: 'Name it with its make, as in `Ford F-150`; the nearest is given.',
  },
  parameter_unknown: {
    severity: 'error',
    meaning: 'The register of assumptions has no such parameter.',
    remedy: '`roosim assumptions` lists them; the nearest is given.',
  },
  parameter_out_of_bounds: {
    severity: 'error',
    meaning: 'The model does not accept this value for the parameter.',
    remedy: 'Stay within the bounds the message gives.',
  },
  parameter_throughout: {
    severity: 'error',
    meaning: 'A parameter of the economy is given by year; only those of a policy change over the years.',
    remedy: 'Give it one value, which holds in all years.',
  },
  unit_wrong: {
    severity: 'error',
    meaning: 'A value carries another unit than its parameter.',
    remedy: 'Use the unit of the register.',
  },
  year_outside_horizon: {
    severity: 'error',
    meaning: 'A year that the baseline does not simulate.',
    remedy: 'Stay within the years the message gives.',
  },
  dates_order: {
    severity: 'error',
    meaning: 'Something ends before it begins, or is announced after it comes into force.',
    remedy: 'Correct one of the two years.',
  },
  label_duplicate: {
    severity: 'error',
    meaning: 'Two entries of a list carry the same label, so a file that extends this one could not name them.',
    remedy: 'Give each its own label.',
  },
  rule_missing: {
    severity: 'error',
    meaning: 'A scenario that extends nothing has no rule.',
    remedy: 'Add `rule`, or extend a scenario that has one.',
  },
  rule_empty: {
    severity: 'error',
    meaning: 'A rule, or a part of one, asks for nothing.',
    remedy: 'Name a content measure with its threshold, `all_of`, `any_of`, or `withdrawn: true`.',
  },
  rule_date_duplicate: {
    severity: 'error',
    meaning: 'Two rules of the file come into force in the same year.',
    remedy: 'Join them with `all_of`, or give them different years.',
  },
  treatment_missing: {
    severity: 'error',
    meaning: 'There is a market that vehicles of some origin and class have no way into.',
    remedy: 'Add a treatment that requires nothing, e.g. `duty: mfn`.',
  },
  shift_nowhere: {
    severity: 'error',
    meaning: 'A sourcing shift moves spending to where it comes from, or moves a category that stays where it is.',
    remedy: 'Give two different countries and categories that are bought.',
  },
  formula_syntax: {
    severity: 'error',
    meaning: 'The formula cannot be read.',
    remedy: 'The message says where the parser stopped.',
  },
  formula_not_allowed: {
    severity: 'error',
    meaning: 'The formula uses something that formulas here do not have.',
    remedy: 'Numbers, metrics, + - * / ^, comparisons, and, or, not, ?:, min, max, abs are all there is.',
  },
  formula_too_large: {
    severity: 'error',
    meaning: 'The formula is longer or deeper than any claim needs.',
    remedy: 'Split it into metrics of their own.',
  },
  formula_name_unknown: {
    severity: 'error',
    meaning: 'The formula names a metric, country, class, unit or function that does not exist.',
    remedy: 'Use the nearest name, which the hint gives.',
  },
  formula_units: {
    severity: 'error',
    meaning: 'The formula adds or compares quantities of different kinds, such as jobs and USD.',
    remedy: 'Bring both sides to one unit.',
  },
  formula_kind: {
    severity: 'error',
    meaning: 'A condition stands where a quantity is needed, or the other way round.',
    remedy: 'A claim needs a comparison; a metric and a threshold need a quantity.',
  },
  formula_circular: {
    severity: 'error',
    meaning: 'A metric is defined through itself.',
    remedy: 'Write one of the metrics out.',
  },
  weights_sum: {
    severity: 'error',
    meaning: 'The weights of an outlook do not add up to 100%.',
    remedy: 'Correct one of them.',
  },
  outlook_nested: {
    severity: 'error',
    meaning: 'A branch of an outlook is an outlook itself.',
    remedy: 'Name its branches here.',
  },
  name_differs: {
    severity: 'warning',
    meaning: 'The scenario has another name than its file, so that `extends` would not find it.',
    remedy: 'Rename one of the two.',
  },
  threshold_late: {
    severity: 'warning',
    meaning:
      'A threshold by year begins after its rule is in force. Until then the inherited one holds, or nothing is asked.',
    remedy: 'Give the threshold of the first years, or bring the rule into force later.',
  },
  value_missing: {
    severity: 'error',
    meaning: 'A value by year begins after what it belongs to is in force, and nothing is inherited that could hold.',
    remedy: 'Give the value of the first years, or bring it into force later.',
  },
  treatment_unused: {
    severity: 'warning',
    meaning: 'Wherever this treatment is open another is cheaper and asks no more, so nobody would use it.',
    remedy: 'Lower its duty, or leave it out.',
  },
  scope_empty: {
    severity: 'warning',
    meaning: 'A clause inside another is for vehicles that the clause around it leaves out: it asks nothing of anyone.',
    remedy: 'Put the clauses side by side.',
  },
  scope_unused: {
    severity: 'warning',
    meaning: 'A clause is for vehicles that nobody makes in the region: it asks nothing of anyone.',
    remedy: 'Check the place, the makers and the nameplates it is for.',
  },
  threshold_falls: {
    severity: 'warning',
    meaning: 'A threshold falls over time, or a ceiling rises; proposals usually phase in.',
    remedy: 'Check the years.',
  },
  rule_unreachable: {
    severity: 'warning',
    meaning: 'No carline can meet the rule at any price.',
    remedy: 'Lower the threshold, or write `withdrawn: true` if that is meant.',
  },
  rule_in_the_past: {
    severity: 'warning',
    meaning: 'The rule of a proposal is in force before the baseline begins, so that it also changes the first year.',
    remedy: 'Leave `in_force` out, or give a later year.',
  },
  shift_exceeds: {
    severity: 'warning',
    meaning: 'Sourcing shifts take more from an origin than there is; the model moves what there is.',
    remedy: 'Lower the amount.',
  },
  override_without_why: {
    severity: 'warning',
    meaning: 'An assumption is overridden and nobody knows why.',
    remedy: 'Add `why`.',
  },
  override_changes_nothing: {
    severity: 'warning',
    meaning: 'An assumption is set to the value it has.',
    remedy: 'Remove the override.',
  },
} as const satisfies Record<string, CodeInfo>;
