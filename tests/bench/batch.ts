import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { max, median, min } from 'simple-statistics';
import { createByteBuffer, createRunWriter, rowHead } from '../../src/batch/row-bytes.js';
import { createUnitSimulator } from '../../src/batch/simulate-units.js';
import type { Results } from '../../src/engine/index.js';
import { csvRow, resultRows } from '../../src/output/long-table.js';
import { loadScenarios } from '../../src/scenario/load.js';
import { cellIndex } from '../../src/types/outcome-shape.js';
import { largeFolder, mergeElsewhere } from '../batch/support/large-folder.js';
import { ended, MAIN } from '../batch/support/program.js';
import { OUTCOME_SHAPE } from '../support/dimensions.js';
import { shipped, TEN } from '../support/shipped.js';
import type { Benchmark } from './benchmark.js';
import { effort } from './support/effort.js';

const DRAWS = effort(1000, 30);
const WARM_DRAWS = effort(3000, 60);
const PAIRS = effort(3);
const MERGED_ROWS = effort(10_000_000, 100_000);

/** Batches end to end: draws a second on one core and two, the writing of rows, merging, and whether a draw's cost depends on how many there are. */
export function benchmarks(): readonly Benchmark[] {
  return [...rowWriting(), ...drawsOfManyAndFew(), ...wholeBatches(), ...merging()];
}

function rowWriting(): readonly Benchmark[] {
  const years = Array.from({ length: 13 }, (_, index) => 2019 + index);
  const cells = Float64Array.from(
    { length: cellIndex(OUTCOME_SHAPE, years.length, 0, 0, 0) },
    (_, index) => Math.sin(index) * 1e4,
  );
  const results: Results = { scenario: 'us-85-50', title: '', years, shape: OUTCOME_SHAPE, cells };
  const positions: Results = { ...results, cells: Float64Array.from(cells.keys()) };
  const write = createRunWriter(resultRows(positions));
  const buffer = createByteBuffer(new ArrayBuffer(1 << 20));
  const perRow = (ms: number): string => `${((ms * 1e6) / cells.length).toFixed(0)} ns a row`;
  return [
    {
      name: 'rows of one run, as the batch writes them',
      run: () => {
        buffer.length = 0;
        write(buffer, rowHead('us-85-50', 17), cells);
      },
      budgetMs: 0.6,
      remark: perRow,
    },
    {
      name: 'rows of one run, row by row as text',
      run: () => Buffer.from([...resultRows(results, {}, 17)].map(csvRow).join('')),
      remark: perRow,
    },
  ];
}

function drawsOfManyAndFew(): readonly Benchmark[] {
  const [baseline] = loadScenarios([shipped('nafta-1994')]);
  if (baseline === undefined) return [];
  return [100, 100_000].map((draws): Benchmark => {
    const plan = { draws: { draws, seed: 1, design: 'latin_hypercube' }, selection: {} } as const;
    const simulate = createUnitSimulator(baseline, [baseline], plan);
    let drawn = 0;
    // Unit 0 is the central run; there is none beyond the last draw.
    return { name: `one draw of ${draws}, one scenario`, run: () => simulate(1 + (drawn++ % draws)) };
  });
}

function wholeBatches(): readonly Benchmark[] {
  const timed = [1, 2].map((workers): Benchmark => {
    let last = { seconds: 0, rate: 0, megabytes: 0 };
    return {
      name: `ten scenarios × 13 years × the fleet, ${DRAWS} draws, ${workers} worker${workers === 1 ? '' : 's'}`,
      run: async () => {
        last = await batchElsewhere(workers, DRAWS);
      },
      iterations: 1,
      ...(workers === 2 && { budgetMs: 10_000 }),
      remark: () => {
        const warm = `${last.rate.toFixed(1)} draws/s over the second half`;
        return `${last.seconds.toFixed(1)} s from start to end, ${warm}; ${last.megabytes.toFixed(0)} MB`;
      },
    };
  });
  return [...timed, scaling()];
}

/** Two workers against one, by turns: single runs differ by more than a tenth where others use the machine. */
function scaling(): Benchmark {
  const pairs: { readonly one: number; readonly two: number }[] = [];
  return {
    name: `two workers against one, ${PAIRS} pairs of ${WARM_DRAWS} draws`,
    run: async () => {
      for (let pair = 0; pair < PAIRS; pair++) {
        const one = await batchElsewhere(1, WARM_DRAWS);
        const two = await batchElsewhere(2, WARM_DRAWS);
        pairs.push({ one: one.rate, two: two.rate });
      }
    },
    iterations: 1,
    remark: () => {
      const ratios = pairs.map(({ one, two }) => two / one);
      const rates = `${median(pairs.map(({ two }) => two)).toFixed(1)} and ${median(pairs.map(({ one }) => one)).toFixed(1)} draws/s`;
      const range = `${min(ratios).toFixed(2)} to ${max(ratios).toFixed(2)}`;
      return `${median(ratios).toFixed(2)} × (${range}); ${rates} over the second half`;
    },
  };
}

type BatchRun = { readonly seconds: number; readonly rate: number; readonly megabytes: number };

async function batchElsewhere(workers: number, draws: number): Promise<BatchRun> {
  const plan = { baseline: shipped('nafta-1994'), scenarios: TEN, draws, seed: 1 };
  const script = fileURLToPath(new URL('./support/batch-rate.mjs', import.meta.url));
  const built = join(dirname(MAIN), '..');
  const child = spawn(process.execPath, [script, built, String(workers), JSON.stringify(plan)]);
  const { code, stdout, stderr } = await ended(child);
  if (code !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as BatchRun;
}

function merging(): readonly Benchmark[] {
  let remark = '';
  return [
    {
      name: `merge of ${MERGED_ROWS / 1e6} million rows, making them included`,
      run: async () => {
        const parent = mkdtempSync(join(tmpdir(), 'roosim-merge-'));
        try {
          const few = await mergeElsewhere(await largeFolder(parent, 'few', 10_000));
          const many = await mergeElsewhere(await largeFolder(parent, 'many', MERGED_ROWS));
          remark = `merge alone ${many.seconds.toFixed(1)} s, ${many.megabytes.toFixed(0)} MB; ten thousand rows: ${few.megabytes.toFixed(0)} MB`;
        } finally {
          rmSync(parent, { recursive: true, force: true });
        }
      },
      iterations: 1,
      remark: () => remark,
    },
  ];
}
