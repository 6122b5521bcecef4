import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { runInProcess } from '../support.js';

const figure = ['--metric', 'jobs.direct', '--country', 'MX', '--year', '2020'];

describe('roosim sensitivity', () => {
  it('names the assumptions that drive a figure, most influential first, and splits its variance', async () => {
    const argv = ['sensitivity', 'us-85-50', ...figure, '--trajectories', '2', '--samples', '4', '--top', '4'];
    const { exitCode, stdout } = await runInProcess([...argv, '--format', 'csv']);
    expect(exitCode).toBe(0);
    const rows = parse<Record<string, string>>(stdout, { columns: true });
    const shown = rows.slice(0, -1);
    expect(shown).toHaveLength(4);
    const totals = shown.map((row) => Number(row.total));
    expect(totals).toEqual([...totals].sort((a, b) => b - a));
    for (const row of shown) {
      expect(Number(row.effect_absolute)).toBeGreaterThan(0);
      expect(Number(row.total_low)).toBeLessThanOrEqual(Number(row.total_high));
    }
    expect(rows.at(-1)).toMatchObject({ assumption: '', label: 'all others together', effect: '' });
    expect(Number(rows.at(-1)?.members)).toBeGreaterThan(30);
  });

  it('refuses what it cannot do', async () => {
    const { exitCode, stderr } = await runInProcess(['sensitivity', 'us-85-50', '--trajectories', '1']);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('--trajectories');
  });
});
