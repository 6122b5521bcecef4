import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { registerStudies } from '../../../src/cli/commands/studies.js';
import type { CliContext } from '../../../src/cli/context.js';

async function run(...argv: readonly string[]): Promise<{ readonly out: string; readonly err: string }> {
  const written = { out: '', err: '' };
  const context: CliContext = {
    stdout: { write: (text) => (written.out += text) },
    stderr: { write: (text) => (written.err += text) },
    stdin: {},
    env: {},
    cwd: process.cwd(),
    shippedScenarios: 'scenarios',
    signal: new AbortController().signal,
  };
  const program = new Command().exitOverride();
  registerStudies(program, context);
  await program.parseAsync(['studies', ...argv], { from: 'user' });
  return written;
}

describe('roosim studies', () => {
  it('prints one table a study, and a note on standard error', async () => {
    const { out, err } = await run('hmm-2024-closed-forms');
    expect(out).toContain('The sourcing solver and the choice to comply against closed forms');
    expect(out).toContain('6 of 6 within tolerance.');
    expect(err).toContain('studies run: 1');
  });

  it('writes CSV and JSON for programs', async () => {
    const { out } = await run('hmm-2024-closed-forms', '--format', 'csv', '--quiet');
    expect(out.split('\n')[0]).toBe('study,quantity,unit,published,computed,difference,tolerance,verdict,reason');
    const json = await run('hmm-2024-closed-forms', '--format', 'json');
    expect(JSON.parse(json.out)).toMatchObject({ studies: [{ study: 'hmm-2024-closed-forms' }] });
  });

  it('fails when a value that must be met is not, after printing the table', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'roosim-studies-'));
    const text = readFileSync('scenarios/studies/hmm-2024-closed-forms.yaml', 'utf8');
    writeFileSync(
      join(folder, 'a.yaml'),
      text.replace('published: 0, tolerance: 1.0e-8', 'published: 1, tolerance: 1.0e-8'),
    );
    await expect(run('--folder', folder)).rejects.toMatchObject({ code: 'claim_failed' });
    rmSync(folder, { recursive: true });
  });

  it('names the studies there are when asked for another', async () => {
    await expect(run('none')).rejects.toThrow(/no study named none/);
  });
});
