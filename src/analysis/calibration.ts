import { dirname, join } from 'node:path';
import { bisect } from 'simple-statistics';
import { parse } from 'yaml';
import { z } from 'zod';
import { LARGEST_BASELINE_BYTES } from '../baseline/load.js';
import { quantity } from '../baseline/quantity.js';
import type { Distribution } from '../baseline/types.js';
import { registerPeriods } from '../policy/register-periods.js';
import { loadScenario } from '../scenario/load.js';
import type { Scenario } from '../scenario/types.js';
import { RoosimError } from '../types/errors.js';
import { inputText } from '../types/read-input.js';
import { type DutyPaidShares, dutyPaidShares } from './duty-paid-share.js';

/** What the choice to comply is fitted to. Shares 0 to 1. */
export type CalibrationTarget = {
  readonly scenario: Scenario;
  readonly year: number;
  readonly dutyPaidShare: number;
  readonly low: number;
  readonly high: number;
  readonly source: string;
};

/** A dispersion σ that gives the target at a paperwork cost; undefined where none does. */
export type CalibratedPoint = {
  readonly paperwork: number;
  readonly dispersion: number | undefined;
  /** Duty-paid share that the model has there: of the region's other members together, and of each. */
  readonly dutyPaidShare: number;
  readonly from: DutyPaidShares['from'];
};

export type Calibration = {
  readonly fitted: CalibratedPoint & { readonly dispersion: number };
  /** σ over the paperwork's range and the target's, which is what the data leave open. */
  readonly dispersionRange: { readonly low: number; readonly high: number };
  readonly profile: readonly CalibratedPoint[];
};

const share = z.union([z.string(), z.number()]).transform((value, context) => {
  const read = quantity(String(value));
  if (read === undefined) context.addIssue({ code: 'custom', message: `«${value}» is not a share such as 0.5%` });
  return read ?? 0;
});
const FileSchema = z.strictObject({
  scenario: z.string(),
  year: z.int(),
  duty_paid_share: z.strictObject({ value: share, low: share, high: share, source: z.string() }),
});

/**
 * Reads calibration.yaml of a baseline's folder.
 * @throws RoosimError `baseline_invalid`, or what loading its scenario throws
 */
export function readCalibrationTarget(folder: string): CalibrationTarget {
  const file = join(folder, 'calibration.yaml');
  let data: z.infer<typeof FileSchema>;
  try {
    const text = inputText(file, 'The file', { largestBytes: LARGEST_BASELINE_BYTES, within: folder });
    data = FileSchema.parse(parse(text, { maxAliasCount: 0, prettyErrors: false, logLevel: 'error' }));
  } catch (cause) {
    throw new RoosimError('baseline_invalid', `${file} does not say what to calibrate to.`, {
      hint: 'It needs scenario, year and duty_paid_share with value, low, high and source.',
      cause,
    });
  }
  const { value, low, high, source } = data.duty_paid_share;
  const scenario = loadScenario(join(dirname(file), data.scenario));
  return { scenario, year: data.year, dutyPaidShare: value, low, high, source };
}

/**
 * Fits the dispersion of the choice to comply to the duty-paid share of the base year. One figure cannot tell two
 * parameters apart: paperwork stays at its most likely value, and the profile says what σ would be at others.
 *
 * @throws RoosimError `claim_failed` when no dispersion gives the target at the paperwork of the register
 */
export function calibrate(target: CalibrationTarget): Calibration {
  const paperwork = target.scenario.baseline.register.get('paperwork');
  if (paperwork === undefined) {
    throw new RoosimError('parameter_unknown', 'The assumption register has no entry «paperwork».');
  }
  const { low, high } = rangeOf(paperwork.distribution, paperwork.value);
  const grid = [low, (low + paperwork.value) / 2, paperwork.value, (paperwork.value + high) / 2, high];
  const fitted = pointAt(target, paperwork.value, target.dutyPaidShare);
  const { dispersion } = fitted;
  if (dispersion === undefined) {
    throw new RoosimError(
      'claim_failed',
      `No dispersion gives a duty-paid share of ${(100 * target.dutyPaidShare).toFixed(2)}% in ${target.year}.`,
      {
        hint: 'Look at the fleet and at the paperwork cost: the model pays more or less duty whatever firms’ dispersion.',
      },
    );
  }
  const profile = grid.map((value) => pointAt(target, value, target.dutyPaidShare));
  const ends = [pointAt(target, paperwork.value, target.low), pointAt(target, paperwork.value, target.high)];
  const found = [...profile, ...ends].flatMap((point) => point.dispersion ?? []);
  return {
    fitted: { ...fitted, dispersion },
    dispersionRange: { low: Math.min(...found), high: Math.max(...found) },
    profile,
  };
}

const SMALLEST = 0.0002;
const LARGEST = 0.1;

function pointAt(target: CalibrationTarget, paperwork: number, wanted: number): CalibratedPoint {
  const at = (dispersion: number): DutyPaidShares => {
    const values = { plan_choice_dispersion: dispersion, paperwork };
    const earlier = registerPeriods(target.scenario).map(() => values);
    const shares = dutyPaidShares(target.scenario, [target.year], { parameters: values, earlier });
    return shares.get(target.year) ?? { together: Number.NaN, from: {} };
  };
  const miss = (dispersion: number): number => at(dispersion).together - wanted;
  const reached = miss(SMALLEST) < 0 && miss(LARGEST) > 0;
  const dispersion = reached ? bisect(miss, SMALLEST, LARGEST, 60, 1e-7) : undefined;
  const shares = at(dispersion ?? SMALLEST);
  return { paperwork, dispersion, dutyPaidShare: shares.together, from: shares.from };
}

function rangeOf(distribution: Distribution, value: number): { readonly low: number; readonly high: number } {
  return 'low' in distribution ? { low: distribution.low, high: distribution.high } : { low: value, high: value };
}
