import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rawReader } from '../../north-america-2019/build/raw.js';
import { buildCarlines } from './carlines.js';
import { carlinesText, residualsText, unusedText } from './generated.js';
import { multipliersText } from './multipliers.js';
import { provenanceText } from './provenance.js';
import { readBaseRecipe, recipeText } from './recipe.js';
import { readVolumes } from './volumes.js';

/**
 * Every generated file of the baseline, by name, from its raw/ folder and from the recipe and multipliers of another baseline. The same
 * files give the same bytes.
 * @param folder of this baseline
 * @param base folder of the baseline of 2019
 * @throws RoosimError `baseline_invalid` when a raw table is missing or contradicts another
 */
export function buildBaseline(folder: string, base: string): ReadonlyMap<string, string> {
  const raw = rawReader(folder);
  const volumes = readVolumes(raw);
  const carlines = buildCarlines(raw, volumes.sold);
  const read = (name: string) => readFileSync(join(base, name), 'utf8');
  return new Map([
    ['carlines.csv', carlinesText(carlines)],
    ['parts-recipe.csv', recipeText(raw, readBaseRecipe(read('parts-recipe.csv'), 'parts-recipe.csv'))],
    ['indirect-multipliers.csv', multipliersText(read('indirect-multipliers.csv'), 'indirect-multipliers.csv')],
    ['residuals.csv', residualsText(volumes.residuals)],
    ['unused.csv', unusedText(volumes)],
    ['provenance.csv', provenanceText(raw, carlines, volumes.residuals)],
  ]);
}
