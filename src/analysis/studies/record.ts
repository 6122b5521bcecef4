import type { StudyRow } from './rows.js';
import { runStudy } from './run-studies.js';
import { readStudies, type Study } from './study-file.js';

/** The study that holds a forecast made of nothing later than the base year against what happened. */
const RECORD = 'history-preference';

/** What the model forecasts of USMCA and what happened, one row for each figure that was observed. */
export type ModelRecord = { readonly study: Study; readonly rows: readonly StudyRow[] };

/**
 * The model's record: its forecast for USMCA, held against who claimed the preference in fact.
 * @param folder of the study files
 * @returns undefined where the folder has no such study
 */
export async function modelRecord(folder: string): Promise<ModelRecord | undefined> {
  const study = readStudies(folder).find(({ name }) => name === RECORD);
  if (study === undefined) return undefined;
  const rows = await runStudy(study);
  return { study, rows: rows.filter(({ verdict }) => verdict !== 'reported') };
}
