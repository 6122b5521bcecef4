import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { type Column, renderTable, wrapText } from '../../src/output/table.js';

const COLUMNS: readonly Column[] = [
  { heading: ['scenario'], align: 'left' },
  { heading: ['regional', 'content', '%'], align: 'right', dropRank: 1 },
  { heading: ['US jobs'], align: 'right' },
  { heading: ['price'], align: 'right', dropRank: 2 },
];
const ROWS = [
  ['nafta-1994', '74.1', '1,012,345', '1.000'],
  ['提案', '\u001b[32m+1.2\u001b[39m', '−3', '–'],
];

describe('a plain-text table', () => {
  it('aligns text to the left and numbers to the right, headings at the bottom', () => {
    expect(renderTable(COLUMNS, [ROWS[0] ?? []]).text).toBe(
      [
        '            regional',
        '             content',
        'scenario           %    US jobs  price',
        '──────────────────────────────────────',
        'nafta-1994      74.1  1,012,345  1.000',
        '',
      ].join('\n'),
    );
  });

  it('counts columns on the screen, not characters: wide scripts and colour codes keep the alignment', () => {
    const lines = renderTable(COLUMNS, ROWS).text.trimEnd().split('\n').slice(-2);
    expect(stringWidth(lines[0] ?? '')).toBe(stringWidth(lines[1] ?? ''));
  });

  it('leaves out whole columns where the terminal is narrow, the least needed first', () => {
    const narrow = renderTable(COLUMNS, ROWS, 32);
    expect(narrow.dropped.map((column) => column.heading.at(-1))).toEqual(['price']);
    const narrower = renderTable(COLUMNS, ROWS, 24);
    expect(narrower.dropped.map((column) => column.heading[0])).toEqual(['regional', 'price']);
    for (const line of narrower.text.trimEnd().split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(24);
    expect(narrower.text).toContain('1,012,345');
  });
});

describe('a paragraph', () => {
  it('breaks between words and keeps every word whole', () => {
    const text = 'Mexican-assembled cars that claim the preference fall from 99% to 12%.';
    const lines = wrapText(text, 30, '  ').split('\n');
    expect(lines.every((line) => line.length <= 30)).toBe(true);
    expect(lines.map((line) => line.trim()).join(' ')).toBe(text);
    expect(wrapText('supercalifragilistic', 5)).toBe('supercalifragilistic');
  });
});
