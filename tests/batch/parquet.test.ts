import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import { writeParquet } from '../../src/batch/parquet.js';
import { csvHeader, csvRow, type LongRow } from '../../src/output/long-table.js';
import { inFolder } from './support/jobs.js';

const rows: readonly LongRow[] = [
  {
    scenario: 'plain',
    draw: undefined,
    year: 2019,
    metric: 'jobs.total',
    country: 'US',
    class: 'all',
    value: 1234.5,
    unit: 'jobs',
  },
  {
    scenario: 'a "b", c',
    draw: 0,
    year: 2019,
    metric: 'content.us',
    country: 'NAM',
    class: 'car',
    value: 0.25,
    unit: 'share',
  },
  { scenario: 'plain', draw: 12, year: 2031, metric: 'own', country: '', class: '', value: Number.NaN, unit: 'ratio' },
];

describe('a Parquet file', () => {
  it('holds the rows of the CSV, null where a cell is empty, however the text was cut into pieces', async () => {
    await inFolder(async (folder) => {
      const text = Buffer.from(csvHeader() + rows.map(csvRow).join(''));
      for (const size of [1, 7, text.length]) {
        const pieces = Array.from({ length: Math.ceil(text.length / size) }, (_, i) =>
          text.subarray(i * size, (i + 1) * size),
        );
        const path = join(folder, `${size}.parquet`);
        await writeParquet(path, Readable.from(pieces), 'test');
        const read = await parquetReadObjects({ file: await asyncBufferFromFile(path) });
        expect(read).toEqual(
          rows.map(({ draw, country, class: vehicleClass, value, ...rest }) => ({
            ...rest,
            draw: draw ?? null,
            country: country === '' ? null : country,
            class: vehicleClass === '' ? null : vehicleClass,
            value: Number.isNaN(value) ? null : value,
          })),
        );
      }
    });
  });

  it('is made of row groups, so that memory does not depend on its length', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, 'long.parquet');
      const count = 150_000;
      const text = function* (): Generator<Uint8Array> {
        yield Buffer.from(csvHeader());
        for (let i = 0; i < count; i += 1000) {
          const lines = Array.from(
            { length: 1000 },
            (_, j) => `s,${i + j},2019,jobs.total,US,all,${(i + j) / 4},jobs\n`,
          );
          yield Buffer.from(lines.join(''));
        }
      };
      await writeParquet(path, Readable.from(text()), 'test');
      const file = await asyncBufferFromFile(path);
      const metadata = await parquetMetadataAsync(file);
      expect(Number(metadata.num_rows)).toBe(count);
      expect(metadata.row_groups.map((group) => Number(group.num_rows))).toEqual([100_000, 50_000]);
      const [last] = await parquetReadObjects({ file, rowStart: count - 1, rowEnd: count });
      expect(last).toMatchObject({ draw: count - 1, value: (count - 1) / 4 });
    });
  });

  it('is not there, nor a part of it, when its rows could not be read', async () => {
    await inFolder(async (folder) => {
      const pieces = async function* (): AsyncGenerator<Uint8Array> {
        yield Buffer.from(`${csvHeader()}s,0,2019,jobs.total,US,all,1,jobs\n`);
        throw new Error('cut off');
      };
      await expect(writeParquet(join(folder, 'x.parquet'), pieces(), 'test')).rejects.toThrow('cut off');
      expect(readdirSync(folder)).toEqual([]);
    });
  });
});
