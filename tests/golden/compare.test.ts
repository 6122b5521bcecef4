import { describe, expect, it } from 'vitest';
import { runInProcess } from '../cli/support.js';

/**
 * The headline figures of every scenario that ships, as `roosim compare` writes them. The file beside this one changes
 * only when the model, the data or a scenario does (`npx vitest run --config tests/vitest.config.ts tests/golden -u`), in
 * a commit that says why.
 */
describe('the scenarios that ship', () => {
  it('give the figures they gave before', async () => {
    const argv = ['--format', 'csv', '--year', '2025', '--show', 'levels', '--class', 'all', '--country', 'US,CA,MX,NAM'];
    const metrics = ['compliance.value', 'content', 'jobs.direct', 'price.index', 'duty.paid'].join(',');
    const run = await runInProcess([...argv, '--metric', metrics]);
    expect(run).toMatchObject({ exitCode: 0, stderr: '' });
    await expect(run.stdout).toMatchFileSnapshot('./compare-2025.csv');
  });
});
