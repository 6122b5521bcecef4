import { fileURLToPath } from 'node:url';
import { loadBaseline } from '../../src/baseline/load.js';
import { createDrawer, createFilingDrawer } from '../../src/uncertainty/draws.js';
import { createSketch } from '../../src/uncertainty/sketch.js';
import { summarise } from '../../src/uncertainty/summary.js';
import { DESIGNS } from '../../src/uncertainty/types.js';
import { createUniform } from '../../src/uncertainty/uniform.js';
import type { Benchmark } from './benchmark.js';

const BASELINE = fileURLToPath(new URL('../../scenarios/baselines/north-america-2019', import.meta.url));

/** Drawing and summarising: small beside a simulation, and the same per draw however many are planned. */
export function benchmarks(): readonly Benchmark[] {
  const baseline = loadBaseline(BASELINE);
  const values = Float64Array.from({ length: 1000 }, (_, i) => Math.sin(i) * 1e5);
  const plans = [100, 100_000].flatMap((draws) => DESIGNS.map((design) => ({ seed: 1, design, draws })));
  return [
    ...plans.map((plan): Benchmark => {
      const drawer = createDrawer(baseline.register, plan);
      return {
        name: `draw: all parameters, ${plan.design}, one of ${plan.draws}`,
        run: () => {
          for (let draw = 0; draw < 100; draw++) drawer.parameters(draw);
        },
        repetitions: 100,
        budgetMs: 0.2,
      };
    }),
    ...DESIGNS.map((design): Benchmark => {
      const shift = createFilingDrawer(baseline, { seed: 1, design, draws: 1000 });
      return {
        name: `draw: filings of the fleet, ${design}`,
        run: () => {
          for (let draw = 0; draw < 100; draw++) shift(draw);
        },
        repetitions: 100,
        budgetMs: 0.2,
      };
    }),
    {
      name: 'draw: one uniform, random',
      run: (() => {
        const uniform = createUniform({ seed: 1, design: 'random', draws: 10_000 }, 'x');
        return () => {
          for (let draw = 0; draw < 10_000; draw++) uniform(draw);
        };
      })(),
      repetitions: 10_000,
      budgetMs: 0.0005,
    },
    { name: 'summary of 1,000 draws, exact', run: () => summarise(values), budgetMs: 1 },
    {
      name: 'summary of 1,000 draws, sketched',
      run: () => {
        const sketch = createSketch();
        for (const value of values) sketch.add(value);
        return sketch.summary();
      },
      budgetMs: 2,
    },
  ];
}
