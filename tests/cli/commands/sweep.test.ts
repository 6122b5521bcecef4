import { describe, expect, it } from 'vitest';
import { csvRows } from '../../support/csv.js';
import { runInProcess } from '../support.js';

const figure = ['--metric', 'content.regional', '--country', 'NAM', '--class', 'car', '--year', '2020'];

describe('roosim sweep', () => {
  it('varies a threshold and finds where it turns, as text', async () => {
    const argv = ['sweep', 'nafta-1994', '--set', 'rule.regional=50%,62.5%,80%', ...figure];
    const { exitCode, stdout, stderr } = await runInProcess(argv);
    expect(stderr).toBe('');
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^nafta-1994, rule\.regional swept; changes are from /);
    expect(stdout).toMatch(/\n +50 .*\n +62\.5 .*\n +80 .*\n/);
  });

  it('gives the long table with the swept place as a column, the same bytes each time, draws too', async () => {
    const argv = ['sweep', 'us-85-50', '--set', 'rule.us=0%,50%', ...figure, '--draws', '2', '--format', 'csv'];
    const [first, second] = [await runInProcess(argv), await runInProcess(argv)];
    expect(first.exitCode).toBe(0);
    expect(second.stdout).toBe(first.stdout);
    const rows = csvRows(first.stdout);
    expect(rows).toHaveLength(2 * 2 * 3);
    expect([0, 4, 8].map((row) => rows[row]?.draw)).toEqual(['', '0', '1']);
    expect(new Set(rows.map((row) => row['rule.us']))).toEqual(new Set(['0', '0.5']));
    expect(new Set(rows.map((row) => row.value)).size).toBeGreaterThan(6);
  });

  it('at the baseline’s own threshold changes nothing', async () => {
    const argv = ['sweep', 'nafta-1994', '--set', 'rule.regional=62.5%', '--year', '2020', '--format', 'json'];
    const { stdout } = await runInProcess(argv);
    const { figures } = JSON.parse(stdout) as { figures: { points: { change: number }[] }[] };
    expect(figures.flatMap(({ points }) => points.map(({ change }) => change))).toEqual([0, 0, 0, 0, 0]);
  });

  it.each([
    [['--set', 'rule.regional'], 'does not say what to sweep'],
    [['--set', 'rule.regoinal=50%..95%/5%'], 'no number at rule.regoinal'],
    [['--set', 'rule.regional=50%..150%/50%'], 'between 0% and 100%'],
    [['--set', 'rule.regional=50%', '--seed', '-1'], 'whole number from zero'],
    [[], '--set'],
  ])('refuses %j with a sentence and exit code 2', async (extra, message) => {
    const { exitCode, stdout, stderr } = await runInProcess(['sweep', 'nafta-1994', ...extra]);
    expect(exitCode).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(message);
  });

  it('stops when it is told to', async () => {
    const signal = AbortSignal.abort(new Error('stopped'));
    const argv = ['sweep', 'nafta-1994', '--set', 'rule.regional=50%', '--year', '2020'];
    const { exitCode, stdout } = await runInProcess(argv, { signal });
    expect(exitCode).toBe(1);
    expect(stdout).toBe('');
  });
});
