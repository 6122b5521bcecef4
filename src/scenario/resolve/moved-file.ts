import type { ScenarioFile } from '../schema/file.js';
import { type Clause, RULE_KEYS, type WrittenRule } from '../schema/rule.js';
import { rulesOf } from './dates.js';

/**
 * A file with every date after a year moved by a number of years, phase-in steps included: the same proposal, earlier or
 * later.
 */
export function movedFile(file: ScenarioFile, by: number, after: number): ScenarioFile {
  const move = <T extends number | undefined>(year: T): T =>
    (year !== undefined && year > after ? year + by : year) as T;
  const value = <T>(written: T): T => {
    if (!isSteps(written)) return written;
    return ('at_most' in written ? { at_most: value(written.at_most) } : movedSteps(written, move)) as T;
  };
  const period = <T extends { readonly in_force?: number | undefined; readonly until?: number | undefined }>(
    one: T,
  ): T => ({
    ...one,
    ...(one.in_force === undefined ? {} : { in_force: move(one.in_force) }),
    ...(one.until === undefined ? {} : { until: move(one.until) }),
  });
  const clause = <T extends Clause>(written: T): T => {
    const known = new Set<string>(RULE_KEYS);
    const entries = Object.entries(written).map(([key, one]) => {
      if (key === 'all_of' || key === 'any_of') return [key, (one as readonly Clause[]).map(clause)];
      return [key, known.has(key) ? one : value(one)];
    });
    return Object.fromEntries(entries) as T;
  };
  const rule = (written: WrittenRule): WrittenRule => ({
    ...period(clause(written)),
    ...(written.announced === undefined ? {} : { announced: move(written.announced) }),
  });
  const parameter = (written: NonNullable<ScenarioFile['parameters']>[string]) => {
    if (typeof written !== 'object') return written;
    return 'value' in written ? { ...written, value: value(written.value) } : value(written);
  };
  const { parameters, treatments, additional_duties: additional, parts_duties: parts, sourcing_shifts: shifts } = file;
  return {
    ...file,
    ...(file.rule === undefined
      ? {}
      : { rule: Array.isArray(file.rule) ? rulesOf(file).map(rule) : rule(file.rule as WrittenRule) }),
    ...(parameters === undefined
      ? {}
      : { parameters: Object.fromEntries(Object.entries(parameters).map(([id, one]) => [id, parameter(one)])) }),
    ...(treatments === undefined
      ? {}
      : {
          treatments: Object.fromEntries(
            Object.entries(treatments).map(([name, one]) => [
              name,
              { ...period(one), ...('duty' in one ? { duty: value(one.duty) } : {}) },
            ]),
          ),
        }),
    ...(additional === undefined
      ? {}
      : { additional_duties: additional.map((d) => ({ ...period(d), rate: value(d.rate) })) }),
    ...(parts === undefined
      ? {}
      : {
          parts_duties: parts.map((d) => ({
            ...period(d),
            rate: value(d.rate),
            ...('offset' in d ? { offset: value(d.offset) } : {}),
          })),
        }),
    ...(shifts === undefined
      ? {}
      : { sourcing_shifts: shifts.map((s) => (s.start === undefined ? s : { ...s, start: move(s.start) })) }),
  };
}

function isSteps(written: unknown): written is Readonly<Record<string, string>> {
  return written !== null && typeof written === 'object' && !Array.isArray(written);
}

function movedSteps(steps: Readonly<Record<string, string>>, move: (year: number) => number): Record<string, string> {
  return Object.fromEntries(Object.entries(steps).map(([year, share]) => [String(move(Number(year))), share]));
}
