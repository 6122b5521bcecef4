import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appendText, createByteBuffer, createRunWriter, rowHead, writtenBytes } from '../../src/batch/row-bytes.js';
import type { Results } from '../../src/engine/index.js';
import { csvRow, type LongRow, resultRows } from '../../src/output/long-table.js';
import { METRIC_INFO, METRICS } from '../../src/types/metrics.js';
import { cellIndex } from '../../src/types/outcome-shape.js';
import { OUTCOME_SHAPE } from '../support/dimensions.js';

const units = [...new Set([...METRICS.map((metric) => METRIC_INFO[metric].unit), 'ratio'])];
const rowOf = (unit: string): LongRow => ({
  scenario: '',
  draw: undefined,
  year: 2025,
  metric: 'm',
  country: 'US',
  class: 'all',
  value: 0,
  unit,
});

/** Values as the model gives them, and the corners: ties, tiny, huge, negative, and none. */
const values = fc.oneof(
  fc.double(),
  fc.double({ min: -1e7, max: 1e7 }),
  fc.double({ min: -1, max: 1 }),
  fc.integer({ min: -1e9, max: 1e9 }).map((whole) => whole / 2e6),
  fc.constantFrom(0, -0, Number.NaN, 1e-7, 5e-7, -5e-7, 0.1 + 0.2, 2 ** 31 - 0.4, 2 ** 31, 2 ** 53, 1e21, 1e300),
);

describe('rows as bytes', () => {
  it('are the rows of the long table, for any number in any unit', () => {
    fc.assert(
      fc.property(fc.constantFrom(...units), values, (unit, value) => {
        const buffer = createByteBuffer();
        createRunWriter([rowOf(unit)])(buffer, rowHead('s', 7), Float64Array.of(value));
        const text = Buffer.from(writtenBytes(buffer)).toString();
        expect(text).toBe(csvRow({ ...rowOf(unit), scenario: 's', draw: 7, value }));
      }),
      { numRuns: 3000 },
    );
  });

  it('are those of a whole run, whatever its scenario is called', () => {
    const years = [2020, 2021];
    const size = cellIndex(OUTCOME_SHAPE, years.length, 0, 0, 0);
    const cells = Float64Array.from({ length: size }, (_, index) =>
      index % 7 === 0 ? Number.NaN : Math.sin(index) * 1e4,
    );
    const at: Results = {
      scenario: '',
      title: '',
      years,
      shape: OUTCOME_SHAPE,
      cells: Float64Array.from(cells.keys()),
    };
    const selection = { metrics: ['jobs.total', 'content.us'] } as const;
    for (const scenario of ['plain', '=1+1', 'a "b", c', 'größer']) {
      const results: Results = { scenario, title: '', years, shape: OUTCOME_SHAPE, cells };
      for (const draw of [undefined, 0, 12]) {
        const buffer = createByteBuffer();
        createRunWriter(resultRows(at, selection))(buffer, rowHead(scenario, draw), cells);
        appendText(buffer, 'end\n');
        const text = Buffer.from(writtenBytes(buffer)).toString();
        expect(text).toBe(`${[...resultRows(results, selection, draw)].map(csvRow).join('')}end\n`);
      }
    }
  });
});
