import * as fc from 'fast-check';
import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { bar, barWithMarks, slider, sparkline, stackedBar } from '../../src/ui/charts/bars.js';
import { spreadRows } from '../../src/ui/charts/labels.js';
import { type LineChart, lineChart } from '../../src/ui/charts/line-chart.js';
import { niceRange, ticks } from '../../src/ui/charts/scale.js';
import { fitLine, lineWidth, pad, plainText, span, textWidth, truncate, wrap } from '../../src/ui/text/line.js';
import { toAscii } from '../../src/ui/theme/glyphs.js';

const CHART: LineChart = {
  width: 40,
  height: 14,
  glyphs: 'ascii',
  series: [
    {
      label: 'falls',
      letter: 'F',
      role: 'series0',
      points: [0, 1, 2, 3, 4].map((x) => ({ x, y: 10 - x })),
      band: [0, 4].map((x) => ({ x, low90: 7 - x, low50: 9 - x, high50: 11 - x, high90: 13 - x })),
    },
  ],
  formatY: (value) => value.toFixed(0),
  formatX: (value) => value.toFixed(0),
  labelWidth: 8,
};

test('a falling line starts high and ends low, named at its end, over its band', () => {
  const lines = lineChart(CHART).map(plainText);
  const rowOf = (column: number): number => lines.findIndex((line) => line[column] === 'F');
  const first = (lines.find((line) => line.includes('F')) ?? '').indexOf('F');
  const last = lines.findIndex((line) => line.includes('F falls'));
  expect(rowOf(first)).toBeLessThan(last);
  expect(lines.join('')).toContain('░');
  expect(lines.join('')).toContain('▒');
});

test.each(['braille', 'block', 'ascii'] as const)('a chart of %s has exactly its size, whatever it draws', (glyphs) => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 120 }),
      fc.integer({ min: 1, max: 50 }),
      fc.array(fc.oneof(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), fc.constant(Number.NaN)), { maxLength: 14 }),
      (width, height, values) => {
        const points = values.map((y, x) => ({ x, y }));
        const lines = lineChart({ ...CHART, width, height, glyphs, series: [{ ...CHART.series[0]!, points }] });
        expect(lines).toHaveLength(height);
        expect(lines.every((line) => lineWidth(line) === width)).toBe(true);
      },
    ),
    { numRuns: 150 },
  );
});

test('ticks are round, ascending, inside the range, not too many, and whole where asked', () => {
  fc.assert(
    fc.property(
      fc.double({ noNaN: true, min: -1e6, max: 1e6 }),
      fc.double({ noNaN: true, min: 1e-3, max: 1e6 }),
      fc.integer({ min: 2, max: 12 }),
      (low, size, most) => {
        const range = niceRange([low, low + size]);
        if (range === undefined) return;
        const marks = ticks(range, most);
        expect(marks.length).toBeLessThanOrEqual(most);
        expect(marks.every((mark, index) => index === 0 || mark > (marks[index - 1] ?? mark))).toBe(true);
        const years = ticks({ low: 2019, high: 2031 }, most, 1);
        expect(years.every(Number.isInteger)).toBe(true);
      },
    ),
  );
});

test('labels get rows of their own, in order, inside their room', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 15 }), (wanted) => {
      const rows = spreadRows(wanted, 0, 20).filter((row) => row !== undefined);
      expect(new Set(rows).size).toBe(rows.length);
      expect(rows.every((row) => row >= 0 && row <= 20)).toBe(true);
      expect(rows).toHaveLength(wanted.length);
    }),
  );
  expect(spreadRows([1, 1, 1], 0, 1)).toEqual([undefined, 0, 1]);
});

test('bars are as wide as they are told to be', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, min: -1, max: 2 }), fc.integer({ min: 1, max: 40 }), (filled, width) => {
      expect(textWidth(bar(filled, width))).toBe(width);
      expect(lineWidth(slider(filled, 0.5, width, 'accent'))).toBe(width);
      expect(textWidth(sparkline([filled, 1, 2], width))).toBe(width);
      const parts = [{ share: Math.max(0, filled) / 2, glyph: '█', role: 'bar' as const }];
      expect(lineWidth(barWithMarks(parts, [0.5, 1], width))).toBe(width);
    }),
  );
  expect(bar(0.5, 4)).toBe('██  ');
  expect(
    plainText(
      stackedBar(
        [0.5, 0.25, 0.25].map((share, i) => ({ share, glyph: 'abc'[i]!, role: 'bar' })),
        8,
      ),
    ),
  ).toBe('aaaabbcc');
});

test('text is measured as a terminal measures it, with or without a look at each character', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), fc.integer({ min: 0, max: 30 }), (text, width) => {
      expect(textWidth(text)).toBe(stringWidth(text));
      expect(textWidth(truncate(text, width))).toBeLessThanOrEqual(width);
      expect(textWidth(pad(text, width))).toBe(width);
      expect(lineWidth(fitLine([span(text)], width))).toBe(width);
    }),
  );
  for (let code = 0x20; code < 0x2a00; code++) {
    const character = String.fromCodePoint(code);
    if (/[\p{L}\p{P}\p{S}\p{N}]/u.test(character)) expect(textWidth(character), character).toBe(stringWidth(character));
  }
});

test('prose breaks between words and keeps all of them', () => {
  const text = 'As the threshold rises, regional content rises and then falls.';
  const lines = wrap(text, 20);
  expect(lines.every((line) => textWidth(line) <= 20)).toBe(true);
  expect(lines.join(' ')).toBe(text);
});

test('ASCII keeps columns', () => {
  expect(toAscii('▲ +1.2 − Québec │█▌ ⏎')).toBe('^ +1.2 - Quebec |## >');
});
