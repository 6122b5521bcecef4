import { describe, expect, it } from 'vitest';
import { createByteBuffer, writtenBytes } from '../../src/batch/row-bytes.js';
import { createUnitSimulator } from '../../src/batch/simulate-units.js';
import { createUnitWriter, unitRows } from '../../src/batch/unit-rows.js';
import { csvRow } from '../../src/output/long-table.js';
import type { Scenario } from '../../src/scenario/types.js';
import { randomBaseline } from '../support/random-world.js';
import { statusQuo } from '../support/scenarios.js';

const baseline = statusQuo(randomBaseline(3));
const twin: Scenario = { ...baseline, name: 'twin' };
const inputs = {
  draws: { draws: 4, seed: 2, design: 'random' },
  selection: { years: [baseline.baseline.firstYear], metrics: ['jobs.total', 'content.regional'] },
  shown: 'both',
} as const;

describe('a unit of a batch', () => {
  it('holds all scenarios in the same draw: a scenario that equals the baseline differs from it by nothing', () => {
    const simulate = createUnitSimulator(baseline, [baseline, twin], inputs);
    for (const unit of [0, 1, 4]) {
      const { draw, runs, failures } = simulate(unit);
      expect(draw).toBe(unit === 0 ? undefined : unit - 1);
      expect(failures).toEqual([]);
      expect(runs.map(({ run }) => run.results.scenario)).toEqual([baseline.name, 'twin']);
      expect(runs[1]?.run.change.every((value) => value === 0 || Number.isNaN(value))).toBe(true);
    }
  });

  it('is the same whenever it is computed', () => {
    const forward = createUnitSimulator(baseline, [baseline, twin], inputs);
    const single = createUnitSimulator(baseline, [baseline, twin], inputs)(3);
    const third = [0, 1, 2, 3].map(forward)[3];
    expect(third?.runs.map(({ run }) => run.results.cells)).toEqual(single.runs.map(({ run }) => run.results.cells));
  });

  it('reports a scenario that cannot be simulated, and gives the others', () => {
    const register = new Map(baseline.baseline.register);
    register.delete('vehicle_demand_elasticity');
    const broken: Scenario = { ...twin, name: 'broken', baseline: { ...baseline.baseline, register } };
    const { runs, failures } = createUnitSimulator(baseline, [baseline, broken, twin], inputs)(2);
    expect(runs.map(({ position, run }) => [position, run.results.scenario])).toEqual([
      [0, baseline.name],
      [2, 'twin'],
    ]);
    expect(failures).toEqual([
      { scenario: 'broken', draw: 1, reason: expect.stringContaining('vehicle_demand_elasticity') },
    ]);
  });

  it('is written as the rows it stands for, formulas of the user among them', () => {
    const formula = { text: 'x', unit: 'ratio', evaluate: (_: unknown, year: number) => year / 7 };
    const own: Scenario = { ...twin, metrics: { own_share: formula } };
    for (const shown of ['levels', 'changes', 'both'] as const) {
      const asked = { ...inputs, selection: { years: inputs.selection.years }, shown };
      const unit = createUnitSimulator(baseline, [baseline, own], asked)(1);
      const buffer = createByteBuffer();
      const rows = createUnitWriter(asked)(buffer, unit);
      const expected = unit.runs.flatMap(({ run }) => [...unitRows(run, unit.draw, asked)]);
      expect(rows).toBe(expected.length);
      expect(Buffer.from(writtenBytes(buffer)).toString()).toBe(expected.map(csvRow).join(''));
      expect(expected.some(({ metric }) => metric === 'own_share')).toBe(shown !== 'changes');
    }
  });
});
