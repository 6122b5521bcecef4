import { describe, expect, it } from 'vitest';
import { runStudy } from '../../../src/analysis/studies/run-studies.js';
import { readStudy } from '../../../src/analysis/studies/study-file.js';

const CURVE = readStudy('scenarios/studies/hmm-2024-curve.yaml');

describe('stored results of a study', () => {
  it('are held against what was published', async () => {
    const rows = await runStudy(CURVE);
    const free = rows.find((row) => row.quantity === 'requirement of 0%: average content');
    // 0.15 + 0.85 times the mean parts share, the mean of the distributions the fleet is spread over.
    expect(free?.computed).toBeCloseTo(65.78, 1);
    expect(rows.every((row) => row.verdict === 'within')).toBe(true);
  });

  it('are refused when they were computed from other inputs', async () => {
    const model = { ...(CURVE.inputs.model as object), carlines: 1000 };
    await expect(runStudy({ ...CURVE, inputs: { ...CURVE.inputs, model } })).rejects.toMatchObject({
      code: 'scenario_invalid',
      message: expect.stringMatching(/from other inputs/),
    });
  });

  it('must be there, and be results', async () => {
    for (const results of ['hmm/none.json', 'README.md'])
      await expect(runStudy({ ...CURVE, inputs: { ...CURVE.inputs, results } })).rejects.toMatchObject({
        code: 'file_unreadable',
      });
  });
});
