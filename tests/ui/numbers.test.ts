import { beforeAll, expect, test } from 'vitest';
import { cellChange, cellLevel } from '../../src/output/numbers.js';
import type { OutcomeClass, OutcomeCountry } from '../../src/types/dimensions.js';
import { METRIC_INFO, type MetricName } from '../../src/types/metrics.js';
import { drawFrame } from '../../src/ui/screens/screen.js';
import { compareFigures } from '../../src/ui/state/rows.js';
import type { State } from '../../src/ui/state/state.js';
import { plainText } from '../../src/ui/text/line.js';
import { runInProcess } from '../cli/support.js';
import { csvRows } from '../support/csv.js';
import { type Bench, openBench } from './support/settled.js';

const NAMES = ['nafta-1994', 'us-85-50', 'usmca'] as const;
const SIZE = { columns: 200, rows: 60 };

let csv: ReadonlyMap<string, number>;
let bench: Bench;

beforeAll(async () => {
  const { stdout } = await runInProcess(['compare', ...NAMES, '--year', '2025', '--show', 'both', '--format', 'csv']);
  const rows = csvRows(stdout);
  csv = new Map(
    rows
      .filter((row) => row.value !== '')
      .map((row) => [[row.scenario, row.metric, row.country, row.class].join(), Number(row.value)]),
  );
  bench = openBench(NAMES, SIZE);
}, 120_000);

/** What the command line prints for a figure, as the screens write it. */
function printed(
  scenario: string,
  metric: MetricName,
  country: OutcomeCountry,
  show: State['show'],
  of: OutcomeClass = 'all',
): string {
  const { unit } = METRIC_INFO[metric];
  const value = csv.get([scenario, show === 'change' ? `change.${metric}` : metric, country, of].join()) ?? Number.NaN;
  return show === 'change' ? cellChange(value, unit) : cellLevel(value, unit);
}

function paneLines(state: State, name: string): readonly string[] {
  return (
    drawFrame(state)
      .find((pane) => pane.name === name)
      ?.lines.map(plainText) ?? []
  );
}

/** Numbers of a line, as written. */
function numbersIn(line: string): readonly string[] {
  return line.match(/[+\u2212]?\d[\d,]*(?:\.\d+)?/g) ?? [];
}

test.each(['level', 'change'] as const)(
  'compare: every %s on the screen is the one that compare --format csv prints',
  (show) => {
    let state = bench.press('2', 'g');
    while (state.show !== show) state = bench.press('d');
    const figures = compareFigures(state);
    expect(figures.length).toBeGreaterThan(50);
    let checked = 0;
    figures.forEach((figure) => {
      const line = paneLines(bench.state(), 'main').find((text) => text.startsWith(' ▸')) ?? '';
      const shownNumbers = numbersIn(line.slice(44));
      const scenarios = show === 'change' ? NAMES.slice(1) : NAMES;
      const expected = scenarios
        .map((name) => printed(name, figure.metric, figure.country, show))
        .filter((text) => /\d/.test(text));
      expect(shownNumbers, `${figure.metric} ${figure.country}`).toEqual(expected);
      checked += expected.length;
      bench.press('j');
    });
    expect(checked).toBeGreaterThan(100);
  },
);

test('overview and time: the same numbers', () => {
  while (bench.state().show !== 'change') bench.press('d');
  const state = bench.press('1');
  const lines = paneLines(state, 'main');
  NAMES.slice(1).forEach((name, index) => {
    const shownNumbers = numbersIn((lines[3 + index] ?? '').slice(42));
    const expected = [
      printed(name, 'compliance.value', 'NAM', 'level'),
      printed(name, 'content.regional', 'NAM', 'level'),
      printed(name, 'content.us', 'NAM', 'level'),
      printed(name, 'jobs.direct', 'US', 'change'),
      printed(name, 'jobs.direct', 'CA', 'change'),
      printed(name, 'jobs.direct', 'MX', 'change'),
      printed(name, 'price.index', 'US', 'change'),
    ];
    expect(shownNumbers, name).toEqual(expected);
  });
  bench.dispatch({ type: 'choose', choices: { metric: 'jobs.parts', country: 'MX' } });
  const list = paneLines(bench.press('3'), 'words');
  NAMES.slice(1).forEach((name, index) => {
    expect(numbersIn((list[2 + index] ?? '').slice(-16))).toEqual([printed(name, 'jobs.parts', 'MX', 'change')]);
  });
});

test('levers: the column of the file is what the file gives', () => {
  const state = bench.press('6');
  const name = state.scenarios[state.inHand]?.facts?.name ?? '';
  const lines = paneLines(state, 'words');
  for (const [label, metric, country] of [
    ['claims, %', 'compliance.value', 'NAM'],
    ['US jobs', 'jobs.direct', 'US'],
    ['MX jobs', 'jobs.direct', 'MX'],
    ['US price, 2019 = 1', 'price.index', 'US'],
  ] as const) {
    const line = lines.find((text) => text.startsWith(` ${label} `)) ?? '';
    expect(numbersIn(line.slice(label.length + 1))[0], label).toBe(printed(name, metric, country, 'level'));
  }
});
