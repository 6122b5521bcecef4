import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MAIN } from '../batch/support/program.js';
import type { Benchmark } from './benchmark.js';
import { shipped, TEN } from './support/shipped.js';

/** The kernel on the fleet under the U.S. proposal, beside the same in C; and all scenarios at central values. */
export function benchmarks(): readonly Benchmark[] {
  let inC: KernelInC | undefined;
  return [
    {
      name: 'kernel: two requirements, 12 categories, 48 cells',
      samples: () => {
        const { milliseconds, input = '', sum = Number.NaN } = engineTimes('kernel', [shipped('us-85-50')]);
        inC = kernelInC(input);
        if (inC !== undefined && Math.abs(inC.sum / sum - 1) > 1e-8) throw new Error('The two kernels do not agree.');
        return milliseconds;
      },
      budgetMs: 0.002,
      remark: (median) =>
        inC === undefined
          ? 'no C compiler here to compare with'
          : `C at -O3: ${(inC.nanoseconds / 1000).toFixed(2)} µs; ratio ${((median * 1e6) / inC.nanoseconds).toFixed(2)}`,
    },
    {
      name: 'ten scenarios × 13 years, central values',
      samples: () => engineTimes('all', TEN).milliseconds,
      budgetMs: 150,
    },
  ];
}

type EngineTimes = { readonly milliseconds: readonly number[]; readonly input?: string; readonly sum?: number };

function engineTimes(what: 'kernel' | 'all', scenarios: readonly string[]): EngineTimes {
  const script = fileURLToPath(new URL('support/engine-times.mjs', import.meta.url));
  const built = join(dirname(MAIN), '..');
  const printed = execFileSync(process.execPath, [script, built, what, ...scenarios], {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  return JSON.parse(printed) as EngineTimes;
}

type KernelInC = { readonly nanoseconds: number; readonly sum: number };

/** Compiles and runs the kernel in C; undefined where there is no compiler. */
function kernelInC(input: string): KernelInC | undefined {
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
