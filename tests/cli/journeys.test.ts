import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { METRICS } from '../../src/types/metrics.js';
import { csvRows } from '../support/csv.js';
import { ROOT } from './support.js';

// These journeys run the built program; `npm test` builds it first.
const PROGRAM = join(ROOT, 'dist/cli/main.js');

describe('someone at a terminal', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'roosim-journey-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const roosim = (...argv: readonly string[]) =>
    spawnSync(process.execPath, [PROGRAM, ...argv], { cwd: folder, encoding: 'utf8' });
  const write = (name: string, ...lines: readonly string[]): string => {
    writeFileSync(join(folder, name), `${lines.join('\n')}\n`);
    return name;
  };

  it('types roosim, without a screen behind it, and gets the shipped scenarios as a table', () => {
    const run = roosim();
    expect(run).toMatchObject({ status: 0, stderr: '' });
    for (const name of ['nafta-1994', 'us-85-50', 'usmca', 'withdrawal'])
      expect(run.stdout).toMatch(new RegExp(`^${name} `, 'm'));
    for (const slip of ['NaN', 'undefined', '\u001b']) expect(run.stdout).not.toContain(slip);
  });

  it('compares scenarios as CSV: every metric and country, the same bytes each time', () => {
    const argv = ['compare', 'us-85-50', 'usmca', '--year', '2025', '--format', 'csv', '--show', 'levels'];
    const first = roosim(...argv);
    expect(first).toMatchObject({ status: 0, stderr: '' });
    expect(roosim(...argv).stdout).toBe(first.stdout);
    const rows = csvRows(first.stdout);
    for (const scenario of ['nafta-1994', 'us-85-50', 'usmca']) {
      for (const metric of METRICS) {
        const own = rows.filter((row) => row.scenario === scenario && row.metric === metric);
        expect(new Set(own.map((row) => row.country)), `${scenario} ${metric}`).toEqual(
          new Set(['US', 'CA', 'MX', 'ROW', 'NAM']),
        );
      }
    }
  });

  it('writes a scenario that changes nothing, and nothing changes: exactly 0 in every cell', () => {
    const file = write('nothing.yaml', 'scenario: nothing', 'title: Nothing new', 'extends: nafta-1994');
    const run = roosim('compare', file, '--format', 'csv', '--show', 'changes');
    expect(run).toMatchObject({ status: 0, stderr: '' });
    const changes = csvRows(run.stdout).filter((row) => row.scenario === 'nothing');
    expect(changes.length).toBeGreaterThan(3000);
    expect(new Set(changes.map((row) => row.value))).toEqual(new Set(['0', '']));
    expect(roosim('compare', file).stdout).toContain('Nothing changes against NAFTA 1994');
  });

  it('reads only the first line and is not bothered about the rest', () => {
    const command = `set -o pipefail; "${process.execPath}" "${PROGRAM}" --format csv | head -1`;
    expect(execFileSync('bash', ['-c', command], { cwd: folder, encoding: 'utf8' })).toBe(
      'scenario,draw,year,metric,country,class,value,unit\n',
    );
  });

  it('asks for files that are not there, or make no sense, and is told what and where', () => {
    const missing = roosim('run', 'gone.yaml');
    expect(missing).toMatchObject({ status: 3, stdout: '' });
    expect(missing.stderr).toMatch(/^error: .*gone\.yaml/);
    const typo = roosim('run', 'usmka');
    expect(typo.status).toBe(3);
    expect(typo.stderr).toContain("Did you mean 'usmca'?");
    const file = write('bad.yaml', 'scenario: bad', 'title: Bad', 'extends: nafta-1994', 'rule:', '  regional: 120%');
    const bad = roosim('run', file, '-o', 'out.csv', '--format', 'csv');
    expect(bad).toMatchObject({ status: 3, stdout: '' });
    expect(bad.stderr).toMatch(/ at bad\.yaml:5:\d+\n.*\n 5 \| {3}regional: 120%\n.*\^/);
    expect(readdirSync(folder).filter((name) => name.includes('out'))).toEqual([]);
  });

  it('writes to a file that is whole, or gets an error and no file', () => {
    const run = roosim('run', 'usmca', '--format', 'csv', '--year', '2025', '-o', 'usmca.csv');
    expect(run).toMatchObject({ status: 0, stdout: '', stderr: '' });
    expect(readFileSync(join(folder, 'usmca.csv'), 'utf8')).toBe(
      roosim('run', 'usmca', '--format', 'csv', '--year', '2025').stdout,
    );
    const nowhere = roosim('run', 'usmca', '-o', 'no/such/folder.csv');
    expect(nowhere).toMatchObject({ status: 1, stdout: '' });
    expect(nowhere.stderr).toContain('its folder does not exist');
    expect(existsSync(join(folder, 'no'))).toBe(false);
  });

  it('has a carline explained, down to the figure the comparison shows', () => {
    const argv = ['us-85-50', '--year', '2025', '--format', 'csv', '--show', 'levels'];
    const compared = csvRows(roosim('compare', ...argv, '--metric', 'content.regional').stdout);
    const figure = compared.find(
      (row) => row.scenario === 'us-85-50' && row.country === 'CA' && row.class === 'car',
    )?.value;
    const explained = roosim('explain', 'us-85-50', '--carline', 'Honda CR-V (CA)', '--year', '2025');
    expect(explained).toMatchObject({ status: 0, stderr: '' });
    expect(explained.stdout).toContain(`content.regional[CA][car] = ${(Number(figure) * 100).toFixed(4)}%`);
    const unknown = roosim('explain', 'us-85-50', '--carline', 'Honda CR-V (CAN)');
    expect(unknown.status).toBe(2);
    expect(unknown.stderr).toContain("Did you mean 'Honda CR-V (CA)'?");
  });

  it.each([
    ['run', 'usmca', '--year', '2020'],
    ['compare', 'usmca', '--year', '2020'],
    ['batch', 'usmca', '--draws', '1', '--seed', '1', '--out', 'drawn'],
  ])('loads no terminal interface for %s', (...argv) => {
    const coverage = join(folder, `coverage-${argv[0]}`);
    const env = { ...process.env, NODE_V8_COVERAGE: coverage };
    expect(spawnSync(process.execPath, [PROGRAM, ...argv], { env, cwd: folder }).status).toBe(0);
    const loaded = readdirSync(coverage).flatMap((name) => {
      const { result } = JSON.parse(readFileSync(join(coverage, name), 'utf8')) as { result: { url: string }[] };
      return result.map(({ url }) => url);
    });
    expect(loaded.some((url) => url.endsWith('dist/engine/simulate.js'))).toBe(true);
    expect(loaded.filter((url) => /node_modules\/(ink|react|@inkjs|yoga-layout)\/|\/dist\/ui\//.test(url))).toEqual([]);
  });
});
