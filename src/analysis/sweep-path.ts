import type { OutlookBranch, Scenario } from '../scenario/types.js';
import { RoosimError } from '../types/errors.js';
import { printable } from '../types/printable.js';
import { nothingThere, parseSteps, setAt } from './sweep-place.js';
import { setInRule } from './sweep-rule.js';

/** Puts a number into a scenario at the place a path names; the scenario given stays as it is. */
export type PathSetter = (scenario: Scenario, value: number) => Scenario;

/**
 * Finds a place in a checked scenario by the words of its file:
 * - `rule.regional`: every requirement on the measure `regional` in the newest rule; `rule.all_of[0].regional`: the one there.
 *   A threshold that is dated becomes the same in all years; `rule.regional.2022` sets the step of that year alone;
 *   A rule older than the data stays in force in the base year, the swept one follows it a year later;
 * - `rule.in_force`: its year;
 * - `parameters.paperwork`: an assumption, whether the file overrides it or not;
 * - `sourcing_shifts[0].amount`, `additional_duties[1].rate`, `treatments.preferential.duty`, …: any other number, lists
 *   counted from 0;
 * - `outlook[0].weight`, `outlook[0].rule.regional`: the weight of an outlook's branch, or a place in the branch's scenario.
 * @throws RoosimError 'usage' when the scenario has nothing there, with what it has
 */
export function sweepPath(scenario: Scenario, path: string): PathSetter {
  const [, index, within] = /^outlook\[(\d{1,4})\]\.(.+)$/.exec(path) ?? [];
  if (index !== undefined && within !== undefined) return branchSetter(scenario, Number(index), within, path);
  const parameter = /^parameters\.(.+)$/.exec(path)?.[1];
  if (parameter === undefined && scenario.outlook !== undefined) {
    throw nothingThere(path, ['parameters.…', 'outlook[0].weight', 'outlook[0].rule.…']);
  }
  const setter = parameter === undefined ? placeSetter(path) : parameterSetter(scenario, parameter);
  setter(scenario, firstNumberAt(scenario, path));
  return setter;
}

/** A place in a branch's own scenario, or its weight; the other branches share what is left as they did before. */
function branchSetter(scenario: Scenario, index: number, within: string, path: string): PathSetter {
  const branch = scenario.outlook?.[index];
  if (branch === undefined) {
    const last = (scenario.outlook?.length ?? 0) - 1;
    throw nothingThere(path, last < 0 ? [] : [`outlook[0] to outlook[${last}]`]);
  }
  if (within !== 'weight') {
    const setter = sweepPath(branch.scenario, within);
    return (of, value) =>
      withBranches(of, (one, i) => (i === index ? { ...one, scenario: setter(one.scenario, value) } : one));
  }
  return (of, value) => {
    if (!(value >= 0 && value <= 1))
      throw new RoosimError('usage', `A weight lies between 0% and 100%; ${value} does not.`);
    const rest = 1 - (of.outlook?.[index]?.weight ?? 0);
    const share = rest > 0 ? (1 - value) / rest : 0;
    return withBranches(of, (one, i) => ({ ...one, weight: i === index ? value : one.weight * share }));
  };
}

function withBranches(scenario: Scenario, change: (branch: OutlookBranch, index: number) => OutlookBranch): Scenario {
  return { ...scenario, outlook: scenario.outlook?.map(change) };
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
    return overridden(of, id, value);
  };
}

/** An outlook takes on an assumption through its branches. */
function overridden(scenario: Scenario, id: string, value: number): Scenario {
  const override = { value, why: scenario.parameterOverrides[id]?.why, range: undefined };
  const own = { ...scenario, parameterOverrides: { ...scenario.parameterOverrides, [id]: override } };
  return withBranches(own, (branch) => ({ ...branch, scenario: overridden(branch.scenario, id, value) }));
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
