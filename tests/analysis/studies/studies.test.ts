import { describe, expect, it } from 'vitest';
import { runStudy } from '../../../src/analysis/studies/run-studies.js';
import { fileOfStudy, readStudies, readStudy } from '../../../src/analysis/studies/study-file.js';

const FOLDER = 'scenarios/studies';

const TABLES = 'hmm-2024-tables';

describe('studies that ship', () => {
  for (const study of readStudies(FOLDER)) {
    it(study.title, async () => {
      const rows = await runStudy(study);
      expect(rows.length).toBe(study.values.length);
      for (const row of rows) expect(Number.isFinite(row.computed), row.quantity).toBe(true);
      if (!study.informational) expect(rows.filter((row) => row.verdict === 'differs')).toEqual([]);
    });
  }

  it('cover the 72 published cells on a fleet of at least 150,000', () => {
    const study = readStudy(`${FOLDER}/${TABLES}.yaml`);
    expect(study.values.length).toBe(72);
    expect(study.inputs.model).toMatchObject({ answers: 'tables', carlines: 161_400 });
  });
});

describe('study files', () => {
  it('do not reach outside the scenarios', () => {
    const study = readStudy(`${FOLDER}/hmm-2024-tables.yaml`);
    expect(() => fileOfStudy(study, '../../package.json')).toThrow(/outside its folder/);
    expect(fileOfStudy(study, '../usmca.yaml')).toMatch(/scenarios.usmca\.yaml$/);
  });

  it('must name what is computed', async () => {
    const study = readStudy(`${FOLDER}/hmm-2024-closed-forms.yaml`);
    const value = { quantity: 'nothing', published: 1, unit: '', tolerance: 1, reason: undefined };
    await expect(runStudy({ ...study, values: [value] })).rejects.toThrow(/"nothing", which is not computed/);
    await expect(runStudy({ ...study, computes: 'magic' })).rejects.toThrow(/"magic", which is unknown/);
    await expect(runStudy({ ...study, inputs: {} })).rejects.toThrow(/inputs of the study/);
  });

  it('say where they are wrong', () => {
    expect(() => readStudy('package.json')).toThrow(/not a study/);
    expect(() => readStudy('scenarios/studies/none.yaml')).toThrow(/is missing/);
  });
});
