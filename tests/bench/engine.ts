import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { measureWeights } from '../../src/policy/content-measure.js';
import { loadScenarios } from '../../src/scenario/load.js';
import type { Benchmark } from './benchmark.js';

const SCENARIOS = [
  'nafta-1994',
  'us-85-50',
  'canada-innovation',
  'withdrawal',
  'tpp-45',
  'usmca',
  'usmca-no-rollup',
  'section-232',
  'compromise-75',
  'reshoring',
];
const K = 12;
const CELLS = 48;

/** What users run is the built program; the bundler of this harness would add to its functions. */
async function built<T>(path: string): Promise<T> {
  return (await import(new URL(`../../dist/${path}`, import.meta.url).href)) as T;
}

/** The kernel on the fleet under the U.S. proposal, beside the same in C; and all scenarios at central values. */
export async function benchmarks(): Promise<readonly Benchmark[]> {
  const { solveDual, setSurcharges } = await built<typeof import('../../src/engine/dual.js')>('engine/dual.js');
  const { cellTypes } = await built<typeof import('../../src/engine/cell-types.js')>('engine/cell-types.js');
  const { dualWorkspace } =
    await built<typeof import('../../src/engine/dual-workspace.js')>('engine/dual-workspace.js');
  const { createLayout } = await built<typeof import('../../src/engine/year-loop.js')>('engine/year-loop.js');
  const { createSimulator } = await built<typeof import('../../src/engine/simulate.js')>('engine/simulate.js');
  const { createWorkshop } = await built<typeof import('../../src/engine/workshop.js')>('engine/workshop.js');
  const scenarios = loadScenarios(
    SCENARIOS.map((name) => fileURLToPath(new URL(`../../scenarios/${name}.yaml`, import.meta.url))),
  );
  const proposal = scenarios[1] as (typeof scenarios)[number];
  const { economy } = createLayout(proposal)({});
  const measures = proposal.rules.at(-1)?.measures ?? {};
  const weights = (['regional', 'us'] as const).map((name) =>
    measureWeights(measures[name] as NonNullable<(typeof measures)[string]>, economy.parameter),
  );
  const types = cellTypes(weights);
  const work = dualWorkspace();
  setSurcharges(types, [], work);
  const thresholds = Float64Array.of(0.85, 0.5);
  work.thresholds.set(thresholds);
  const problems = economy.variants.filter(({ carline }) => economy.assemblyOf[carline] !== 3);
  const solveAll = (): number => {
    let sum = 0;
    for (const { carline, shares } of problems) {
      const cost = solveDual(economy.theta, types, economy.costShare, carline * K, shares, 0, work);
      if (!Number.isNaN(cost)) sum += cost;
    }
    return sum;
  };
  const input = [
    [200, economy.theta, 2, problems.length, types.count],
    types.a,
    types.b,
    thresholds,
    types.typeOf,
    ...problems.flatMap(({ carline, shares }) => [economy.costShare.subarray(carline * K, (carline + 1) * K), shares]),
  ]
    .map((numbers) => [...numbers].join(' '))
    .join('\n');
  const inC = kernelInC(input);
  if (inC !== undefined && Math.abs(inC.sum / solveAll() - 1) > 1e-8) throw new Error('The two kernels do not agree.');
  const simulators = scenarios.map((scenario) => createSimulator(scenario));
  return [
    {
      name: `kernel: two requirements, ${K} categories, ${CELLS} cells`,
      run: () => {
        solveAll();
      },
      repetitions: problems.length,
      budgetMs: 0.002,
      remark: (median) =>
        inC === undefined
          ? 'no C compiler here to compare with'
          : `C at -O3: ${(inC.nanoseconds / 1000).toFixed(2)} µs; ratio ${((median * 1e6) / inC.nanoseconds).toFixed(2)}`,
    },
    {
      name: 'ten scenarios × 13 years, central values',
      run: () => {
        const workshop = createWorkshop();
        for (const simulator of simulators) simulator({ workshop });
      },
      budgetMs: 150,
      iterations: 12,
    },
  ];
}

/** Compiles and runs the kernel in C; undefined where there is no compiler. */
function kernelInC(input: string): { readonly nanoseconds: number; readonly sum: number } | undefined {
  const program = join(mkdtempSync(join(tmpdir(), 'roosim-kernel-')), 'kernel');
  try {
    const source = fileURLToPath(new URL('support/kernel.c', import.meta.url));
    execFileSync('cc', ['-O3', '-o', program, source, '-lm'], { stdio: 'ignore' });
  } catch {
    return undefined;
  }
  const [nanoseconds = Number.NaN, sum = Number.NaN] = execFileSync(program, { input, encoding: 'utf8' })
    .split(' ')
    .map(Number);
  return { nanoseconds, sum };
}
