import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { runInProcess } from '../cli/support.js';
import { csvOf, inFolder } from './support/jobs.js';
import { ended, run, runShell, SMALL, start, until } from './support/program.js';

const DRAWS = ['--draws', '12'];

describe('roosim batch', () => {
  let expected = '';

  beforeAll(async () => {
    await inFolder(async (parent) => {
      const folder = join(parent, 'whole');
      const { code, stdout, stderr } = await run([...SMALL, ...DRAWS, '--workers', '2', '--out', folder]);
      expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
      expect(stderr).toContain('12 draws');
      expected = csvOf(folder);
    });
  }, 120_000);

  it('gives the rows of roosim run for the central run, then those of each draw', async () => {
    const { stdout } = await run(['run', 'nafta-1994', '--year', '2019', '--metric', 'jobs', '--format', 'csv']);
    const central = stdout.trimEnd().split('\n');
    const rows = expected.trimEnd().split('\n');
    expect(rows.slice(0, central.length)).toEqual(central);
    expect(rows).toHaveLength(1 + (central.length - 1) * 13);
    expect(new Set(rows.slice(1).map((row) => row.split(',')[1]))).toEqual(
      new Set(['', ...Array.from({ length: 12 }, (_, draw) => String(draw))]),
    );
    const values = rows.filter((row) => row.includes(',2019,jobs.total,US,all,')).map((row) => row.split(',')[6]);
    expect(new Set(values).size).toBe(13);
  });

  it('streams the same bytes to standard output', async () => {
    const { code, stdout } = await run([...SMALL, ...DRAWS, '--out', '-', '--quiet']);
    expect(code).toBe(0);
    expect(stdout === expected).toBe(true);
  });

  it('ends quietly when the reader has seen enough', async () => {
    await inFolder(async (folder) => {
      const command = `roosim ${SMALL.join(' ')} --draws 500 --out - --quiet | head -1; echo "code \${PIPESTATUS[0]}"`;
      const { stdout, stderr } = await runShell(command, folder);
      expect(stdout).toBe('scenario,draw,year,metric,country,class,value,unit\ncode 0\n');
      expect(stderr).toBe('');
    });
  });

  it('says in one message that the disk under standard output is full', async (context) => {
    if (!existsSync('/dev/full')) context.skip('there is no /dev/full here');
    await inFolder(async (folder) => {
      const { code, stdout, stderr } = await runShell(`roosim ${SMALL.join(' ')} --out - --quiet > /dev/full`, folder);
      expect({ code, stdout, stderr }).toEqual({
        code: 1,
        stdout: '',
        stderr: 'error: Cannot write to standard output: the disk is full.\n',
      });
    });
  });

  it('refuses to share a folder, stops on SIGINT with 130, and goes on from there', async () => {
    await inFolder(async (parent) => {
      const folder = join(parent, 'busy');
      const args = [...SMALL, '--draws', '60', '--chunk', '1', '--workers', '1', '--out', folder];
      const child = start(args);
      const first = ended(child);
      const chunks = (): readonly string[] =>
        existsSync(join(folder, 'shards')) ? readdirSync(join(folder, 'shards')).filter((name) => name[0] !== '.') : [];
      await until('the first chunk is there', () => chunks().length > 0);
      // Halted, it cannot end before the second one has tried.
      child.kill('SIGSTOP');
      const second = await run(args);
      child.kill('SIGINT');
      child.kill('SIGCONT');
      expect(second).toMatchObject({ code: 1, stdout: '' });
      expect(second.stderr).toMatch(/Process \d+ on .+ is at work in this folder/);
      expect(await first).toMatchObject({ code: 130, stdout: '' });
      expect((await first).stderr).toContain('the same command goes on from here');
      expect(readdirSync(folder).sort()).toEqual(['plan.json', 'shards']);
      expect(chunks().length).toBeGreaterThan(0);
      const other = await run([...args, '--seed', '8']);
      expect(other).toMatchObject({ code: 1 });
      expect(other.stderr).toMatch(/holds another batch: seed 7 there, 8 here/);
      expect(await run(args)).toMatchObject({ code: 0 });
      expect((await run(args)).stderr).toContain('complete already');
      const whole = await run([...SMALL, '--draws', '60', '--out', '-', '--quiet']);
      expect(csvOf(folder) === whole.stdout).toBe(true);
    });
  }, 120_000);

  it('takes its shard from a scheduler, and merges to the same bytes', async () => {
    await inFolder(async (parent) => {
      const folder = join(parent, 'shards');
      const args = [...SMALL, ...DRAWS, '--out', folder];
      const slurm = { SLURM_ARRAY_TASK_ID: '5', SLURM_ARRAY_TASK_MIN: '4', SLURM_ARRAY_TASK_COUNT: '3' };
      const first = await run(args, slurm);
      expect(first.stderr).toContain('shard 2 of 3 is complete');
      const early = await run(['merge', folder]);
      expect(early).toMatchObject({ code: 1 });
      expect(early.stderr).toMatch(/is not complete: the central run to draw 2, draws 7 to 11 missing/);
      await run([...args, '--shards', '3'], { JOB_COMPLETION_INDEX: '0' });
      await run([...args, '--shard', '3/3']);
      expect(await run(['merge', folder, '--parquet'])).toMatchObject({ code: 0 });
      expect(csvOf(folder) === expected).toBe(true);
      expect(readdirSync(folder).sort()).toEqual([
        'datapackage.json',
        'failures.csv',
        'plan.json',
        'results.csv',
        'results.parquet',
      ]);
    });
  });

  it.each([
    [['--shard', '0/4', '--out', 'x'], /Shards count from 1/],
    [['--shards', '4', '--out', 'x'], /Which of the 4 shards is this/],
    [['--workers', '0', '--out', 'x'], /--workers is 0/],
    [[], /--out/],
  ])('refuses %j', async (args, message) => {
    const { exitCode, stderr } = await runInProcess([...SMALL, ...args]);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(message);
  });

  it('says in one message that a folder cannot be written', async () => {
    await inFolder(async (parent) => {
      writeFileSync(join(parent, 'file'), '');
      const { code, stdout, stderr } = await run([...SMALL, '--out', join(parent, 'file', 'results')]);
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      expect(stderr).toMatch(/^error: Cannot write .+: a part of the path is a file, not a folder\.\nhint: .+\n$/);
    });
  });

  it('gives the same bytes under GNU parallel, by its own template', async (context) => {
    if (!isInstalled('parallel')) context.skip('GNU parallel is not installed here');
    await inFolder(async (folder) => {
      const script = `roosim batch template --for parallel ${SMALL.slice(1).join(' ')} ${DRAWS.join(' ')} --shards 3 --workers 1 --out results > run.sh && sh run.sh`;
      const { code, stderr } = await runShell(script, folder);
      expect({ code, stderr }).toMatchObject({ code: 0 });
      expect(csvOf(join(folder, 'results')) === expected).toBe(true);
      expect(readFileSync(join(folder, 'run.sh'), 'utf8')).toContain('--shard {}/3');
    });
  });
});

function isInstalled(tool: string): boolean {
  try {
    execFileSync(tool, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
