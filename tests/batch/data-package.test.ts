import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Package } from 'datapackage';
import { describe, expect, it } from 'vitest';
import { inFolder } from './support/jobs.js';
import { run, SMALL } from './support/program.js';

describe('the data package of a batch', () => {
  it.each([[[]], [['--parquet']]])(
    'is one that the validator of its makers accepts, row by row; with %j',
    async (more) => {
      await inFolder(async (folder) => {
        const out = join(folder, 'results');
        expect(await run([...SMALL, '--draws', '2', '--out', out, ...more])).toMatchObject({ code: 0 });
        const found = await Package.load(join(out, 'datapackage.json'));
        expect(found.errors.map((error) => error.message)).toEqual([]);
        expect(found.valid).toBe(true);
        expect(found.resources.map(({ name, tabular, valid }) => ({ name, tabular, valid }))).toEqual([
          { name: 'results', tabular: true, valid: true },
          { name: 'failures', tabular: true, valid: true },
          ...(more.length > 0 ? [{ name: 'results-parquet', tabular: false, valid: true }] : []),
        ]);
        const rows = await found.resources[0]?.read({ cast: true });
        const lines = readFileSync(join(out, 'results.csv'), 'utf8').trimEnd().split('\n');
        expect(rows).toHaveLength(lines.length - 1);
      });
    },
  );
});
