import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MAIN } from '../../batch/support/program.js';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** What engine-times.mjs prints: milliseconds by what was timed, and the sums of costs and numbers of problems solved. */
export type EngineTimes = {
  readonly own: readonly number[];
  readonly cleared?: readonly number[];
  readonly wide?: readonly number[];
  readonly inC?: readonly number[];
  /** In C, but without what is spent where. */
  readonly costInC?: readonly number[];
  readonly reference?: readonly number[];
  readonly sums?: Readonly<Record<string, number>>;
  readonly spending?: Readonly<Record<string, number>>;
  readonly solved?: Readonly<Record<string, number>>;
  /** Problems that cannot be met, which are left out. */
  readonly infeasible?: number;
};

/** Times the built engine in a process of its own, so many times. */
export function engineTimes(what: 'solver' | 'runs', times: number, scenarios: readonly string[]): EngineTimes {
  const script = fileURLToPath(new URL('engine-times.mjs', import.meta.url));
  const built = join(dirname(MAIN), '..');
  const folder = mkdtempSync(join(tmpdir(), 'roosim-bench-'));
  const beside = what === 'solver' ? [compiledReference(folder), compiledInC(folder) ?? ''] : ['', ''];
  const printed = execFileSync(process.execPath, [script, what, String(times), built, ...beside, ...scenarios], {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  return JSON.parse(printed) as EngineTimes;
}

/** Compiles the reference in TypeScript as the program's own modules are. Returns the folder of its modules. */
function compiledReference(into: string): string {
  const folder = join('tests', 'support', 'sourcing-reference');
  writeFileSync(join(into, 'package.json'), '{ "type": "module" }');
  const target = ['--ignoreConfig', '--outDir', into, '--rootDir', ROOT, '--target', 'es2022', '--module', 'nodenext'];
  execFileSync('tsc', [...target, join(folder, 'solve.ts')], { cwd: ROOT, stdio: 'inherit' });
  return join(into, folder);
}

/** Compiles kernel.c; undefined where there is no compiler. */
function compiledInC(into: string): string | undefined {
  const program = join(into, 'kernel');
  try {
    const source = fileURLToPath(new URL('kernel.c', import.meta.url));
    execFileSync('cc', ['-O3', '-o', program, source, '-lm'], { stdio: 'ignore' });
    return program;
  } catch {
    return undefined;
  }
}
