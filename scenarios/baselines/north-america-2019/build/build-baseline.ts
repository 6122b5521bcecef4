import { BEA_LIGHT_VEHICLES, readSystemCosts } from './bea-systems.js';
import { buildCarlines } from './carline-table.js';
import { joinFleet } from './fleet.js';
import { carlinesText, multipliersText, recipeText, unusedText } from './generated.js';
import { readInputOutput } from './input-output.js';
import { readMarketVolumes } from './market-volumes.js';
import { buildMultipliers } from './multipliers.js';
import { provenanceText } from './provenance.js';
import { rawReader } from './raw.js';
import { buildRecipe } from './recipe.js';

/**
 * Every generated file of a baseline, by name, from its raw/ folder alone. The same raw files give the same bytes.
 * @throws RoosimError `baseline_invalid` when a raw table is missing or contradicts another.
 */
export function buildBaseline(folder: string): ReadonlyMap<string, string> {
  const raw = rawReader(folder);
  const fleet = joinFleet(raw);
  const carlines = buildCarlines(fleet, readMarketVolumes(raw));
  const recipe = buildRecipe(raw, [...fleet.vehicles, ...fleet.heavier]);
  const multipliers = buildMultipliers(readInputOutput(raw), readSystemCosts(raw, BEA_LIGHT_VEHICLES));
  return new Map([
    ['carlines.csv', carlinesText(carlines)],
    ['parts-recipe.csv', recipeText(recipe)],
    ['indirect-multipliers.csv', multipliersText(multipliers)],
    ['unused.csv', unusedText(fleet)],
    ['provenance.csv', provenanceText(raw, carlines, recipe)],
  ]);
}
