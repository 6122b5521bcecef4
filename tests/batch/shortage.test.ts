import { spawn } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { toErrorData } from '../../src/batch/error-data.js';
import { isFailureOfDraw } from '../../src/batch/failures.js';
import { printOf, requireUnchanged } from '../../src/batch/file-prints.js';
import { loadScenario } from '../../src/scenario/load.js';
import { RoosimError } from '../../src/types/errors.js';
import { csvOf, inFolder } from './support/jobs.js';
import { ended, MAIN, run, SMALL } from './support/program.js';

describe('what counts as a failed draw', () => {
  it('is what is wrong with the scenario under its assumptions, and nothing else', () => {
    for (const code of ['scenario_invalid', 'problem_invalid', 'parameter_unknown'] as const)
      expect(isFailureOfDraw(new RoosimError(code, 'x'))).toBe(true);
    for (const code of ['internal', 'usage', 'file_missing', 'file_unwritable', 'plan_mismatch'] as const)
      expect(isFailureOfDraw(new RoosimError(code, 'x'))).toBe(false);
    for (const error of [new RangeError('Array buffer allocation failed'), new TypeError('x'), 'x'])
      expect(isFailureOfDraw(error)).toBe(false);
  });

  it('tells a machine without memory from other mistakes', () => {
    expect(toErrorData(new RangeError('Array buffer allocation failed')).message).toMatch(/ran out of memory/);
    expect(toErrorData(new RangeError('Maximum call stack size exceeded')).message).toMatch(/^Maximum call stack/);
  });
});

describe('a batch on a machine that lacks something', () => {
  it('ends without a chunk, and gives the whole once the machine has it', async () => {
    await inFolder(async (parent) => {
      const folder = join(parent, 'batch');
      const args = [...SMALL, '--draws', '6', '--quiet', '--out', folder];
      const lame = await ended(
        spawn(process.execPath, ['--jitless', MAIN, ...args], { stdio: ['ignore', 'pipe', 'pipe'] }),
      );
      expect(lame).toMatchObject({ code: 1, stdout: '' });
      expect(lame.stderr).toContain('error: This Node has no WebAssembly');
      expect(readdirSync(join(folder, 'shards'))).toEqual([]);
      expect(await run(args)).toMatchObject({ code: 0, stderr: '' });
      const { stdout } = await run([...SMALL, '--draws', '6', '--quiet', '--out', '-']);
      expect(csvOf(folder) === stdout).toBe(true);
      expect(readFileSync(join(folder, 'failures.csv'), 'utf8')).toBe('scenario,draw,reason\n');
    });
  });
});

describe('what a thread loads', () => {
  it('must be what the batch was planned with, the data under a scenario too', async () => {
    await inFolder(async (folder) => {
      const shipped = fileURLToPath(new URL('../../scenarios/', import.meta.url));
      cpSync(join(shipped, 'baselines', 'north-america-2019'), join(folder, 'baselines', 'mine'), { recursive: true });
      const path = join(folder, 'own.yaml');
      const text = readFileSync(join(shipped, 'nafta-1994.yaml'), 'utf8');
      writeFileSync(path, text.replace(/^scenario: .*/m, 'scenario: own').replace(/^baseline: .*/m, 'baseline: mine'));
      const planned = [printOf(loadScenario(path))];
      expect(() => requireUnchanged([loadScenario(path)], planned)).not.toThrow();
      const recipe = join(folder, 'baselines', 'mine', 'carlines.csv');
      writeFileSync(recipe, readFileSync(recipe, 'utf8').replace(/,(\d)(\d*)$/m, ',9$2'));
      expect(() => requireUnchanged([loadScenario(path)], planned)).toThrow(/baselines\/mine was changed/);
    });
  });
});
