import { RoosimError } from '../../types/errors.js';
import type { Published, PublishedValue, Study } from './study-file.js';

/** One line of the studies table. */
export type StudyRow = {
  readonly study: string;
  readonly quantity: string;
  readonly unit: string;
  readonly published: Published;
  readonly computed: number;
  /** Computed less published; to the nearer end of a range, 0 inside it; for a sign, the computed change itself; NaN where nothing is published. */
  readonly difference: number;
  readonly tolerance: number;
  /** `reported` where nothing is published. */
  readonly verdict: 'within' | 'differs' | 'reported';
  /** Known reason where it differs, else empty. */
  readonly reason: string;
};

/**
 * Holds computed quantities against a study's published values.
 * @throws RoosimError `scenario_invalid` when the study names a quantity that was not computed.
 */
export function studyRows(study: Study, computed: ReadonlyMap<string, number>): readonly StudyRow[] {
  return study.values.map((value) => {
    const number = computed.get(value.quantity);
    if (number === undefined)
      throw new RoosimError(
        'scenario_invalid',
        `The study ${study.name} asks for "${value.quantity}", which is not computed.`,
        {
          hint: `Computed are ${[...computed.keys()].join('; ')}.`,
        },
      );
    const difference = differenceFrom(value.published, number);
    const verdict = verdictOn(value, difference);
    return {
      study: study.name,
      quantity: value.quantity,
      unit: value.unit,
      published: value.published,
      computed: number,
      difference,
      tolerance: value.tolerance,
      verdict,
      reason: verdict === 'differs' ? (value.reason ?? study.differences) : '',
    };
  });
}

function differenceFrom(published: Published, computed: number): number {
  if (published === undefined) return Number.NaN;
  if (typeof published === 'number') return computed - published;
  if (typeof published === 'string') return computed;
  if (computed < published.from) return computed - published.from;
  return Math.max(0, computed - published.to);
}

function verdictOn({ published, tolerance }: PublishedValue, difference: number): StudyRow['verdict'] {
  if (published === undefined) return 'reported';
  if (published === 'up') return difference > tolerance ? 'within' : 'differs';
  if (published === 'down') return difference < -tolerance ? 'within' : 'differs';
  return Math.abs(difference) <= tolerance ? 'within' : 'differs';
}
