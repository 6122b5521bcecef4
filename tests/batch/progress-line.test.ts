import { expect, it } from 'vitest';
import { duration, progressLine } from '../../src/batch/progress-line.js';

it('progress says what is done, how fast, and how long it still takes', () => {
  const progress = { units: 1001, unitsDone: 412, unitsNow: 400, seconds: 5, rows: 0, failures: 0 };
  expect(progressLine(progress)).toBe('412 of 1,001 done · 80 draws/s · 7 s left');
  expect(progressLine({ ...progress, failures: 3 })).toBe('412 of 1,001 done · 80 draws/s · 7 s left · 3 failed runs');
  expect(progressLine({ ...progress, unitsNow: 0, seconds: 0 })).toBe('412 of 1,001 done');
  expect(progressLine({ ...progress, unitsDone: 1001, unitsNow: 7 })).toBe('1,001 of 1,001 done · 1.4 draws/s');
});

it.each([
  [0.4, '0 s'],
  [59, '59 s'],
  [200, '3 min 20 s'],
  [7500, '2 h 5 min'],
])('%d seconds are %s', (seconds, text) => {
  expect(duration(seconds)).toBe(text);
});
