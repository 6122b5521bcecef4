import { describe, expect, it } from 'vitest';
import { csvRows } from '../../support/csv.js';
import { runInProcess } from '../support.js';

type Row = Readonly<Record<string, string>>;

describe('jobs by cause', () => {
  it('sum to the change that a comparison shows, for direct and indirect jobs apart', async () => {
    const jobs = await runInProcess(['jobs', 'us-85-50', '--year', '2022', '--format', 'csv']);
    const metrics = 'jobs.direct,jobs.indirect';
    const compare = [
      'compare',
      'us-85-50',
      '--year',
      '2022',
      '--metric',
      metrics,
      '--show',
      'changes',
      '--format',
      'csv',
    ];
    const compared = csvRows<Row>((await runInProcess(compare)).stdout);
    const rows = csvRows<Row>(jobs.stdout);
    expect(jobs).toMatchObject({ exitCode: 0, stderr: '' });
    for (const kind of ['direct', 'indirect']) {
      for (const country of ['US', 'CA', 'MX']) {
        const own = rows.filter((row) => row.jobs === kind && row.country === country);
        const total = Number(own.find((row) => row.cause === 'all')?.value);
        const parts = own.filter((row) => row.cause !== 'all').reduce((sum, row) => sum + Number(row.value), 0);
        expect(Math.abs(parts - total)).toBeLessThan(0.05);
        const shown = compared.find(
          (row) =>
            row.metric === `change.jobs.${kind}` &&
            row.country === country &&
            row.class === 'all' &&
            row.scenario === 'us-85-50',
        );
        expect(Math.abs(Number(shown?.value) - total)).toBeLessThan(0.02);
      }
    }
  });

  it('are told in a table for each kind, and in one place for data', async () => {
    const table = await runInProcess(['jobs', 'reshoring', '--year', '2022']);
    expect(table.stdout).toMatch(/^direct jobs .*^indirect jobs /ms);
    expect(table.stdout).toMatch(/^assembly moved from Mexico +0 +0 +0$/m);
    const data = JSON.parse(
      (await runInProcess(['jobs', 'reshoring', '--year', '2022', '--format', 'json'])).stdout,
    ) as { rows: Row[] };
    expect(new Set(data.rows.map((row) => row.jobs))).toEqual(new Set(['direct', 'indirect']));
  });

  it('are not split for an average of scenarios', async () => {
    const run = await runInProcess(['jobs', 'scenarios/outlooks/talks-2018.yaml']);
    expect(run).toMatchObject({ exitCode: 2, stdout: '' });
    expect(run.stderr).toContain('is an outlook');
  });
});
