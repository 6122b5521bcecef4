import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
});
