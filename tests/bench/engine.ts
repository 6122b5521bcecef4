import { quantile } from 'simple-statistics';
import { shipped, TEN } from '../support/shipped.js';
import type { Benchmark } from './benchmark.js';
import { effort } from './support/effort.js';
import { type EngineTimes, engineTimes } from './support/elsewhere.js';

/** The solver on the fleet under the U.S. proposal, beside the reference in TypeScript and the same in C; and all scenarios at central values. */
export function benchmarks(): readonly Benchmark[] {
  let others = '';
  let cleared = '';
  return [
    {
      name: 'solver: two requirements, 12 categories, 48 cells',
      samples: () => {
        const times = engineTimes('solver', effort(200, 5), [shipped('us-85-50')]);
        others = besideOthers(times);
        return times.own;
      },
      budgetMs: 0.002,
      remark: () => others,
    },
    {
      name: 'ten scenarios × 13 years, central values',
      samples: () => {
        const times = engineTimes('runs', effort(40, 2), TEN);
        cleared = `${median(times.cleared ?? []).toFixed(1)} ms in the cache of the run before`;
        return times.own;
      },
      budgetMs: 150,
      remark: () => cleared,
    },
  ];
}

/** What the solver takes of the time of others, turn by turn. */
function besideOthers(times: EngineTimes): string {
  checkAgree(times);
  const { own, wide = [], inC = [], costInC = [], reference = [], solved, infeasible } = times;
  const micro = (ms: readonly number[]): string => `${(median(ms) * 1000).toFixed(2)} µs`;
  const alone = `its cost alone ${micro(costInC)}, ratio ${ratio(own, costInC)}`;
  return [
    `${solved?.own} problems, ${infeasible} more that cannot be met`,
    inC.length === 0 ? 'no C compiler' : `C at -O3 ${micro(inC)}, ratio ${ratio(own, inC)}, ${alone}`,
    `with 8 origins ${micro(wide)}, ratio ${ratio(wide, own)}`,
    `plain TypeScript ${micro(reference)}`,
  ].join('; ');
}

/** All solve the same problems alike, or their times say nothing. */
function checkAgree({ sums = {}, spending = {}, solved = {} }: EngineTimes): void {
  for (const figures of [sums, spending, solved]) {
    const { own = Number.NaN } = figures;
    if (Object.values(figures).every((figure) => Math.abs(figure / own - 1) <= 1e-8)) continue;
    throw new Error(`Solvers do not agree: ${JSON.stringify({ sums, spending, solved })}.`);
  }
}

/** Median and quartiles of ratios by turn. */
function ratio(ones: readonly number[], others: readonly number[]): string {
  const ratios = ones.map((one, turn) => one / (others[turn] ?? Number.NaN));
  const [low, middle, high] = quantile(ratios, [0.25, 0.5, 0.75]).map((r) => r.toFixed(2));
  return `${middle} (${low} to ${high})`;
}

function median(ms: readonly number[]): number {
  return quantile([...ms], 0.5);
}
