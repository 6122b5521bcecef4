import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runInProcess } from '../support.js';

const folder = mkdtempSync(join(tmpdir(), 'roosim-claims-'));
afterAll(() => rmSync(folder, { recursive: true }));

const CERTAIN = 'jobs.direct[US] > baseline.jobs.direct[US] / 2';
/** Of a scenario that equals its baseline. */
const NEVER = 'jobs.direct[US] > baseline.jobs.direct[US]';

/** A scenario that changes nothing and claims something. */
function claiming(...conditions: readonly string[]): string {
  const claims = conditions.map((condition, i) => `  - {says: "claim ${i}", holds_if: "${condition}", in: 2020}`);
  const file = join(folder, 'proposal.yaml');
  const text = ['scenario: proposal', 'title: A proposal', 'extends: nafta-1994', 'claims:', ...claims];
  writeFileSync(file, `${text.join('\n')}\n`);
  return file;
}

describe('roosim check --claims', () => {
  const draws = ['--draws', '3', '--seed', '2'];

  it('says in which share of draws each claim holds, and fails below the level', async () => {
    const file = claiming(CERTAIN, NEVER);
    const { exitCode, stdout, stderr } = await runInProcess(['check', file, '--claims', '90%', ...draws]);
    expect(exitCode).toBe(4);
    // The intervals are Wilson's: n / (n + z²) is 43.85% for n = 3.
    expect(stdout).toMatch(/claim 0 +2020 +100\.0 +43\.9 to 100\.0\n/);
    expect(stdout).toMatch(/claim 1 +2020 +0\.0 +0\.0 to 56\.1 +below 90\.0\n/);
    expect(stderr).toContain('1 of 2 claims holds in less than 90% of 3 draws');
  });

  it('passes at the level', async () => {
    const argv = ['check', claiming(CERTAIN), '--claims', '1', ...draws, '--format', 'json'];
    const { exitCode, stdout, stderr } = await runInProcess(argv);
    expect(exitCode).toBe(0);
    expect(stderr).toContain('Every claim holds');
    const { level, scenarios } = JSON.parse(stdout) as { level: number; scenarios: { claims: object[] }[] };
    expect(level).toBe(1);
    expect(scenarios[0]?.claims[0]).toMatchObject({ says: 'claim 0', share: 1, draws: 3, reached: true });
  });

  it.each([
    [['--claims', '120%'], 2, 'is no share'],
    [['--claims', '90%', '--draws', '0'], 2, 'needs draws'],
    [['--claims', '90%', '--watch'], 2, 'neither with --watch'],
  ])('refuses %j', async (extra, code, message) => {
    const { exitCode, stderr } = await runInProcess(['check', claiming(CERTAIN), ...extra]);
    expect(exitCode).toBe(code);
    expect(stderr).toContain(message);
  });

  it('finds mistakes in the file first', async () => {
    const { exitCode } = await runInProcess(['check', claiming('jobs.direct[UK] > 1'), '--claims', '90%', ...draws]);
    expect(exitCode).toBe(3);
  });
});
