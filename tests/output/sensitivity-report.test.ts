import { describe, expect, it } from 'vitest';
import type { FigureSensitivity } from '../../src/analysis/sensitivity.js';
import { sensitivityCsv, sensitivityJson, sensitivityTable } from '../../src/output/sensitivity-report.js';
import { csvRows } from '../support/csv.js';
import { DIMENSIONS } from '../support/dimensions.js';

const index = (value: number) => ({ value, low: value - 0.05, high: value + 0.05 });
const sensitivity: FigureSensitivity = {
  figure: { metric: 'jobs.direct', country: 'US', vehicleClass: 'all', year: 2025, of: 'change' },
  influences: [
    {
      unknown: { kind: 'parameter', id: 'paperwork', label: 'cost of proving origin' },
      members: 1,
      effects: { mu: -3100, muStar: 3100, sigma: 900 },
      indices: { first: index(0.6), total: index(0.7) },
    },
    {
      unknown: { kind: 'parameter', id: 'idle', label: 'does nothing\u001b[2J' },
      members: 1,
      effects: { mu: 0, muStar: 0, sigma: 0 },
      indices: { first: index(0), total: index(0) },
    },
    { unknown: undefined, members: 40, effects: undefined, indices: { first: index(0.2), total: index(0.3) } },
  ],
};
const SCENARIO = { name: 'us-85-50', baseline: { dimensions: DIMENSIONS } };
const style = { color: false, width: undefined };

describe('what drives a figure', () => {
  it('is a table with effects, shares and bars as long as the shares', () => {
    const text = sensitivityTable([sensitivity], SCENARIO, style);
    expect(text).toContain('us-85-50: what drives the change in direct jobs, in the United States, 2025');
    expect(text).toMatch(
      /cost of proving origin\s+paperwork\s+−3,100\s+3,100\s+60% \(55 to 65\)\s+70% \(65 to 75\)\s+█{11}/,
    );
    expect(text).toMatch(/40 others together\s+20% \(15 to 25\)\s+30% \(25 to 35\)\s+████▊/);
    expect(text).toMatch(/does nothing.*0% \(−5 to 5\)$/m);
    expect(text).toContain('Share alone');
    expect(text).not.toContain('\u001b');
  });

  it('without indices leaves out the group of which it knows nothing', () => {
    const screened = {
      ...sensitivity,
      influences: sensitivity.influences.map((influence) => ({ ...influence, indices: undefined })),
    };
    const text = sensitivityTable([screened], SCENARIO, style);
    expect(text).not.toContain('others together');
    expect(text).not.toContain('Share alone');
    expect(text).toMatch(/−3,100\s+3,100\s+█{16}/);
  });

  it('is a row per assumption in CSV and JSON, with the same numbers', () => {
    const rows = csvRows(sensitivityCsv([sensitivity], 'us-85-50'));
    expect(rows).toHaveLength(3);
    expect(rows[0]).toMatchObject({
      assumption: 'paperwork',
      effect: '-3100',
      total: '0.7',
      total_low: '0.65',
      unit: 'jobs',
    });
    expect(rows[2]).toMatchObject({ assumption: '', members: '40', effect: '', total: '0.3' });
    const json = JSON.parse(sensitivityJson([sensitivity], 'us-85-50')) as { rows: Record<string, unknown>[] };
    expect(json.rows[0]).toMatchObject({ assumption: 'paperwork', effect: -3100, total: 0.7 });
    expect(json.rows[2]?.effect).toBeNull();
  });
});
