import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildBaseline } from '../../../scenarios/baselines/north-america-2019/build/build-baseline.js';
import { SHIPPED } from '../shipped.js';

describe('building the baseline from raw/ alone', () => {
  const folder = mkdtempSync(join(tmpdir(), 'baseline-'));
  let files: ReadonlyMap<string, string>;

  beforeAll(() => {
    cpSync(join(SHIPPED, 'raw'), join(folder, 'raw'), { recursive: true });
    files = buildBaseline(folder);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('gives every generated file, to the byte', () => {
    expect([...files.keys()]).toEqual([
      'carlines.csv',
      'parts-recipe.csv',
      'indirect-multipliers.csv',
      'unused.csv',
      'provenance.csv',
    ]);
    for (const [name, text] of files) expect(text, name).toBe(readFileSync(join(SHIPPED, name), 'utf8'));
  });

  it('gives the same again', () => {
    expect(buildBaseline(folder)).toEqual(files);
  });

  it('is done by code that ships, with all that it imports', () => {
    const { files: shipped } = JSON.parse(readFileSync('package.json', 'utf8')) as { files: readonly string[] };
    const build = join(SHIPPED, 'build');
    const imported = readdirSync(build).flatMap((name) =>
      [...readFileSync(join(build, name), 'utf8').matchAll(/from '(\.[^']+)'/g)].map((match) =>
        relative(process.cwd(), join(build, match[1] ?? '')),
      ),
    );
    expect(imported.length).toBeGreaterThan(20);
    for (const path of imported)
      expect(
        shipped.some((folder) => path.startsWith(`${folder}/`)),
        path,
      ).toBe(true);
  });
});
