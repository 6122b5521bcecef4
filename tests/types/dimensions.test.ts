import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadBaseline } from '../../src/baseline/load.js';
import { categoryNames, outcomeCountries, ROLES } from '../../src/types/dimensions.js';

const { dimensions } = loadBaseline('scenarios/baselines/north-america-2019');
const NAMES = [...outcomeCountries(dimensions), ...dimensions.classes, ...categoryNames(dimensions)].filter(
  (name) => !(ROLES as readonly string[]).includes(name),
);
const LITERAL = new RegExp(`(['"])(?:${NAMES.join('|')})\\1`);

/**
 * Of one economy by what they are about: columns of filings, published studies; and a folder called engine. The terminal
 * interface is still to follow.
 */
const KNOWN = [
  /^src\/baseline\/carlines\.ts$/,
  /^src\/analysis\/studies\//,
  /^src\/output\/code-version\.ts$/,
  /^src\/ui\//,
];

it('no file outside those known names a country, class or category: a baseline does', () => {
  const naming = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) => {
    if (!name.endsWith('.ts')) return false;
    const path = join('src', name);
    const code = readFileSync(path, 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
    return LITERAL.test(code) && !KNOWN.some((known) => known.test(path));
  });
  expect(naming).toEqual([]);
});
