import { readdirSync } from 'node:fs';
import { cpus } from 'node:os';
import { quantile } from 'simple-statistics';
import { Bench } from 'tinybench';
import { type Column, renderTable } from '../../src/output/table.js';
import type { Benchmark, BenchmarkFile, Timed } from './benchmark.js';
import { IS_QUICK } from './support/effort.js';

/**
 * Times everything that the files beside this one export as `benchmarks`, or those whose file or name holds one of the
 * words given, and prints medians beside their budgets: `npm run bench -- solver startup`; with `--quick`, as little of each as
 * shows that it works.
 */
async function main(words: readonly string[]): Promise<void> {
  const here = new URL('.', import.meta.url);
  const rows: string[][] = [];
  for (const file of readdirSync(here)
    .filter((name) => name.endsWith('.ts') && name !== 'main.ts')
    .sort()) {
    const module = (await import(new URL(file, here).href)) as Partial<BenchmarkFile>;
    const fileIsMeant = words.some((word) => file.includes(word));
    for (const benchmark of (await module.benchmarks?.()) ?? []) {
      if (words.length > 0 && !fileIsMeant && !words.some((word) => benchmark.name.includes(word))) continue;
      process.stderr.write(`${benchmark.name} …\n`);
      rows.push(await timed(benchmark));
    }
  }
  process.stdout.write(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}\n\n`);
  process.stdout.write(renderTable(COLUMNS, rows).text);
}

const COLUMNS: readonly Column[] = [
  { heading: ['benchmark'], align: 'left' },
  { heading: ['median'], align: 'right' },
  { heading: ['p99'], align: 'right' },
  { heading: ['budget'], align: 'right' },
  { heading: [''], align: 'left' },
  { heading: ['remark'], align: 'left' },
];

async function timed(benchmark: Benchmark): Promise<string[]> {
  const { name, budgetMs, remark } = benchmark;
  const { p50, p99 } = 'samples' in benchmark ? ofSamples(benchmark.samples()) : await ofRuns(benchmark);
  const verdict = budgetMs === undefined ? '' : p50 <= budgetMs ? 'within' : 'OVER';
  const budget = budgetMs === undefined ? '' : duration(budgetMs);
  return [name, duration(p50), duration(p99), budget, verdict, remark?.(p50) ?? ''];
}

/** Quantiles of milliseconds. */
type Quantiles = { readonly p50: number; readonly p99: number };

function ofSamples(milliseconds: readonly number[]): Quantiles {
  return { p50: quantile([...milliseconds], 0.5), p99: quantile([...milliseconds], 0.99) };
}

async function ofRuns({ name, run, repetitions = 1, iterations = 64 }: Timed): Promise<Quantiles> {
  const isLong = iterations < 20 || IS_QUICK;
  const bench = new Bench({
    iterations: IS_QUICK ? Math.min(2, iterations) : iterations,
    time: isLong ? 0 : 500,
    warmup: !isLong,
    throws: true,
  });
  bench.add(name, run);
  const [task] = await bench.run();
  const result = task?.result;
  if (result === undefined || !('latency' in result) || result.latency === undefined)
    throw new Error(`${name} did not run.`);
  return { p50: result.latency.p50 / repetitions, p99: result.latency.p99 / repetitions };
}

function duration(milliseconds: number): string {
  if (milliseconds >= 1000) return `${(milliseconds / 1000).toFixed(2)} s `;
  if (milliseconds >= 1) return `${milliseconds.toFixed(1)} ms`;
  return `${(milliseconds * 1000).toFixed(2)} µs`;
}

await main(process.argv.slice(2).filter((word) => word !== '--quick'));
