import { readdirSync } from 'node:fs';
import { cpus } from 'node:os';
import { Bench } from 'tinybench';
import { type Column, renderTable } from '../../src/output/table.js';
import type { Benchmark, BenchmarkFile } from './benchmark.js';

/**
 * Times everything that the files beside this one export as `benchmarks`, or those whose file or name holds one of the
 * words given, and prints medians beside their budgets: `npm run bench -- kernel startup`.
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
  const { name, run, budgetMs, repetitions = 1, iterations = 64, remark } = benchmark;
  const isLong = iterations < 20;
  const bench = new Bench({ iterations, time: isLong ? 0 : 500, warmup: !isLong, throws: true });
  bench.add(name, run);
  const [task] = await bench.run();
  const result = task?.result;
  if (result === undefined || !('latency' in result) || result.latency === undefined)
    throw new Error(`${name} did not run.`);
  const median = result.latency.p50 / repetitions;
  const verdict = budgetMs === undefined ? '' : median <= budgetMs ? 'within' : 'OVER';
  return [
    name,
    duration(median),
    duration(result.latency.p99 / repetitions),
    budgetMs === undefined ? '' : duration(budgetMs),
    verdict,
    remark?.(median) ?? '',
  ];
}

function duration(milliseconds: number): string {
  if (milliseconds >= 1000) return `${(milliseconds / 1000).toFixed(2)} s `;
  if (milliseconds >= 1) return `${milliseconds.toFixed(1)} ms`;
  return `${(milliseconds * 1000).toFixed(2)} µs`;
}

await main(process.argv.slice(2));
