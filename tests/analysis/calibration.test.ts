import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { calibrate, readCalibrationTarget } from '../../src/analysis/calibration.js';
import { dutyPaidShares } from '../../src/analysis/duty-paid-share.js';
import { loadBaseline } from '../../src/baseline/load.js';
import { rewriteParameter } from '../../src/baseline/register.js';
import { dispersionCells } from '../../src/output/calibration-report.js';

const shipped = new URL('../../scenarios/baselines/north-america-2019', import.meta.url).pathname;

describe('calibration of the choice to comply on 2019', () => {
  const target = readCalibrationTarget(shipped);
  const calibration = calibrate(target);

  it('is what the register ships', () => {
    const { value } = target.scenario.baseline.register.get('plan_choice_dispersion') ?? { value: Number.NaN };
    expect(value).toBeCloseTo(calibration.fitted.dispersion, 4);
  });

  it('reproduces the duty-paid share of 2019 with the register as it is (USTR 2024: 0.5%)', () => {
    const share = dutyPaidShares(target.scenario, [2019]).get(2019);
    expect(share?.together).toBeCloseTo(0.005, 4);
  });

  it('finds the same again after the register is written anew', () => {
    const root = mkdtempSync(join(tmpdir(), 'roosim-calibration-'));
    cpSync(new URL('../../scenarios', import.meta.url).pathname, root, { recursive: true });
    const folder = join(root, 'baselines', 'north-america-2019');
    const file = join(folder, 'assumptions.csv');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, rewriteParameter(text, 'plan_choice_dispersion', { value: '3%', distribution: 'fixed' }));
    expect(loadBaseline(folder).register.get('plan_choice_dispersion')?.value).toBe(0.03);
    const own = readCalibrationTarget(folder);
    const again = calibrate(own);
    expect(again.fitted.dispersion).toBeCloseTo(calibration.fitted.dispersion, 6);
    writeFileSync(
      file,
      rewriteParameter(readFileSync(file, 'utf8'), 'plan_choice_dispersion', dispersionCells(own, again)),
    );
    expect(readFileSync(file, 'utf8')).toBe(text);
  });

  it('says what is missing in a folder without a target', () => {
    expect(() => readCalibrationTarget(mkdtempSync(join(tmpdir(), 'roosim-calibration-')))).toThrow(
      /calibration\.yaml/,
    );
  });
});
