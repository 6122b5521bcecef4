import { setTimeout as wait } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { FleetRow } from '../../src/ui/state/facts.js';
import { createStore } from '../../src/ui/state/store.js';
import { createFakeTerminal } from '../terminal/support/fake-terminal.js';
import { openBench } from '../ui/support/settled.js';
import type { Benchmark } from './benchmark.js';
import { effort } from './support/effort.js';
import { startTimed, type TimedSitting } from './support/timed-sitting.js';

/** A number of times, and the one that 95% of them do not exceed. */
function p95(times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b);
  return `p95 ${(sorted[Math.floor(0.95 * (sorted.length - 1))] ?? Number.NaN).toFixed(1)} ms`;
}

/** The terminal interface: the built program in a real terminal, and its parts in this process. */
export function benchmarks(): readonly Benchmark[] {
  return [firstFrame(), keyToFrame(), sliderToCurve(), scroll(), memory()];
}

function firstFrame(): Benchmark {
  return {
    name: 'roosim ui, start to first frame',
    budgetMs: 800,
    iterations: 8,
    run: async () => {
      const sitting = startTimed(['ui', '--draws', '0']);
      await sitting.until(/q[^\n]* quit/);
      sitting.close();
    },
  };
}

/** Presses keys in turn, one run each, and keeps the times to what they cause. */
function pressing(
  name: string,
  budgetMs: number,
  open: () => Promise<TimedSitting>,
  keys: readonly string[],
  causes: RegExp,
): Benchmark {
  const times: number[] = [];
  let sitting: Promise<TimedSitting> | undefined;
  let presses = 0;
  return {
    name,
    budgetMs,
    iterations: 120,
    run: async () => {
      sitting ??= open();
      const screen = await sitting;
      await wait(30);
      const key = keys[presses++ % keys.length] ?? '';
      const seen = screen.until(causes);
      screen.press(key);
      times.push(await seen);
    },
    remark: () => {
      void sitting?.then((screen) => screen.close());
      return `${p95(times)} (median includes a pause of 30 ms)`;
    },
  };
}

function keyToFrame(): Benchmark {
  return pressing(
    'key to frame while draws run',
    80,
    async () => {
      const sitting = startTimed(['ui', '--draws', '100000']);
      await sitting.until(/[1-9]\d* of 100,000 draws/);
      const screen = sitting.until(/▸[^\n]*2[^\n]*compare/);
      sitting.press('2');
      await screen;
      return sitting;
    },
    ['j', 'j', 'j', 'j', 'k', 'k', 'k', 'k'],
    /▸/,
  );
}

function sliderToCurve(): Benchmark {
  return pressing(
    'slider to new central outcomes',
    180,
    async () => {
      const sitting = startTimed(['ui', 'nafta-1994', 'us-85-50', '--draws', '0']);
      await sitting.until(/B[^\n]*▲/);
      const screen = sitting.until(/US jobs/);
      sitting.press('6');
      await screen;
      return sitting;
    },
    ['h', 'h', 'h', 'l', 'l', 'l'],
    /US jobs/,
  );
}

/** The fleet of a scenario, repeated until there are 5,000 carlines. */
function manyCarlines(rows: readonly FleetRow[]): readonly FleetRow[] {
  return Array.from({ length: 5000 }, (_, index) => {
    const row = rows[index % rows.length] as FleetRow;
    return { ...row, id: `${row.id}-${index}`, label: `${row.label} ${index}` };
  });
}

/** The interface over a fleet of 5,000 carlines in memory; `press` resolves with the frame the key causes. */
async function openFleet(): Promise<{ readonly press: (key: string) => Promise<void>; readonly close: () => void }> {
  process.env.NODE_ENV = 'production';
  const { showInterface } = await import('../../src/ui/components/show.js');
  const bench = openBench(['nafta-1994', 'us-85-50']);
  const state = bench.press('4');
  const { fleetRows } = state;
  if (fleetRows === undefined) throw new Error('The fleet has no rows.');
  const rows = manyCarlines(fleetRows.value);
  const store = createStore(state, () => undefined);
  store.dispatch({ type: 'fleet-rows', id: fleetRows.id, rows });
  let seen: (() => void) | undefined;
  const terminal = createFakeTerminal(120, 40, () => seen?.());
  const session = showInterface(store, terminal, undefined, false);
  await wait(50);
  return {
    press: (key) =>
      new Promise((done) => {
        seen = done;
        terminal.type(key);
      }),
    close: () => session.close(),
  };
}

function scroll(): Benchmark {
  let fleet: ReturnType<typeof openFleet> | undefined;
  return {
    name: 'scroll by a row in a fleet of 5,000 carlines',
    budgetMs: 1000 / 30,
    iterations: 200,
    run: async () => {
      fleet ??= openFleet();
      await (await fleet).press('j');
    },
    remark: (median) => {
      void fleet?.then(({ close }) => close());
      return `${(1000 / median).toFixed(0)} frames a second`;
    },
  };
}

function memory(): Benchmark {
  const growth: number[] = [];
  return {
    name: '10,000 key presses',
    iterations: 1,
    run: async () => {
      setFlagsFromString('--expose-gc');
      const collect = runInNewContext('gc') as () => void;
      const heap = (): number => {
        collect();
        return process.memoryUsage().heapUsed / 2 ** 20;
      };
      const fleet = await openFleet();
      const pressAll = async (count: number): Promise<void> => {
        for (let press = 0; press < count; press++) await fleet.press(press % 200 < 100 ? 'j' : 'k');
      };
      await pressAll(500);
      const before = heap();
      await pressAll(effort(10_000, 100));
      growth.push(heap() - before);
      fleet.close();
    },
    remark: () => `heap grows by ${(growth.at(-1) ?? Number.NaN).toFixed(2)} MB`,
  };
}
