import { RoosimError } from '../../types/errors.js';
import type { Published, PublishedValue, Study } from './study-file.js';

/** One line of the studies table. */
export type StudyRow = {
  readonly study: string;
  readonly quantity: string;
  readonly unit: string;
  readonly published: Published;
  readonly computed: number;
  /** Computed less published; to the nearer end of a range, 0 inside it; for a sign, the computed change itself. */
  readonly difference: number;
  readonly tolerance: number;
  readonly verdict: 'within' | 'differs';
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
    const within = isWithin(value, difference);
    return {
      study: study.name,
      quantity: value.quantity,
      unit: value.unit,
      published: value.published,
      computed: number,
      difference,
      tolerance: value.tolerance,
      verdict: within ? 'within' : 'differs',
      reason: within ? '' : (value.reason ?? study.differences),
    };
  });
}

function differenceFrom(published: Published, computed: number): number {
  if (typeof published === 'number') return computed - published;
  if (typeof published === 'string') return computed;
  if (computed < published.from) return computed - published.from;
  return Math.max(0, computed - published.to);
}

function isWithin(value: PublishedValue, difference: number): boolean {
  if (value.published === 'up') return difference > value.tolerance;
  if (value.published === 'down') return difference < -value.tolerance;
  return Math.abs(difference) <= value.tolerance;
}
