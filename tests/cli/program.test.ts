import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/cli/command-list.js';
import { Interrupted } from '../../src/cli/interrupt.js';
import { runInProcess } from './support.js';

describe('the command line', () => {
  it('prints its version and its help on standard output', async () => {
    expect(await runInProcess(['--version'])).toMatchObject({ exitCode: 0, stdout: '0.1.0\n', stderr: '' });
    const help = await runInProcess(['--help']);
    expect(help).toMatchObject({ exitCode: 0, stderr: '' });
    for (const { name, isDefault } of COMMANDS) if (isDefault !== true) expect(help.stdout).toContain(`  ${name}`);
  });

  it('gives every command a help with examples', async () => {
    for (const { name } of COMMANDS) {
      const help = await runInProcess([name, '--help']);
      expect(help.exitCode, name).toBe(0);
      expect(help.stdout, name).toContain('Examples:');
      expect(help.stdout, name).toContain('$ roosim');
    }
  });

  it('answers a typing error with the nearest command and exit code 2', async () => {
    const run = await runInProcess(['compair']);
    expect(run).toMatchObject({ exitCode: 2, stdout: '' });
    expect(run.stderr).toContain('Did you mean compare?');
    expect(await runInProcess(['compare', '--yaer', '2025'])).toMatchObject({ exitCode: 2, stdout: '' });
    expect(await runInProcess(['compare', '--year', 'soon'])).toMatchObject({ exitCode: 2, stdout: '' });
    expect(await runInProcess(['compare', '--format', 'xml'])).toMatchObject({ exitCode: 2, stdout: '' });
  });

  it('ends with the code of the signal that stopped it', async () => {
    const interrupted = AbortSignal.abort(new Interrupted('SIGINT'));
    expect((await runInProcess(['--version'], { signal: interrupted })).exitCode).toBe(130);
    const terminated = AbortSignal.abort(new Interrupted('SIGTERM'));
    expect((await runInProcess(['--help'], { signal: terminated })).exitCode).toBe(143);
  });
});
