import { describe, expect, it } from 'vitest';
import * as LAYOUT from '../../src/engine/kernel/records/layout.js';
import * as METRIC from '../../src/engine/kernel/records/metric.js';
import * as PLAN from '../../src/engine/kernel/records/plan.js';
import * as SUM from '../../src/engine/kernel/records/sum.js';
import { createSimulator } from '../../src/engine/simulate.js';
import { createWorkshop, nextWorkshop } from '../../src/engine/workshop.js';
import { loadScenarios } from '../../src/scenario/load.js';
import {
  CATEGORIES,
  COUNTRIES,
  OUTCOME_CLASSES,
  OUTCOME_COUNTRIES,
  REGION,
  VEHICLE_CLASSES,
} from '../../src/types/dimensions.js';
import { METRICS } from '../../src/types/metrics.js';
import { shipped } from '../support/shipped.js';

const camelCase = (name: string): string => name.replace(/[._](\w)/g, (_, letter: string) => letter.toUpperCase());

describe('the layout of records', () => {
  it('has the dimensions of the model', () => {
    expect([LAYOUT.CATEGORIES, LAYOUT.ORIGINS, LAYOUT.REGION, LAYOUT.CLASSES]).toEqual([
      CATEGORIES.length,
      COUNTRIES.length,
      REGION.length,
      VEHICLE_CLASSES.length,
    ]);
    expect(LAYOUT.CELLS).toBe(CATEGORIES.length * COUNTRIES.length);
    expect([LAYOUT.OUTCOME_COUNTRIES, LAYOUT.OUTCOME_CLASSES]).toEqual([
      OUTCOME_COUNTRIES.length,
      OUTCOME_CLASSES.length,
    ]);
    expect(CATEGORIES.slice(-2)).toEqual(['assembly', 'development']);
  });

  it('has the metrics in their order', () => {
    const { METRICS: count, ...positions } = METRIC;
    const inOrder = Object.entries(positions).toSorted(([, one], [, other]) => one - other);
    expect(inOrder.map(([name]) => name)).toEqual(METRICS.map(camelCase));
    expect(inOrder.map(([, position]) => position)).toEqual([...METRICS.keys()]);
    expect(count).toBe(METRICS.length);
  });

  it('has the sums from value on in the order of the numbers of a plan from cost on', () => {
    const ofPlan = ['cost', 'base', 'regional', 'us', 'shadowRegional', 'shadowUs', 'partsDuty', 'jobs', 'byOrigin'];
    const ofSums = [
      'value',
      'base',
      'regional',
      'us',
      'shadowRegional',
      'shadowUs',
      'partsDuty',
      'partsJobs',
      'spending',
    ];
    const plan: Readonly<Record<string, number>> = PLAN;
    const sum: Readonly<Record<string, number>> = SUM;
    expect(ofSums.map((name) => (sum[name] as number) - SUM.value)).toEqual(
      ofPlan.map((name) => (plan[name] as number) - PLAN.cost),
    );
    expect(8 * PLAN.LENGTH).toBe(LAYOUT.PLAN_OPTION);
  });

  it('has as many numbers in a bundle, an account and a year as sums and levels take', () => {
    const markets = COUNTRIES.length * VEHICLE_CLASSES.length;
    expect(LAYOUT.BUNDLE).toBe(8 * COUNTRIES.length * (SUM.SUMS + 1));
    expect(LAYOUT.ACCOUNT_LEVEL).toBe(8 * COUNTRIES.length * markets * SUM.SUMS);
    expect(LAYOUT.ACCOUNT_NUMBERS).toBe(LAYOUT.ACCOUNT_LEVEL / 8 + markets);
    expect(LAYOUT.YEAR_LEVEL).toBe(LAYOUT.ACCOUNT_LEVEL);
  });
});

describe('the memory of the kernel', () => {
  const simulators = loadScenarios([shipped('section-232'), shipped('canada-innovation')]).map((scenario) =>
    createSimulator(scenario),
  );
  const workshop = createWorkshop(2 ** 24);
  const { buffer } = workshop.memory.kernel.memory;
  const expected = simulators.map((simulate) => simulate({ workshop }));

  it('has the room that was asked for', () => {
    const { kernel } = createWorkshop(1e7).memory;
    const { buffer: roomy } = kernel.memory;
    kernel.take(1e7);
    expect(kernel.memory.buffer).toBe(roomy);
  });

  it('grows in the middle of a run without a trace in its results', () => {
    expect(workshop.memory.kernel.memory.buffer).toBe(buffer);
    // Runs meet the end of the memory at one step or another.
    for (const left of [1e6, 3e5, 1e5, 3e4, 1e4, 3e3, 100]) {
      const nearlyFull = createWorkshop();
      const { kernel } = nearlyFull.memory;
      const size = kernel.memory.buffer.byteLength;
      kernel.take(size - kernel.take(16) - left);
      const results = simulators.map((simulate) => simulate({ workshop: nearlyFull, detail: true }));
      expect(kernel.memory.buffer.byteLength).toBeGreaterThan(size);
      results.forEach(({ cells, carlines }, i) => {
        expect(cells).toEqual(expected[i]?.cells);
        expect(carlines?.every(({ regionalContent }) => regionalContent > 0)).toBe(true);
      });
    }
  });

  it('serves one run after another', () => {
    let next = workshop;
    for (let run = 0; run < 3; run++) {
      next = nextWorkshop(next);
      simulators.forEach((simulate, i) => {
        expect(simulate({ workshop: next }).cells).toEqual(expected[i]?.cells);
      });
    }
    expect(next.memory.kernel.memory.buffer).toBe(buffer);
  });
});
