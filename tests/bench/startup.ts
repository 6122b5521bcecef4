import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Benchmark } from './benchmark.js';

const PROGRAM = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

/** Whole processes of the built program, from start to last byte. */
export function benchmarks(): readonly Benchmark[] {
  const processOf = (argv: readonly string[]) => () => execFileSync(process.execPath, [PROGRAM, ...argv]);
  return [
    { name: 'node with nothing to do', run: () => execFileSync(process.execPath, ['-e', '0']), iterations: 15 },
    { name: 'roosim --version', run: processOf(['--version']), budgetMs: 150, iterations: 15 },
    { name: 'roosim --help', run: processOf(['--help']), iterations: 15 },
    { name: 'roosim (the scenarios that ship, as a table)', run: processOf([]), budgetMs: 1500, iterations: 10 },
    {
      name: 'roosim --format csv --year 2025',
      run: processOf(['--format', 'csv', '--year', '2025']),
      budgetMs: 1500,
      iterations: 10,
    },
  ];
}
