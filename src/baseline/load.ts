import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';
import { readInput } from '../types/read-input.js';
import { parseCarlines } from './carlines.js';
import { parseHeader } from './header.js';
import { parseIndirectMultipliers } from './indirect-multipliers.js';
import { baselineInvalid } from './invalid.js';
import { parseImportedShares, parsePartsRecipe } from './parts-recipe.js';
import { parseRegister } from './register.js';
import { requiredParameters } from './required-parameters.js';
import type { Baseline, Register } from './types.js';

/** Files that make up a baseline, in the order they are hashed. */
export const BASELINE_FILES = [
  'baseline.yaml',
  'carlines.csv',
  'parts-recipe.csv',
  'assumptions.csv',
  'indirect-multipliers.csv',
] as const;

/** Bytes that one of these files may have: some forty times what the baseline that ships needs. */
export const LARGEST_BASELINE_BYTES = 1024 * 1024;

/**
 * The economy that a folder describes, checked. Its files lie in it: links out of it are not followed.
 * @throws RoosimError `baseline_invalid` with file and line when a file is missing or wrong.
 */
export function loadBaseline(folder: string): Baseline {
  const path = resolve(folder);
  const hash = createHash('sha256');
  const files = BASELINE_FILES.map((name) => {
    const file = join(path, name);
    const bytes = read(file, path);
    hash.update(`${name}\0${bytes.length}\0`).update(bytes);
    return { file, text: bytes.toString('utf8') };
  });
  const [header, carlines, recipe, assumptions, multipliers] = files as [File, File, File, File, File];
  const described = parseHeader(header.text, header.file);
  const { dimensions } = described;
  return {
    ...described,
    path,
    carlines: parseCarlines(carlines.text, carlines.file, dimensions),
    partsRecipe: parsePartsRecipe(recipe.text, recipe.file, dimensions),
    importedShare: parseImportedShares(recipe.text, recipe.file, dimensions),
    register: completeRegister(assumptions, requiredParameters(dimensions)),
    indirectMultipliers: parseIndirectMultipliers(multipliers.text, multipliers.file, dimensions),
    hash: hash.digest('hex'),
  };
}

type File = { readonly file: string; readonly text: string };

function completeRegister({ text, file }: File, required: readonly string[]): Register {
  const register = parseRegister(text, file);
  const missing = required.filter((id) => !register.has(id));
  if (missing.length === 0) return register;
  const shown =
    missing.length > 5 ? `${missing.slice(0, 5).join(', ')} and ${missing.length - 5} more` : missing.join(', ');
  throw baselineInvalid(file, 1, `The register lacks what the model reads: ${shown}.`, 'Add a line for each.');
}

function read(file: string, within: string): Buffer {
  const input = readInput(file, { largestBytes: LARGEST_BASELINE_BYTES, within });
  if ('bytes' in input) return input.bytes;
  throw baselineInvalid(file, 1, `The file ${file} ${input.words}.`, `A baseline holds ${BASELINE_FILES.join(', ')}.`);
}
