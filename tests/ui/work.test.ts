import { expect, test } from 'vitest';
import { amount, parameterName } from '../../src/ui/screens/amount.js';
import type { LeverSpec } from '../../src/ui/state/facts.js';
import { leverSetting } from '../../src/ui/state/levers.js';
import { parseAmount } from '../../src/ui/state/parse-amount.js';
import { curveValues } from '../../src/ui/work/curve-values.js';
import { createDrawTable } from '../../src/ui/work/draw-table.js';
import { createTurns } from '../../src/ui/work/turns.js';

type Ask = { readonly id: string; readonly steps: number };

/** Turns that are taken one by one, and what was told in them. */
function manualTurns(): {
  readonly want: (needs: readonly Ask[]) => void;
  readonly turn: () => boolean;
  readonly told: string[];
} {
  const told: string[] = [];
  let next: (() => void) | undefined;
  const turns = createTurns<Ask, string>(
    function* ({ id, steps }) {
      for (let step = 1; step <= steps; step++) yield `${id}${step}`;
      if (steps === 0) throw new Error('no');
    },
    (part) => told.push(part),
    ({ id }) => told.push(`${id} failed`),
    (run) => {
      next = run;
    },
  );
  return {
    want: turns.want,
    told,
    turn: () => {
      const run = next;
      next = undefined;
      run?.();
      return run !== undefined;
    },
  };
}

test('the most urgent question is answered first, and a newer one cuts in between two steps', () => {
  const { want, turn, told } = manualTurns();
  want([{ id: 'a', steps: 3 }]);
  turn();
  want([
    { id: 'b', steps: 1 },
    { id: 'a', steps: 3 },
  ]);
  while (turn());
  expect(told).toEqual(['a1', 'b1', 'a2', 'a3']);
});

test('what nobody wants any more is dropped where it stands, and starts anew when it is wanted again', () => {
  const { want, turn, told } = manualTurns();
  want([{ id: 'a', steps: 9 }]);
  turn();
  want([{ id: 'b', steps: 1 }]);
  while (turn());
  want([{ id: 'a', steps: 1 }]);
  while (turn());
  expect(told).toEqual(['a1', 'b1', 'a1']);
});

test('a question that fails says so once, and the others go on', () => {
  const { want, turn, told } = manualTurns();
  want([
    { id: 'x', steps: 0 },
    { id: 'b', steps: 1 },
  ]);
  while (turn());
  expect(told).toEqual(['x failed', 'b1']);
});

test('bands of a table of draws: quantiles of levels and of paired changes, across chunks', () => {
  const table = createDrawTable(2);
  for (let draw = 0; draw < 201; draw++) {
    table.add(Float64Array.of(draw, 5), Float64Array.of(draw - 1, 5));
  }
  const cell = table.bands([0]).cells.get(0);
  expect(table.bands([0]).draws).toBe(201);
  expect(cell?.level).toEqual([10, 50, 100, 150, 190]);
  expect(cell?.change).toEqual([1, 1, 1, 1, 1]);
  expect(cell?.up).toBe(1);
  expect(table.bands([1]).cells.get(1)?.change).toEqual([0, 0, 0, 0, 0]);
});

const LEVER: LeverSpec = {
  id: 'rule.regional',
  group: 'threshold',
  label: 'regional content',
  unit: 'share',
  value: 0.625,
  low: 0,
  high: 1,
  step: 0.005,
};

test('a lever keeps to its grid and its ends, and standing where the file has it is not moved', () => {
  expect(leverSetting(LEVER, 0.8512)).toBe(0.85);
  expect(leverSetting(LEVER, 7)).toBe(1);
  expect(leverSetting(LEVER, 0.625)).toBeUndefined();
});

test('a curve shows its shape early: the ends, the middle, then ever finer, each value once', () => {
  const values = curveValues(LEVER);
  expect(values.slice(0, 3)).toEqual([0.4, 1, 0.7]);
  expect(new Set(values).size).toBe(values.length);
  expect(Math.min(...values)).toBe(0.4);
});

test('amounts are read and written as people do', () => {
  expect(parseAmount('85 %', 'share')).toBe(0.85);
  expect(parseAmount('85', 'share')).toBe(0.85);
  expect(parseAmount('4.5', 'elasticity')).toBe(4.5);
  expect(parseAmount('1e9; rm', 'share')).toBeUndefined();
  expect(amount(0.85, 'share')).toBe('85%');
  expect(amount(0.85, 'share', 0.005)).toBe('85.0%');
  expect(amount(-1.5, 'elasticity')).toBe('\u22121.5');
  expect(parameterName('mfn.US.light_truck')).toBe('MFN duty US, light truck');
});
