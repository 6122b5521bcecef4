import { ZodError } from 'zod';
import { RoosimError } from '../../types/errors.js';
import { type StudyRow, studyRows } from './rows.js';
import { fileOfStudy, type Study } from './study-file.js';

/** Computes a study's quantities from its inputs; `locate` gives the path of a file that the study names. */
type Computation = (inputs: unknown, locate: (named: string) => string) => ReadonlyMap<string, number>;

/** Each is loaded when a study asks for it: one needs a matrix library, another the whole simulator. */
const COMPUTATIONS: Readonly<Record<string, () => Promise<Computation>>> = {
  stored_results: async () => (await import('./stored-results.js')).storedResults,
  closed_forms: async () => (await import('./closed-form-study.js')).closedForms,
  scenario_outcomes: async () => (await import('./outcomes-study.js')).scenarioOutcomes,
  preference_use: async () => (await import('./preference-study.js')).preferenceUse,
  filing_content: async () => (await import('./filing-study.js')).filingContent,
  break_even: async () => (await import('./break-even-study.js')).breakEven,
  leontief: async () => (await import('./leontief-study.js')).leontief,
};

/**
 * Computes a study and holds it against what was published, one row per published value, in the file's order.
 * @throws RoosimError `scenario_invalid` when the study asks for what is not computed or its inputs do not fit
 */
export async function runStudy(study: Study): Promise<readonly StudyRow[]> {
  const load = COMPUTATIONS[study.computes];
  if (!load)
    throw new RoosimError(
      'scenario_invalid',
      `The study ${study.name} computes "${study.computes}", which is unknown.`,
      {
        hint: `Known are ${Object.keys(COMPUTATIONS).join(', ')}.`,
      },
    );
  const compute = await load();
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
