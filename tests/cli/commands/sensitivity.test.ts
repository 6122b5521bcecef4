import { describe, expect, it } from 'vitest';
import { runInProcess } from '../support.js';

const figure = ['--metric', 'jobs.direct', '--country', 'MX', '--year', '2020'];

describe('roosim sensitivity', () => {
  it('names the assumptions that drive a figure, most influential first', async () => {
    const argv = ['sensitivity', 'nafta-1994', ...figure, '--method', 'morris', '--trajectories', '2', '--top', '5'];
    const { exitCode, stdout } = await runInProcess(argv);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^nafta-1994: what drives direct jobs, in Mexico, 2020\n/);
    const sizes = [...stdout.matchAll(/ ([\d,]+) {2}[█▉-▏]+$/gm)].map(([, size]) => Number(size?.replaceAll(',', '')));
    expect(sizes).toHaveLength(5);
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
    expect(sizes[0]).toBeGreaterThan(1000);
  });

  it('refuses what it cannot do', async () => {
    const { exitCode, stderr } = await runInProcess(['sensitivity', 'us-85-50', '--trajectories', '1']);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('--trajectories');
  });
});
