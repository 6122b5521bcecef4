import { LIMITS } from '../limits.js';
import { nameplateOf } from '../nameplate.js';
import { ruleSize } from '../rule-size.js';
import type { ScenarioFile } from '../schema/file.js';
import type { Path } from '../source/source-file.js';
import type { Rule, Scenario } from '../types.js';
import type { ResolveContext } from './context.js';

/** Reports a rule that asks for more at once, or can be met in more ways, than the model takes. */
export function checkRuleSize(context: ResolveContext, rule: Rule, at: Path): void {
  const { carlines, dimensions } = context.baseline;
  const subjects = new Map(
    carlines.flatMap((carline) =>
      dimensions.region.members.map((plant) => {
        const subject = { ...carline, nameplate: nameplateOf(carline), plant };
        return [`${subject.vehicleClass} ${subject.maker} ${subject.nameplate} ${plant}`, subject] as const;
      }),
    ),
  );
  for (const subject of subjects.values()) {
    const { ways, together } = ruleSize(rule, subject);
    if (together > LIMITS.requirements) {
      context.report('too_many', at, `The rule asks for more than ${LIMITS.requirements} requirements at once.`, {
        part: 'key',
        hint: 'Combine requirements, or leave out those that others imply.',
      });
      return;
    }
    if (ways > LIMITS.ways) {
      context.report('too_many', at, `The rule can be met in more than ${LIMITS.ways} ways.`, {
        part: 'key',
        hint: 'Combine fewer any_of groups.',
      });
      return;
    }
  }
}

/** Reports that a part of a scenario has more entries, inherited ones included, than the model takes. */
export function reportTooMany(
  context: ResolveContext,
  key: keyof ScenarioFile,
  count: number,
  most: number,
  what: string,
): void {
  const hint = 'Inherited ones count as well. Combine some, or leave some out.';
  context.report('too_many', [key], `There are ${count} ${what}; at most ${most} are taken.`, { part: 'key', hint });
}

/** Reports parts of a scenario with more entries than the model takes, where this file adds to them. */
export function checkSizes(context: ResolveContext, scenario: Scenario): void {
  const { measures, rules, treatments, additionalDuties, partsDuties, sourcingShifts } = scenario;
  const { file } = context;
  const check = (key: keyof ScenarioFile, count: number, most: number, what: string): void => {
    if (file[key] !== undefined && count > most) reportTooMany(context, key, count, most, what);
  };
  const { entries, notes } = LIMITS;
  check('parts_duties', partsDuties.length, LIMITS.partsDuties, 'duties on parts');
  check('rule', rules.length, entries, 'dated rules');
  check('content', Object.keys(measures).length, entries, 'content measures');
  check('treatments', treatments.length, entries, 'treatments');
  check('additional_duties', additionalDuties.length, entries, 'additional duties');
  check('sourcing_shifts', sourcingShifts.length, entries, 'sourcing shifts');
  check('claims', file.claims?.length ?? 0, notes, 'claims');
  check('calendar', scenario.calendar.length, notes, 'dates in the calendar');
}
