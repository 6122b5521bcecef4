import { beforeAll, describe, expect, it } from 'vitest';
import type { CurveFindings } from '../../src/analysis/curve-findings.js';
import { drawFrame } from '../../src/ui/screens/screen.js';
import { sentences } from '../../src/ui/screens/words.js';
import { figureCurve } from '../../src/ui/state/curve.js';
import { curveLever } from '../../src/ui/state/levers.js';
import { chosenFigure, curveFigures } from '../../src/ui/state/outcomes.js';
import type { State } from '../../src/ui/state/state.js';
import { plainText } from '../../src/ui/text/line.js';
import { runInProcess } from '../cli/support.js';
import { type Bench, openBench } from './support/settled.js';

const NAMES = ['nafta-1994', 'us-85-50', 'withdrawal', 'usmca', 'section-232', 'reshoring'] as const;

let bench: Bench;
beforeAll(() => {
  bench = openBench(NAMES, { columns: 200, rows: 60 });
}, 120_000);

function paneText(state: State, name: string): string {
  const pane = drawFrame(state).find((one) => one.name === name);
  return (pane?.lines ?? []).map(plainText).join('\n');
}

async function commandJson<T>(...argv: readonly string[]): Promise<T> {
  const { exitCode, stdout, stderr } = await runInProcess([...argv, '--format', 'json']);
  expect({ exitCode, stderr: stderr.replaceAll(/\r.*/g, '') }).toMatchObject({ exitCode: 0 });
  return JSON.parse(stdout) as T;
}

describe('screens and commands', () => {
  it('tell of the same year where nobody asks for one', async () => {
    const { year } = bench.state();
    expect((await runInProcess([])).stdout).toContain(`Outcomes in ${year}`);
    expect((await runInProcess(['compare', 'usmca'])).stdout).toContain(`Outcomes in ${year}`);
    expect((await runInProcess(['run', 'usmca'])).stdout).toContain(`What it does in ${year}`);
    const swept = await commandJson<{ figures: readonly { year: number }[] }>(
      'sweep',
      'usmca',
      '--set',
      'rule.in_force=2021,2022',
    );
    expect(new Set(swept.figures.map((figure) => figure.year))).toEqual(new Set([year]));
    const explained = await commandJson<{ year: number }>('explain', 'usmca', '--carline', 'jetta');
    expect(explained.year).toBe(year);
    const attributed = await runInProcess(['jobs', 'usmca']);
    expect(attributed.stdout).toContain(String(year));
  });

  it('say the same of what a scenario does, with its reason', async () => {
    type Compared = { scenarios: readonly { name: string; sentences: { year: number; text: readonly string[] } }[] };
    const { scenarios } = await commandJson<Compared>('compare', ...NAMES, '--year', '2025');
    let state = bench.press('1', 'g');
    const said: string[] = [];
    for (const { name, sentences: told } of scenarios) {
      state = bench.press('down');
      const hand = state.scenarios[state.inHand];
      expect(hand?.facts?.name).toBe(name);
      expect(hand === undefined ? [] : sentences(state, hand)).toEqual(told.text);
      said.push(...told.text);
    }
    expect(said.join(' ')).toMatch(/: meeting the rule would cost \$[\d,]+ a vehicle, the duty \$[\d,]+\./);
  });

  it('find the same peaks and crossings on a curve, of every figure told of', async () => {
    bench.press('1', 'g', 'down');
    const state = bench.press('5');
    const lever = curveLever(state);
    const values = (state.curveAnswer?.value.points ?? []).map(({ value }) => value);
    expect(values.length).toBeGreaterThan(20);
    type Swept = {
      figures: readonly { metric: string; country: string; class: string; findings: CurveFindings }[];
    };
    const { figures } = await commandJson<Swept>(
      'sweep',
      'us-85-50',
      '--set',
      `${lever?.id}=${values.join()}`,
      '--year',
      '2025',
      '--metric',
      'content,compliance.value,jobs.direct',
      '--country',
      'NAM,US,CA,MX',
    );
    for (const figure of curveFigures(state)) {
      const swept = figures.find(
        (one) => one.metric === figure.metric && one.country === figure.country && one.class === 'all',
      );
      const curve = figureCurve(state, figure);
      expect(curve?.peak, figure.metric).toEqual(swept?.findings.peak);
      const crossings = swept?.findings.crossings.map(({ value }) => value) ?? [];
      for (const breakEven of curve?.breakEvens ?? []) expect(crossings).toContain(breakEven);
    }
    const peak = figureCurve(state, chosenFigure(state))?.peak;
    // Between the points that were run: what is found is not tied to them.
    expect(peak?.inside).toBe(true);
    expect(values).not.toContain(peak?.value);
  });
});

describe('a baseline whose levers were moved', () => {
  it('differs from its own file by the same figure on every screen', () => {
    bench.press('1', 'g');
    const overview = bench.press('6', 'H', '1');
    const [row] = paneText(overview, 'main')
      .split('\n')
      .filter((line) => line.includes('NAFTA 1994'));
    const onOverview = /[▲▼≈] [+−]?[\d,]+/.exec(row ?? '')?.[0];
    expect(onOverview).toBeDefined();
    const compared = paneText(bench.press('2'), 'main').split('\n');
    const direct = compared.findIndex((line) => /\bdirect jobs/.test(line));
    const inUs = compared.slice(direct).find((line) => line.includes('United States'));
    expect(/[▲▼≈] [+−]?[\d,]+/.exec(inUs ?? '')?.[0]).toBe(onOverview);
    bench.press('6', 'u');
  });
});
