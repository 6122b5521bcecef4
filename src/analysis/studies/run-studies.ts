import { ZodError } from 'zod';
import { RoosimError } from '../../types/errors.js';
import { closedForms } from './closed-form-study.js';
import { hmmCurve, hmmTables } from './hmm/study.js';
import { type StudyRow, studyRows } from './rows.js';
import { fileOfStudy, type Study } from './study-file.js';

/** Computes a study's quantities from its inputs; `locate` gives the path of a file that the study names. */
type Computation = (inputs: unknown, locate: (named: string) => string) => ReadonlyMap<string, number>;

const COMPUTATIONS: Readonly<Record<string, Computation>> = {
  hmm_tables: hmmTables,
  hmm_curve: hmmCurve,
  closed_forms: closedForms,
};

/**
 * Computes a study and holds it against what was published, one row per published value, in the file's order.
 * @throws RoosimError `scenario_invalid` when the study asks for what is not computed or its inputs do not fit
 */
export function runStudy(study: Study): readonly StudyRow[] {
  const compute = COMPUTATIONS[study.computes];
  if (!compute)
    throw new RoosimError(
      'scenario_invalid',
      `The study ${study.name} computes "${study.computes}", which is unknown.`,
      {
        hint: `Known are ${Object.keys(COMPUTATIONS).join(', ')}.`,
      },
    );
  try {
    return studyRows(
      study,
      compute(study.inputs, (named) => fileOfStudy(study, named)),
    );
  } catch (cause) {
    if (!(cause instanceof ZodError)) throw cause;
    const [issue] = cause.issues;
    throw new RoosimError('scenario_invalid', `The inputs of the study ${study.name} do not fit: ${issue?.message}.`, {
      hint: `Look at inputs.${issue?.path.join('.')} in ${study.path}.`,
      cause,
    });
  }
}
