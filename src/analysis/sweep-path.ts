import type { DatedValue, Rule, Scenario } from '../scenario/types.js';
import { RoosimError } from '../types/errors.js';
import { printable } from '../types/printable.js';

/** Puts a number into a scenario at the place a path names; the scenario given stays as it is. */
export type PathSetter = (scenario: Scenario, value: number) => Scenario;

type Step = string | number;

/**
 * Finds a place in a checked scenario by the words of its file:
 * - `rule.regional`: every requirement on the measure `regional` in the newest rule; `rule.all_of[0].regional`: the one there.
 *   A threshold that is dated becomes the same in all years; `rule.regional.2022` sets the step of that year alone;
 *   A rule older than the data stays in force in the base year, the swept one follows it a year later;
 * - `rule.in_force`: its year;
 * - `parameters.paperwork`: an assumption, whether the file overrides it or not;
 * - `sourcing_shifts[0].amount`, `additional_duties[1].rate`, `treatments.preferential.duty`, …: any other number, lists
 *   counted from 0.
 * @throws RoosimError 'usage' when the scenario has nothing there, with what it has
 */
export function sweepPath(scenario: Scenario, path: string): PathSetter {
  const parameter = /^parameters\.(.+)$/.exec(path)?.[1];
  const setter = parameter === undefined ? placeSetter(path) : parameterSetter(scenario, parameter);
  setter(scenario, firstNumberAt(scenario, path));
  return setter;
}

/** A value within a parameter's bounds to try a path with; 1 suits every other place. */
function firstNumberAt(scenario: Scenario, path: string): number {
  const id = path.replace(/^parameters\./, '');
  return path === id ? 1 : (scenario.baseline.register.get(id)?.value ?? 1);
}

function parameterSetter(scenario: Scenario, id: string): PathSetter {
  const entry = scenario.baseline.register.get(id);
  if (entry === undefined) {
    throw new RoosimError('parameter_unknown', `There is no assumption «${printable(id)}».`, {
      hint: `roosim assumptions lists them: ${[...scenario.baseline.register.keys()].slice(0, 5).join(', ')}, …`,
    });
  }
  const { low, high } = entry.bounds;
  return (of, value) => {
    if (value < low || value > high) {
      throw new RoosimError(
        'parameter_out_of_range',
        `${id} takes values from ${low} to ${high}; ${value} is outside.`,
      );
    }
    const override = { value, why: of.parameterOverrides[id]?.why, range: undefined };
    return { ...of, parameterOverrides: { ...of.parameterOverrides, [id]: override } };
  };
}

function placeSetter(path: string): PathSetter {
  const steps = parseSteps(path);
  const [first, ...rest] = steps;
  return (scenario, value) => {
    if (first !== 'rule') return setAt(scenario, steps, value, path) as Scenario;
    const newest = scenario.rules.at(-1);
    if (newest === undefined) throw nothingThere(path, []);
    if (rest.length === 1 && (rest[0] === 'in_force' || rest[0] === 'announced')) {
      const dated = setAt(newest, rest, value, path) as typeof newest;
      return { ...scenario, rules: [...scenario.rules.slice(0, -1), dated] };
    }
    const rule = setInRule(newest.rule, rest, value, path);
    const next = scenario.baseline.firstYear + 1;
    // What was in force when the data were made stays: another threshold can only come after.
    if (newest.inForce < next) {
      return { ...scenario, rules: [...scenario.rules, { ...newest, inForce: next, announced: next, rule }] };
    }
    return { ...scenario, rules: [...scenario.rules.slice(0, -1), { ...newest, rule }] };
  };
}

/** `all_of[0].regional.2022` as `all_of`, 0, `regional`, 2022. */
function parseSteps(path: string): readonly Step[] {
  if (!/^[A-Za-z_]\w*(?:\.\w+|\[\d{1,4}\])*$/.test(path)) {
    throw new RoosimError('usage', `«${printable(path)}» is not a path.`, {
      hint: 'Write it with the words of the scenario file, e.g. rule.regional, rule.all_of[0].us or parameters.paperwork.',
    });
  }
  return (path.match(/\w+/g) ?? []).map((word) => (/^\d+$/.test(word) ? Number(word) : word));
}

function setInRule(rule: Rule, steps: readonly Step[], value: number, path: string): Rule {
  const [step, ...rest] = steps;
  if ((step === 'all_of' || step === 'any_of') && rule.kind === step && typeof rest[0] === 'number') {
    const [index, ...further] = rest;
    const part = rule.of[index];
    if (part === undefined) throw nothingThere(path, [`${step}[0] to ${step}[${rule.of.length - 1}]`]);
    return { ...rule, of: rule.of.with(index, setInRule(part, further, value, path)) };
  }
  const years = rest.filter((year) => typeof year === 'number');
  if (typeof step !== 'string' || years.length !== rest.length || rest.length > 1) {
    throw nothingThere(path, measuresOf(rule));
  }
  if (!measuresOf(rule).includes(step)) throw nothingThere(path, measuresOf(rule));
  return setThreshold(rule, step, years[0], value, path);
}

function setThreshold(rule: Rule, measure: string, year: number | undefined, value: number, path: string): Rule {
  switch (rule.kind) {
    case 'all_of':
    case 'any_of':
      return { ...rule, of: rule.of.map((part) => setThreshold(part, measure, year, value, path)) };
    case 'at_least':
      if (rule.measure !== measure) return rule;
      if (!(value >= 0 && value <= 1)) {
        throw new RoosimError('usage', `A threshold lies between 0% and 100%; ${value} does not.`);
      }
      return { ...rule, threshold: setDated(rule.threshold, year, value, path) };
    case 'never':
      return rule;
  }
}

function measuresOf(rule: Rule): readonly string[] {
  if (rule.kind === 'never') return [];
  if (rule.kind === 'at_least') return [rule.measure];
  return [...new Set(rule.of.flatMap(measuresOf))];
}

function setDated(dated: DatedValue, year: number | undefined, value: number, path: string): DatedValue {
  if (year === undefined) return [{ from: dated[0]?.from ?? 0, value }];
  if (!dated.some((step) => step.from === year)) {
    throw nothingThere(
      path,
      dated.map((step) => String(step.from)),
    );
  }
  return dated.map((step) => (step.from === year ? { ...step, value } : step));
}

/** Words of the file whose names in the checked scenario differ by more than their spelling. */
const RENAMED: Readonly<Record<string, string>> = { over: 'overYears' };

function setAt(target: unknown, steps: readonly Step[], value: number, path: string): unknown {
  const [step, ...rest] = steps;
  if (step === undefined) {
    if (!(value >= 0)) throw new RoosimError('usage', `${printable(path)} cannot be ${value}.`);
    if (typeof target === 'number') return value;
    if (isDated(target)) return setDated(target, undefined, value, path);
    throw nothingThere(path, placesIn(target));
  }
  if (isDated(target) && typeof step === 'number' && rest.length === 0) return setDated(target, step, value, path);
  if (Array.isArray(target)) {
    const index = typeof step === 'number' ? step : target.findIndex((item: unknown) => nameOf(item) === step);
    if (index < 0 || index >= target.length) throw nothingThere(path, placesIn(target));
    return target.with(index, setAt(target[index], rest, value, path));
  }
  if (typeof target === 'object' && target !== null && typeof step === 'string') {
    const key = RENAMED[step] ?? step.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
    if (Object.hasOwn(target, key)) {
      return { ...target, [key]: setAt((target as Record<string, unknown>)[key], rest, value, path) };
    }
  }
  throw nothingThere(path, placesIn(target));
}

/** Treatments have names, and the file lists them by these. */
function nameOf(item: unknown): unknown {
  return typeof item === 'object' && item !== null && 'name' in item ? item.name : undefined;
}

function isDated(target: unknown): target is DatedValue {
  return (
    Array.isArray(target) &&
    target.length > 0 &&
    target.every((step: unknown) => typeof step === 'object' && step !== null && 'from' in step && 'value' in step)
  );
}

function placesIn(target: unknown): readonly string[] {
  if (Array.isArray(target)) return target.length === 0 ? [] : [`[0] to [${target.length - 1}]`];
  if (typeof target !== 'object' || target === null) return [];
  return Object.entries(target).flatMap(([key, value]) =>
    typeof value === 'number' || isDated(value) ? [key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)] : [],
  );
}

function nothingThere(path: string, there: readonly string[]): RoosimError {
  return new RoosimError('usage', `The scenario has no number at ${printable(path)}.`, {
    hint:
      there.length > 0
        ? `There is ${there.join(', ')}.`
        : 'Write the path with the words of the scenario file, e.g. rule.regional or parameters.paperwork.',
  });
}
