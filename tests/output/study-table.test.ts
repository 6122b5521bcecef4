import { describe, expect, it } from 'vitest';
import { studyRows } from '../../src/analysis/studies/rows.js';
import type { Study } from '../../src/analysis/studies/study-file.js';
import { studiesCsv, studiesJson, studiesTable } from '../../src/output/study-table.js';
import { csvRows } from '../support/csv.js';

const STUDY: Study = {
  name: 'example',
  title: 'An example',
  source: { title: 'A paper', published: 'A journal, 2024' },
  computes: 'x',
  inputs: {},
  values: [
    { quantity: 'parts share', published: 6.3, unit: '%', tolerance: 0.4, reason: undefined },
    { quantity: 'jobs', published: { from: 1000, to: 2000 }, unit: 'jobs', tolerance: 100, reason: 'Other, years.' },
    { quantity: 'imports', published: 'down', unit: 'thousand', tolerance: 0, reason: undefined },
    { quantity: 'identity', published: 0, unit: '', tolerance: 1e-8, reason: undefined },
  ],
  informational: false,
  differences: 'Because.\u001b[2J',
  path: '/example.yaml',
};
const ROWS = studyRows(
  STUDY,
  new Map([
    ['parts share', 6.15],
    ['jobs', -1234.5],
    ['imports', 12.34],
    ['identity', 3e-16],
  ]),
);
const REPORTS = [{ study: STUDY, rows: ROWS }];

describe('studies for people', () => {
  const text = studiesTable(REPORTS);

  it('says of each value what was published, computed, and whether that is near enough', () => {
    expect(text).toMatch(/parts share +6\.30 +6\.15 +−0\.15 +0\.40 +% +within/);
    expect(text).toMatch(/jobs +1,000 to 2,000 +−1,235 +−2,235 +100 +jobs +differs: 1/);
    expect(text).toMatch(/imports +down +12\.3 +\+12\.3 +0 +thousand +differs: 2/);
    expect(text).toMatch(/identity +0 +3\.0e-16 +3\.0e-16 +1\.0e-8 +within/);
    expect(text).toContain('2 of 4 within tolerance.');
  });

  it('gives each reason once, below, and harmless', () => {
    expect(text).toContain('1: Other, years.');
    expect(text).toContain('2: Because.\\x1b[2J');
  });

  it('drops columns where there is no room, never the verdict', () => {
    const narrow = studiesTable(REPORTS, 60);
    expect(narrow).not.toContain('tolerance ');
    expect(narrow).toContain('differs: 1');
  });
});

describe('studies for programs', () => {
  it('writes one record per value', () => {
    const records = csvRows(studiesCsv(REPORTS));
    expect(records.map((record) => record.published)).toEqual(['6.3', '1000 to 2000', 'down', '0']);
    expect(records[1]).toMatchObject({
      study: 'example',
      computed: '-1234.5',
      verdict: 'differs',
      reason: 'Other, years.',
    });
  });

  it('keeps published ranges apart in JSON', () => {
    const { studies } = JSON.parse(studiesJson(REPORTS)) as { studies: { rows: { published: unknown }[] }[] };
    expect(studies[0]?.rows[1]?.published).toEqual({ from: 1000, to: 2000 });
  });
});
