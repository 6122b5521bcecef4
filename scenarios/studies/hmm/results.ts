import { fileOfStudy, readStudies, type Study } from '../../../src/analysis/studies/study-file.js';
import { hmmModel } from './model.js';

/** Figures are in %; a millionth of a point is far below what was published. */
const DECIMALS = 6;

/** Text of each results file that the studies of a folder name, by its path. */
export function resultsFiles(folder: string): ReadonlyMap<string, string> {
  const studies = readStudies(folder).filter((study) => study.computes === 'stored_results');
  return new Map(studies.map((study) => [fileOfStudy(study, String(study.inputs.results)), resultsText(study)]));
}

function resultsText(study: Study): string {
  const { model } = study.inputs;
  const figures = [...hmmModel(model, (named) => fileOfStudy(study, named))];
  const quantities = Object.fromEntries(figures.map(([name, value]) => [name, Number(value.toFixed(DECIMALS))]));
  return `${JSON.stringify({ model, quantities }, undefined, 2)}\n`;
}
