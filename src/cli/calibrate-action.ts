import { join, resolve } from 'node:path';
import { type Calibration, calibrate, readCalibrationTarget } from '../analysis/calibration.js';
import { LARGEST_BASELINE_BYTES } from '../baseline/load.js';
import { rewriteParameter } from '../baseline/register.js';
import { calibrationCsv, calibrationReport, dispersionCells } from '../output/calibration-report.js';
import { writeFileAtomic } from '../output/write-file.js';
import { isShipped } from '../scenario/locate.js';
import { RoosimError } from '../types/errors.js';
import { inputText } from '../types/read-input.js';
import type { CliContext } from './context.js';
import type { Format } from './options.js';

/** Runs a calibration and, if asked, writes it. Returns the report and the file that was written. */
export function runCalibration(
  context: CliContext,
  folder: string | undefined,
  write: boolean,
  format: Format,
  width: number | undefined,
): { readonly report: string; readonly written: string | undefined; readonly calibration: Calibration } {
  const baseline =
    folder === undefined
      ? join(context.shippedScenarios, 'baselines', 'north-america-2019')
      : resolve(context.cwd, folder);
  if (write && isShipped(baseline, context.shippedScenarios))
    throw new RoosimError('usage', 'This baseline ships with roosim and stays as it is.', {
      hint: 'Copy its folder, then: roosim calibrate THE/COPY --write',
    });
  const target = readCalibrationTarget(baseline);
  const calibration = calibrate(target);
  const report =
    format === 'json'
      ? `${JSON.stringify({ target: { ...target, scenario: target.scenario.name }, ...calibration }, null, 1)}\n`
      : format === 'csv'
        ? calibrationCsv(target, calibration)
        : calibrationReport(target, calibration, width);
  if (!write) return { report, written: undefined, calibration };
  const file = join(baseline, 'assumptions.csv');
  const text = rewriteParameter(
    inputText(file, 'The register', { largestBytes: LARGEST_BASELINE_BYTES, within: baseline }),
    'plan_choice_dispersion',
    dispersionCells(target, calibration),
  );
  writeFileAtomic(file, text);
  return { report, written: file, calibration };
}
