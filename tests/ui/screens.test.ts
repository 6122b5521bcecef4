import { beforeAll, expect, test } from 'vitest';
import { DROP_ORDER, layoutOf, SMALLEST } from '../../src/ui/layout/layout.js';
import { spokenText } from '../../src/ui/screens/spoken.js';
import { wholeScreen } from '../../src/ui/screens/whole.js';
import { SCREENS, type State } from '../../src/ui/state/state.js';
import { lineWidth, plainText } from '../../src/ui/text/line.js';
import { createPainter, THEMES } from '../../src/ui/theme/themes.js';
import { type Bench, openBench } from './support/settled.js';

const SIZES = [
  [60, 16],
  [80, 24],
  [120, 40],
  [200, 60],
] as const;

let bench: Bench;

beforeAll(() => {
  bench = openBench(['nafta-1994', 'us-85-50']);
  bench.draw(4);
}, 120_000);

function at(state: State, columns: number, rows: number): State {
  return { ...state, columns, rows };
}

test.each(SCREENS)('%s fills every size exactly, under every overlay', (screen) => {
  const shown = bench.press(String(SCREENS.indexOf(screen) + 1));
  const overlays: readonly State['overlay'][] = [
    undefined,
    { kind: 'help', scroll: 0 },
    { kind: 'palette', query: 's', row: 1 },
    { kind: 'prompt', purpose: 'save', text: 'a-name' },
  ];
  const sizes = [...SIZES, [20, 5], [61, 17], [99, 31], [133, 22], [84, 60]] as const;
  for (const overlay of overlays) {
    for (const [columns, rows] of sizes) {
      const lines = wholeScreen({ ...at(shown, columns, rows), overlay });
      expect(lines).toHaveLength(rows);
      expect(lines.map(lineWidth), `${columns} by ${rows}`).toEqual(lines.map(() => columns));
    }
  }
});

test.each(SCREENS)('%s cuts no heading, unit or number at the sizes people use', (screen) => {
  const shown = bench.press(String(SCREENS.indexOf(screen) + 1));
  for (const [columns, rows] of SIZES) {
    const text = wholeScreen(at(shown, columns, rows)).map(plainText);
    expect(text[0]).toContain(`▸${SCREENS.indexOf(screen) + 1} ${screen}`);
    expect(text.at(-1)).toContain('q quit');
    expect(text.at(-1)).toContain('? help');
    const cutNumbers = text.filter((line) => /\d…(?!\d|[−+])/.test(line));
    expect(cutNumbers).toEqual([]);
  }
});

test('nothing filters unseen: all that is on stands in the header, on every screen and at every size', () => {
  bench.press('6', 'h');
  for (const [wanted, done] of [
    [1000, 340],
    [1000, 1000],
    [0, 0],
  ] as const) {
    for (const screen of SCREENS) {
      for (const [vehicleClass, country] of [
        ['light_truck', 'ROW'],
        ['car', 'CA'],
        ['all', 'NAM'],
      ] as const) {
        const { fleet, assumptions, ...state } = bench.state();
        const on: State = {
          ...state,
          screen,
          vehicleClass,
          country,
          fleet: { ...fleet, filter: 'volkswagen jetta' },
          assumptions: { ...assumptions, filter: 'elasticity of demand' },
          draws: { wanted, done },
        };
        for (const [columns, rows] of SIZES) {
          const [first = '', second = ''] = wholeScreen(at(on, columns, rows)).map(plainText);
          const what = `${screen} ${columns}: ${first}\n${second}`;
          expect(first, what).toMatch(/2025 · (?:against|vs) NAFTA/);
          expect(second, what).toMatch(/levers (?:moved: )?B/);
          expect(second, what).toMatch(
            wanted === 0 ? /no draws/ : done < wanted ? /340(?:\/| of )1,000/ : /1,000 draws/,
          );
          expect(/trucks/.test(second), what).toBe(vehicleClass === 'light_truck');
          expect(/ cars /.test(second), what).toBe(vehicleClass === 'car');
          expect(/rest of the world|ROW/.test(second), what).toBe(country === 'ROW');
          expect(/Canada|\bCA\b/.test(second), what).toBe(country === 'CA');
          const filtered = screen === 'fleet' ? /volks/ : screen === 'assumptions' ? /elast/ : undefined;
          if (filtered !== undefined) expect(second, what).toMatch(filtered);
        }
      }
    }
  }
  expect(spokenText({ ...bench.state(), vehicleClass: 'car' })).toContain('Cars.\nLevers moved: B.');
  bench.press('u');
});

test('the fleet shows the class that its chip says', () => {
  const all = bench.press('4').fleetShown;
  const cars = bench.press('v').fleetShown;
  expect(bench.state().vehicleClass).toBe('car');
  expect(cars).toEqual(all.filter((row) => row.vehicleClass === 'car'));
  expect(wholeScreen(bench.state()).map(plainText).join('\n')).toContain(`${cars.length} of ${all.length} carlines`);
  expect(bench.press('v', 'v').fleetShown).toEqual(all);
});

test('panes lie inside the body, beside each other, and go in their order as room gets short', () => {
  for (const screen of SCREENS) {
    for (let columns = SMALLEST.columns; columns <= 220; columns += 23) {
      for (let rows = SMALLEST.rows; rows <= 70; rows += 9) {
        const layout = layoutOf(screen, columns, rows, 12, false);
        if (!layout.fits) throw new Error('It should fit.');
        const panes = Object.values(layout.panes);
        const cells = new Set<number>();
        let area = 0;
        for (const { x, y, width, height } of panes) {
          expect(x + width).toBeLessThanOrEqual(columns);
          expect(y).toBeGreaterThanOrEqual(layout.header.height);
          expect(y + height).toBeLessThanOrEqual(layout.footer.y);
          area += width * height;
          for (let row = y; row < y + height; row++)
            for (let column = x; column < x + width; column++) cells.add(row * columns + column);
        }
        expect(cells.size).toBe(area);
        expect(layout.panes.main).toBeDefined();
      }
    }
  }
  expect(DROP_ORDER).toEqual(['detail', 'words', 'chart']);
});

test('too small a terminal says which size it needs', () => {
  const text = wholeScreen(at(bench.state(), 50, 12))
    .map(plainText)
    .join('\n');
  expect(text).toContain('60 columns by 16 rows');
  expect(text).toContain('50 by 12');
});

test('without colour there is no escape code, and in ASCII nothing but ASCII', () => {
  for (const screen of SCREENS) {
    const state: State = { ...bench.press(String(SCREENS.indexOf(screen) + 1)), glyphs: 'ascii' };
    const painted = wholeScreen(state)
      .map(createPainter(THEMES.none, 3, 'ascii'))
      .join('\n');
    expect(painted).toMatch(/^[\n\u0020-\u007e]*$/);
  }
});

test('a change never shows by colour alone: gains and losses carry their marks', () => {
  const lines = wholeScreen(bench.press('2'));
  const colored = lines.flatMap((line) => line.filter(({ role }) => role === 'good' || role === 'bad'));
  expect(colored.length).toBeGreaterThan(10);
  expect(colored.every(({ text }) => /[▲▼+−✔✘]/.test(text))).toBe(true);
});

test('a title from a stranger cannot act on the terminal', () => {
  const state = bench.state();
  const [first, ...rest] = state.scenarios;
  if (first?.facts === undefined) throw new Error('Nothing was read.');
  const wide = '日本の自動車原産地規則、二〇二六年の提案';
  const named = { ...state, scenarios: [{ ...first, facts: { ...first.facts, title: wide } }, ...rest] };
  for (const screen of SCREENS) {
    const lines = wholeScreen({ ...named, screen });
    expect(lines.map(lineWidth)).toEqual(lines.map(() => named.columns));
  }
});

test('a broken file shows its diagnostics over any screen', () => {
  const key = bench.state().scenarios[1]?.key ?? '';
  const problem = [
    'error: A share above 100%.',
    '  at us.yaml:24:11',
    '   |',
    '24 |     us: 150%',
    '   |         ^^^^',
  ];
  for (const screen of SCREENS) {
    bench.dispatch({ type: 'invalid', key, problem });
    const text = wholeScreen({ ...bench.state(), screen, columns: 80, rows: 24 }).map(plainText);
    expect(text.join('\n')).toContain('this file is not valid');
    expect(text.some((line) => line.includes('^^^^'))).toBe(true);
  }
});

test('what a screen reader hears has no drawing in it and names what is in hand', () => {
  for (const screen of SCREENS) {
    const text = spokenText(bench.press(String(SCREENS.indexOf(screen) + 1)));
    expect(text).toContain(`${screen} screen`);
    expect(text).not.toMatch(/[\u2500-\u25ff\u2800-\u28ff]/);
  }
});
