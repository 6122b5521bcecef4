import { z } from 'zod';
import type { Baseline, Carline } from '../../baseline/types.js';
import type { Results } from '../../engine/index.js';
import { simulate } from '../../engine/index.js';
import { centralValues, effectiveRegister } from '../../scenario/effective-register.js';
import { loadScenario } from '../../scenario/load.js';
import type { Country } from '../../types/dimensions.js';
import { filedAgain, meanContent, type PartsContent, readFilings } from './filings.js';

const InputsSchema = z.strictObject({
  scenario: z.string(),
  year: z.number().int(),
  filings: z.string(),
  other_vehicle: z.array(z.string()),
});

/** Mexican content is listed from this share of parts on (49 CFR 583.5). */
const LISTED_FROM = 0.15;

/**
 * Content by country of assembly as a filing counts it, of parts alone and with Mexico from 15% on, in the run's year: over
 * all carlines of the region, over those filed for again in that year, and how these changed since the base year. Percent,
 * unweighted over carlines.
 */
export function filingContent(inputs: unknown, locate: (named: string) => string): ReadonlyMap<string, number> {
  const given = InputsSchema.parse(inputs);
  const scenario = loadScenario(locate(given.scenario));
  const { baseline } = scenario;
  const assumed = centralValues(effectiveRegister(scenario));
  const shares = { assembly: assumed.assembly_cost_share ?? 0, development: assumed.development_cost_share ?? 0 };
  const results = simulate(scenario, { years: [baseline.firstYear, given.year], detail: true, flows: true });
  const before = partsContent(results, baseline, shares, baseline.firstYear);
  const then = partsContent(results, baseline, shares, given.year);
  const again = filedAgain(baseline.carlines, readFilings(locate(given.filings)), given.other_vehicle);
  const quantities = new Map<string, number>();
  for (const country of baseline.dimensions.region.members) {
    const made = baseline.carlines.filter((carline) => carline.assembly === country && then.has(carline.id));
    const same = made.filter((carline) => again.has(carline.id));
    const all = meanOf(made, then);
    const now = meanOf(same, then);
    const was = meanOf(same, before);
    const set = (label: string, value: PartsContent): void => {
      quantities.set(`${country}-built, ${label}: US+CA parts`, 100 * value.usCanada);
      quantities.set(`${country}-built, ${label}: MX parts`, 100 * value.mexico);
    };
    set('all', all);
    set('same', now);
    set('same, change', { usCanada: now.usCanada - was.usCanada, mexico: now.mexico - was.mexico });
    quantities.set(`${country}-built: vehicles filed for again`, same.length);
  }
  return quantities;
}

function meanOf(carlines: readonly Carline[], contents: ReadonlyMap<string, PartsContent>): PartsContent {
  return meanContent(
    carlines.map((carline) => contents.get(carline.id) ?? { usCanada: Number.NaN, mexico: Number.NaN }),
  );
}

/** Parts content of each carline in a year: its spending by origin less assembly, where it takes place, and development. */
function partsContent(
  results: Results,
  baseline: Baseline,
  shares: { readonly assembly: number; readonly development: number },
  year: number,
): ReadonlyMap<string, PartsContent> {
  const flows = results.flows?.find((flow) => flow.year === year);
  const outcomes = results.carlines?.filter((carline) => carline.year === year) ?? [];
  const { countries } = baseline.dimensions;
  const contents = new Map<string, PartsContent>();
  baseline.carlines.forEach((carline, i) => {
    const spent = outcomes.find((result) => result.carlineId === carline.id)?.contentByOrigin;
    if (!flows || !spent || !(flows.volume[i]! > 0)) return;
    const partsOf = (country: Country): number => {
      const assembled = flows.siteShare[i * countries.length + countries.indexOf(country)] ?? 0;
      const developed = carline.homeRegion === country ? 1 : 0;
      const parts = (spent[country] ?? 0) - shares.assembly * assembled - shares.development * developed;
      return parts / (1 - shares.assembly - shares.development);
    };
    const mexico = partsOf('MX');
    contents.set(carline.id, { usCanada: partsOf('US') + partsOf('CA'), mexico: mexico >= LISTED_FROM ? mexico : 0 });
  });
  return contents;
}
