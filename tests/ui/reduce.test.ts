import { beforeAll, expect, test } from 'vitest';
import { COMMANDS } from '../../src/ui/commands/table.js';
import { flatten } from '../../src/ui/screens/flatten.js';
import { drawFrame } from '../../src/ui/screens/screen.js';
import { needs } from '../../src/ui/state/needs.js';
import { reduce } from '../../src/ui/state/reduce.js';
import { initialState, SCREENS, type State } from '../../src/ui/state/state.js';
import { type Bench, openBench } from './support/settled.js';

const US = 'us-85-50.yaml';
let opened: State;
let bench: Bench;

beforeAll(() => {
  bench = openBench(['us-85-50', 'nafta-1994']);
  opened = bench.state();
}, 120_000);

function frameText(state: State): string {
  return flatten(drawFrame(state), state.columns, state.rows)
    .map((line) => line.map(({ text }) => text).join(''))
    .join('\n');
}

function press(state: State, ...keys: readonly string[]): State {
  return keys.reduce((after, key) => reduce(after, { type: 'key', key }), state);
}

test('the scenario that extends nothing becomes the baseline and leads the list; the first proposal is in hand', () => {
  expect(opened.scenarios.map((scenario) => scenario.facts?.name)).toEqual(['nafta-1994', 'us-85-50']);
  expect(opened.baseline).toBe(opened.scenarios[0]?.key);
  expect(opened.inHand).toBe(1);
  expect(opened.year).toBe(2025);
});

test('number keys and tab go through the screens', () => {
  expect(SCREENS.map((_, index) => press(opened, String(index + 1)).screen)).toEqual(SCREENS);
  expect(press(opened, 'tab').screen).toBe('compare');
  expect(press(opened, 'shift+tab').screen).toBe('assumptions');
});

test('years stop at the ends of the baseline', () => {
  expect(press(opened, ...Array.from({ length: 20 }, () => 'y')).year).toBe(2031);
  expect(press(opened, ...Array.from({ length: 20 }, () => 'Y')).year).toBe(2019);
});

test('a change of year asks for nothing but what the screen shows', () => {
  const before = new Set(needs(press(opened, '4')).map(({ id }) => id));
  const asked = needs(press(opened, '4', 'y')).filter(({ id }) => !before.has(id));
  expect(asked.map(({ kind }) => kind)).toEqual(['fleet']);
});

test('levers move on their grid, stop at their ends, and can be undone and done again', () => {
  const lever = (state: State): number | undefined =>
    Object.values(state.levers.values)[0]?.['rule.all_of[0].regional.2022'];
  const moved = press(opened, '6', 'h', 'h');
  expect(lever(moved)).toBe(0.84);
  expect(lever(press(moved, 'u'))).toBe(0.845);
  expect(lever(press(moved, 'u', 'u'))).toBeUndefined();
  expect(lever(press(moved, 'u', 'u', 'ctrl+r', 'ctrl+r'))).toBe(0.84);
  expect(lever(press(opened, '6', ...Array.from({ length: 9 }, () => 'L')))).toBe(1);
  expect(lever(press(moved, 'l', 'l'))).toBeUndefined();
  expect(lever(press(moved, 'x'))).toBeUndefined();
  expect(lever(press(opened, '6', 'return', '7', '7', '.', '5', 'return'))).toBe(0.775);
});

test('a value that a lever cannot take is refused in words', () => {
  const refused = press(opened, '6', 'return', '3', '0', '0', 'return');
  expect(refused.levers.values).toEqual({});
  expect(refused.message?.text).toContain('not a value this lever can take');
});

test('what cannot be done now says why and changes nothing', () => {
  const after = press(opened, '6', 'w');
  expect(after.overlay).toBeUndefined();
  expect(after.message?.text).toContain('no lever has been moved');
});

test('moving a lever drops the ranges, which belong to the old values, and keeps central outcomes until new ones come', () => {
  const key = opened.scenarios[1]?.key ?? '';
  const drawn = bench.draw(4);
  expect(drawn.scenarios[1]?.bands).toBeDefined();
  const moved = press(drawn, '6', 'h');
  expect(moved.scenarios.find((scenario) => scenario.key === key)?.bands).toBeUndefined();
  expect(moved.scenarios[0]?.bands).toBeDefined();
  expect(moved.scenarios[1]?.central).toBeDefined();
});

test('an answer to a question that no longer stands is dropped', () => {
  const [need] = needs(press(opened, '4')).filter(({ kind }) => kind === 'fleet');
  const elsewhere = press(opened, '4', 'y');
  const after = reduce(elsewhere, { type: 'fleet-rows', id: need?.id ?? '', rows: [] });
  expect(after.fleetRows).toBeUndefined();
});

test('another baseline takes away every change until it is computed anew', () => {
  const after = press(opened, 'b');
  expect(after.baseline).toContain(US);
  expect(after.scenarios.every((scenario) => scenario.central === undefined)).toBe(true);
});

test('a broken file keeps its last good facts and outcomes', () => {
  const key = opened.scenarios[1]?.key ?? '';
  const broken = reduce(opened, { type: 'invalid', key, problem: ['error: no'] });
  expect(broken.scenarios[1]?.facts).toBeDefined();
  expect(broken.scenarios[1]?.central).toBeDefined();
  expect(broken.scenarios[1]?.problem).toEqual(['error: no']);
});

test('the palette finds a command by its words and runs it', () => {
  const found = press(opened, ':', 'f', 'l', 'e', 'e', 't', 'return');
  expect(found.overlay).toBeUndefined();
  expect(found.screen).toBe('fleet');
});

test('Ctrl-C asks to quit with 130 even while something is typed; q with 0', () => {
  expect(press(opened, ':', 'ctrl+c').effects).toEqual([{ kind: 'quit', code: 130 }]);
  expect(press(opened, 'q').effects).toEqual([{ kind: 'quit', code: 0 }]);
  expect(press(opened, 'q', 'j').effects).toEqual([]);
});

test('moved levers that were not saved are asked about before they are lost', () => {
  const moved = press(opened, '6', 'h');
  const key = opened.scenarios[1]?.key ?? '';
  const asked = press(moved, 'q');
  expect(asked.effects).toEqual([]);
  expect(frameText(asked)).toContain('Quit and lose the moved levers of us-85-50?');
  expect(press(asked, 'n')).toEqual(moved);
  expect(press(asked, 'y').effects).toEqual([{ kind: 'quit', code: 0 }]);
  expect(press(moved, 'ctrl+c').effects).toEqual([]);
  expect(press(moved, 'ctrl+c', 'y').effects).toEqual([{ kind: 'quit', code: 130 }]);
  expect(press(moved, 'ctrl+c', 'ctrl+c').effects).toEqual([{ kind: 'quit', code: 130 }]);
  const saved = reduce(moved, { type: 'saved', key, values: moved.levers.values[key] ?? {} });
  expect(press(saved, 'q').effects).toEqual([{ kind: 'quit', code: 0 }]);
  expect(press(saved, 'h', 'q').effects).toEqual([]);
  expect(press(moved, 'u', 'q').effects).toEqual([{ kind: 'quit', code: 0 }]);
});

test('pasted text goes into what is being typed and is never taken for keys', () => {
  const text = 'q\re\ru\u001b[A\r';
  const after = reduce(press(opened, '6', 'h'), { type: 'paste', text });
  expect(after).toEqual({ ...press(opened, '6', 'h'), message: expect.anything() });
  const naming = reduce(press(opened, '6', 'h', 'w', 'ctrl+u'), { type: 'paste', text: ' my-\n plan\n' });
  expect(naming.overlay).toEqual({ kind: 'prompt', purpose: 'save', text: 'my- plan' });
  expect(reduce(press(opened, ':'), { type: 'paste', text: 'quit\r' }).overlay).toEqual({
    kind: 'palette',
    query: 'quit',
    row: 0,
  });
});

test('a copy takes the place of what ships, levers and all', () => {
  const key = opened.scenarios[1]?.key ?? '';
  const moved = press(opened, '6', 'h');
  const copied = reduce(moved, { type: 'copied', key, copy: { key: '/mine/us-85-50.yaml', file: 'us-85-50.yaml' } });
  expect(copied.scenarios[1]).toMatchObject({ key: '/mine/us-85-50.yaml', facts: moved.scenarios[1]?.facts });
  expect(copied.levers.values).toEqual({ '/mine/us-85-50.yaml': moved.levers.values[key] });
  expect(press(copied, 'u').levers.values).toEqual({});
});

test('the filter narrows the fleet while it is typed, and escape clears it', () => {
  const fleet = bench.press('4');
  const all = fleet.fleetShown.length;
  const typed = press(fleet, '/', 'f', 'o', 'r', 'd', 'space', 'm', 'x');
  expect(typed.fleetShown.length).toBeGreaterThan(0);
  expect(typed.fleetShown.every((row) => row.maker === 'Ford' && row.assembly === 'MX')).toBe(true);
  expect(press(typed, 'escape').fleetShown).toHaveLength(all);
});

test('every command can be run, or says why not, on every screen it belongs to, before and after anything is read', () => {
  const empty = initialState({ columns: 80, rows: 24, files: [], theme: 'none', glyphs: 'ascii', draws: 0 });
  for (const start of [empty, opened]) {
    for (const screen of SCREENS) {
      for (const command of COMMANDS) {
        const on = reduce(start, { type: 'show', screen });
        expect(() => press(on, command.keys[0] ?? '')).not.toThrow();
      }
    }
  }
});
