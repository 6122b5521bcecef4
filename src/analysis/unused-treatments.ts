import { parameterReader } from '../policy/parameters.js';
import { registerPeriods } from '../policy/register-periods.js';
import { type EntryTreatment, type Route, treatmentOutlines, treatmentsUnder } from '../policy/treatments.js';
import { centralValues } from '../scenario/effective-register.js';
import type { Doubt } from '../scenario/resolve/doubts.js';
import type { Scenario } from '../scenario/types.js';

/**
 * A doubt for each treatment of a scenario's own file that nobody would use: wherever it is open, another that asks no more
 * is cheaper, at central values.
 */
export function unusedTreatmentDoubts(scenario: Scenario): readonly Doubt[] {
  const own = scenario.treatments.filter((treatment) => scenario.parent?.treatments.includes(treatment) !== true);
  if (own.length === 0 || scenario.outlook !== undefined) return [];
  const open = routesOverTime(scenario);
  return own.flatMap(({ name }): Doubt[] => {
    const cheaper = open.flatMap((ways) => {
      const way = ways.find((one) => one.name === name);
      return way === undefined ? [] : [ways.find((other) => isCheaper(other, way))];
    });
    const [first] = cheaper;
    if (first === undefined || cheaper.includes(undefined)) return [];
    const message = `'${name}' is never used: wherever it is open, '${first.name}' is cheaper and asks no more.`;
    return [{ code: 'treatment_unused', at: ['treatments', name], message, hint: 'Lower its duty, or leave it out.' }];
  });
}

/** The ways into each market of the region from each other country, by class and year, with what they charge. */
function routesOverTime(scenario: Scenario): readonly (readonly EntryTreatment[])[] {
  const { firstYear, lastYear, dimensions } = scenario.baseline;
  const { countries, region, classes } = dimensions;
  const central = scenario.parameterOverrides;
  const periods = registerPeriods(scenario).map(({ from, register }) => {
    const others = Object.fromEntries(Object.entries(central).map(([id, { value }]) => [id, value]));
    return { from, parameter: parameterReader({ ...others, ...centralValues(register) }) };
  });
  const routes = region.members.flatMap((into) =>
    countries
      .filter((from) => from !== into)
      .flatMap((from) => classes.map((vehicleClass): Route => ({ from, into, vehicleClass }))),
  );
  const years = Array.from({ length: lastYear - firstYear + 1 }, (_, i) => firstYear + i);
  return years.flatMap((year) => {
    const period = periods.findLast(({ from }) => from <= year);
    if (period === undefined) return [];
    return routes.map((route) => treatmentsUnder(treatmentOutlines(scenario, route, year), period.parameter));
  });
}

/** Whether a way asks no more than another and costs less on any vehicle. Duties on content depend on the vehicle. */
function isCheaper(way: EntryTreatment, than: EntryTreatment): boolean {
  if (way.requiresRule && !than.requiresRule) return false;
  if (way.contentDuty !== undefined || than.contentDuty !== undefined) return false;
  const most = way.duty + way.paperwork + way.paperworkWhereBinding;
  return most < than.duty + than.paperwork;
}
