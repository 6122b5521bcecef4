import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildBaseline } from '../../../scenarios/baselines/north-america-2025/build/build-baseline.js';
import { SHIPPED } from '../shipped.js';
import { SHIPPED_2025 } from './shipped.js';

describe('building the baseline of 2025 from raw/ and the recipe of 2019', () => {
  const folder = mkdtempSync(join(tmpdir(), 'baseline-2025-'));
  let files: ReadonlyMap<string, string>;

  beforeAll(() => {
    cpSync(join(SHIPPED_2025, 'raw'), join(folder, 'raw'), { recursive: true });
    files = buildBaseline(folder, SHIPPED);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('gives every generated file, to the byte', () => {
    expect([...files.keys()]).toEqual([
      'carlines.csv',
      'parts-recipe.csv',
      'indirect-multipliers.csv',
      'residuals.csv',
      'unused.csv',
      'provenance.csv',
    ]);
    for (const [name, text] of files) expect(text, name).toBe(readFileSync(join(SHIPPED_2025, name), 'utf8'));
  });

  it('gives the same again', () => {
    expect(buildBaseline(folder, SHIPPED)).toEqual(files);
  });
});
