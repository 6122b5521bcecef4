import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { quantile } from 'simple-statistics';
import { MAIN } from '../batch/support/program.js';
import { shipped, TEN } from '../support/shipped.js';
import type { Benchmark } from './benchmark.js';

/** The kernel on the fleet under the U.S. proposal, beside the same in TypeScript and in C; and all scenarios at central values. */
export function benchmarks(): readonly Benchmark[] {
  let others = '';
  return [
    {
      name: 'kernel: two requirements, 12 categories, 48 cells',
      samples: () => {
        const times = engineTimes('kernel', [shipped('us-85-50')]);
        others = besideOthers(times);
        return times.milliseconds;
      },
      budgetMs: 0.002,
      remark: () => others,
    },
    {
      name: 'ten scenarios × 13 years, central values',
      samples: () => engineTimes('all', TEN).milliseconds,
      budgetMs: 150,
    },
  ];
}

type EngineTimes = {
  readonly milliseconds: readonly number[];
  readonly inTypeScript?: readonly number[];
  /** By the solver of src/engine/sourcing, and by one with four more origins, which are empty. */
  readonly bySolver?: readonly number[];
  readonly byWideSolver?: readonly number[];
  readonly input?: string;
  readonly sum?: number;
};

/** The same kernel in TypeScript and in C, and what this one takes of the time of the latter. */
function besideOthers({
  milliseconds,
  inTypeScript = [],
  bySolver = [],
  byWideSolver = [],
  input = '',
  sum = Number.NaN,
}: EngineTimes): string {
  const median = (ms: readonly number[]): number => quantile([...ms], 0.5);
  const micro = (ms: readonly number[]): string => `${(median(ms) * 1000).toFixed(2)} µs`;
  const others = `solver: ${micro(bySolver)}, with 8 origins ${micro(byWideSolver)}; TypeScript: ${micro(inTypeScript)}`;
  const inC = kernelInC(input);
  if (inC === undefined) return `${others}; no C compiler here to compare with`;
  if (Math.abs(inC.sum / sum - 1) > 1e-8) throw new Error('The two kernels do not agree.');
  const ratio = (ms: readonly number[]): string => ((median(ms) * 1e6) / inC.nanoseconds).toFixed(2);
  const besideC = `C at -O3: ${(inC.nanoseconds / 1000).toFixed(2)} µs; ratio ${ratio(milliseconds)}, solver ${ratio(bySolver)}`;
  return `${others}; ${besideC}`;
}

function engineTimes(what: 'kernel' | 'all', scenarios: readonly string[]): EngineTimes {
  const script = fileURLToPath(new URL('support/engine-times.mjs', import.meta.url));
  const built = join(dirname(MAIN), '..');
  const reference = what === 'kernel' ? kernelInTypeScript() : built;
  const printed = execFileSync(process.execPath, [script, what, built, reference, ...scenarios], {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  return JSON.parse(printed) as EngineTimes;
}

/** Compiles the kernel in TypeScript as the program's own modules are. Returns the folder of the modules. */
function kernelInTypeScript(): string {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const folder = join('tests', 'support', 'typescript-kernel');
  const built = mkdtempSync(join(tmpdir(), 'roosim-kernel-'));
  writeFileSync(join(built, 'package.json'), '{ "type": "module" }');
  const options = [
    '--ignoreConfig',
    '--outDir',
    built,
    '--rootDir',
    root,
    '--target',
    'es2022',
    '--module',
    'nodenext',
  ];
  execFileSync('tsc', [...options, join(folder, 'dual.ts')], { cwd: root, stdio: 'inherit' });
  return join(built, folder);
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
