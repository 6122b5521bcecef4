import { describe, expect, it } from 'vitest';
import { compareScenarios, structuralOverrides } from '../../src/analysis/scenario-runs.js';
import { outcome } from '../../src/engine/index.js';
import type { ParameterOverride, Scenario } from '../../src/scenario/types.js';
import { atLeast, dated, shippedBaseline, statusQuo } from '../support/scenarios.js';

const baseline = statusQuo(shippedBaseline());
const set = (value: number): ParameterOverride => ({ value, why: undefined, range: undefined });
const proposal: Scenario = {
  ...baseline,
  name: 'proposal',
  title: 'A proposal',
  rules: [...baseline.rules, dated(2020, atLeast('traced', 0.75))],
};

describe('scenarios beside the baseline', () => {
  it('are measured against the baseline under the same assumptions on how the economy works', () => {
    const assumption = { parts_sourcing_elasticity: set(6), vehicle_demand_elasticity: set(5) };
    const same = { ...baseline, name: 'same', parameterOverrides: assumption };
    const [run] = compareScenarios(baseline, [same]).others;
    expect(run?.change.every((value) => value === 0 || Number.isNaN(value))).toBe(true);
    expect(structuralOverrides(same, baseline)).toEqual({ parts_sourcing_elasticity: 6, vehicle_demand_elasticity: 5 });
  });

  it('keep what belongs to the regime to themselves', () => {
    const dearerProof = { ...baseline, name: 'proof', parameterOverrides: { paperwork: set(0.05) } };
    const [run] = compareScenarios(baseline, [dearerProof]).others;
    expect(structuralOverrides(dearerProof, baseline)).toEqual({});
    expect(run?.reference.cells).toEqual(compareScenarios(baseline, []).baseline.cells);
    expect(run && outcome(run.results, 'compliance.value', 'NAM', 'all', 2031)).toBeLessThan(
      run ? outcome(run.reference, 'compliance.value', 'NAM', 'all', 2031) : 0,
    );
  });

  it('average their branches where they are an outlook', () => {
    const outlook: Scenario = {
      ...baseline,
      name: 'outlook',
      outlook: [
        { label: 'no deal', weight: 0.75, scenario: baseline },
        { label: 'a deal', weight: 0.25, scenario: proposal },
      ],
    };
    const [expected, branch] = compareScenarios(baseline, [outlook, proposal]).others;
    const at = (run: typeof branch, of: 'change' | 'results'): number => {
      const cells = of === 'change' ? run?.change : run?.results.cells;
      return cells?.[cells.length - 40] ?? Number.NaN;
    };
    expect(expected?.results.scenario).toBe('outlook');
    expect(at(expected, 'change')).toBeCloseTo(0.25 * at(branch, 'change'), 9);
  });

  it('refuse to stand beside another economy', () => {
    const other = { ...baseline, name: 'other', baseline: { ...baseline.baseline, name: 'mars-2050', hash: 'ff' } };
    expect(() => compareScenarios(baseline, [other])).toThrow(/different economies/);
  });
});
