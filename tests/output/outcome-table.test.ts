import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { metricTable, type OutcomeLine } from '../../src/output/outcome-table.js';
import { overviewTable } from '../../src/output/overview-table.js';
import { DIMENSIONS } from '../support/dimensions.js';

const plain = { color: false, width: undefined };
const baseline: OutcomeLine = { name: 'nafta-1994', at: () => ({ level: 0.741, change: undefined }) };
const proposal: OutcomeLine = { name: 'us-85-50', at: () => ({ level: 0.729, change: -0.012 }) };

describe('a table of one outcome', () => {
  it('puts level and change of each country side by side, units in the heading', () => {
    expect(
      metricTable('content.regional', 'car', ['US', 'MX'], DIMENSIONS, [baseline, proposal], 'scenario', 'both', plain),
    ).toBe(
      [
        'regional content, cars (content.regional, by place of assembly)',
        '              US      US    MX      MX',
        '                  change        change',
        'scenario       %  points     %  points',
        '──────────────────────────────────────',
        'nafta-1994  74.1          74.1',
        'us-85-50    72.9    −1.2  72.9    −1.2',
        '',
      ].join('\n'),
    );
  });

  it('shows only what is asked for', () => {
    const text = metricTable(
      'content.regional',
      'all',
      ['US'],
      DIMENSIONS,
      [baseline, proposal],
      'scenario',
      'changes',
      plain,
    );
    expect(text).toContain('us-85-50      −1.2\n');
    expect(text).not.toContain('72.9');
  });

  it('names every country where the screen has no room for levels, and drops all of them', () => {
    const jobs: OutcomeLine = { name: 'us-85-50', at: () => ({ level: 519_797, change: 11_311 }) };
    const narrow = { color: false, width: 60 };
    const text = metricTable(
      'jobs.direct',
      'all',
      ['US', 'CA', 'MX', 'NAM'],
      DIMENSIONS,
      [jobs],
      'scenario',
      'both',
      narrow,
    );
    expect(text.split('\n')[1]?.trim().split(/ +/)).toEqual(['US', 'CA', 'MX', 'NAM']);
    expect(text).not.toContain('519,797');
    for (const line of text.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(60);
  });

  it('colours gains and losses and keeps the signs', () => {
    const styled = metricTable('content.regional', 'all', ['US'], DIMENSIONS, [proposal], 'scenario', 'both', {
      ...plain,
      color: true,
    });
    expect(styled).toContain('\u001b[31m−1.2\u001b[39m');
    const neutral = metricTable('duty.paid', 'all', ['US'], DIMENSIONS, [proposal], 'scenario', 'both', {
      ...plain,
      color: true,
    });
    expect(neutral).not.toContain('\u001b[31m');
  });
});

describe('the overview', () => {
  it('fits any terminal from 60 columns on without a cut or wrapped word', () => {
    for (const width of [60, 80, 120, 200]) {
      const lines = overviewTable([baseline, proposal], DIMENSIONS, { color: false, width }).trimEnd().split('\n');
      for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(width);
      expect(lines.join('\n')).toContain('MX jobs');
    }
  });

  it('gives the change in prices in percent', () => {
    const dearer: OutcomeLine = { name: 'x', at: () => ({ level: 1.009, change: 0.009 }) };
    expect(overviewTable([dearer], DIMENSIONS, plain)).toContain('+0.90');
  });
});
