import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compileCondition,
  compileYearly,
  metricFormula,
  ownMetrics,
} from '../../src/scenario/formulas/compile-formula.js';
import { FormulaError } from '../../src/scenario/formulas/formula-error.js';
import { createExpressionParser } from '../../src/scenario/formulas/mathjs-parser.js';
import type { MetricLookup } from '../../src/scenario/types.js';
import { METRICS } from '../../src/types/metrics.js';
import { DIMENSIONS } from '../support/dimensions.js';

const parse = createExpressionParser();

/** Metrics by `of.metric[country][class]`, as formulas name them; what is not given does not apply. */
function lookup(values: Readonly<Record<string, number>>): MetricLookup {
  return (of, metric, country, vehicleClass) => values[`${of}.${metric}[${country}][${vehicleClass}]`] ?? Number.NaN;
}

function compile(text: string, others: Readonly<Record<string, string>> = {}) {
  const metrics = ownMetrics(new Map(Object.entries({ ...others, asked: text })), () => parse, DIMENSIONS);
  return metricFormula(text, metrics.get('asked'));
}

const value = (text: string, values = {}, year = 2025): number => compile(text).evaluate(lookup(values), year);
const holds = (text: string, values = {}): number =>
  compileCondition(
    text,
    parse,
    ownMetrics(new Map(), () => parse, DIMENSIONS),
  ).evaluate(lookup(values), 2025);

function codeOf(text: string, others: Readonly<Record<string, string>> = {}): string {
  try {
    compile(text, others);
  } catch (error) {
    return error instanceof FormulaError ? error.code : 'not a FormulaError';
  }
  return 'none';
}

describe('arithmetic', () => {
  it.each([
    ['1 + 2 * 3', 7],
    ['(1 + 2) * 3', 9],
    ['2 ^ 3', 8],
    ['-2 ^ 2', -4],
    ['10 - 4 - 3', 3],
    ['8 / 4 / 2', 1],
    ['min(3, 1, 2) + max(4, 6) + abs(-5)', 12],
    ['1 < 2 ? 10 : 20', 10],
    ['1 < 2 < 2 ? 10 : 20', 20],
    ['year - 2020', 5],
    ['.5e1', 5],
  ])('%s is %d', (text, expected) => {
    expect(value(text)).toBe(expected);
  });

  it('reads a percent sign after a number as a share', () => {
    expect(value('62.5% + 2.5% * (year - 2020)')).toBeCloseTo(0.75, 12);
    expect(value('62.5%')).toBe(0.625);
    expect(compile('75%').unit).toBe('share');
    expect(compileYearly('62.5% + 2.5% * (year - 2020)', parse, DIMENSIONS)(2021)).toBeCloseTo(0.65, 12);
  });

  it('agrees with JavaScript on sums, products and comparisons of numbers', () => {
    type Known = { readonly text: string; readonly result: number };
    const operations: Readonly<Record<string, (a: number, b: number) => number>> = {
      '+': (a, b) => a + b,
      '-': (a, b) => a - b,
      '*': (a, b) => a * b,
    };
    const known = fc.letrec<{ e: Known }>((tie) => ({
      e: fc.oneof(
        { maxDepth: 4 },
        fc.integer({ min: -1000, max: 1000 }).map((n) => ({ text: n < 0 ? `(${n})` : String(n), result: n })),
        fc.tuple(tie('e'), fc.constantFrom('+', '-', '*'), tie('e')).map(([a, sign, b]) => ({
          text: `(${a.text} ${sign} ${b.text})`,
          result: operations[sign]?.(a.result, b.result) ?? Number.NaN,
        })),
      ),
    })).e;
    fc.assert(
      fc.property(known, known, (a, b) => {
        fc.pre(a.text.length + b.text.length < 900);
        expect(value(a.text)).toBe(a.result);
        expect(holds(`${a.text} < ${b.text}`)).toBe(Number(a.result < b.result));
      }),
      { numRuns: 200 },
    );
  });
});

describe('metrics', () => {
  const values = {
    'scenario.jobs.total[US][all]': 900,
    'scenario.jobs.total[NAM][all]': 1800,
    'baseline.jobs.total[US][all]': 1000,
    'scenario.content.regional[NAM][car]': 0.7,
    'scenario.duty.paid[US][all]': 50,
    'scenario.vehicles.sold[US][all]': 20,
  };

  it('take a country and a class in either order, NAM and all where none is written', () => {
    expect(value('jobs.total[US]', values)).toBe(900);
    expect(value('jobs.total', values)).toBe(1800);
    expect(value('content.regional[car]', values)).toBe(0.7);
    expect(value('content.regional[NAM][car]', values)).toBe(0.7);
    expect(value('content.regional[car][NAM]', values)).toBe(0.7);
    expect(value('content.regional[NAM, car]', values)).toBe(0.7);
    expect(value('jobs.total[US] - baseline.jobs.total[US]', values)).toBe(-100);
  });

  it('name the region NAM: of NA, which pandas and R read as missing, the error says so', () => {
    expect(() => compile('content.regional[NA]')).toThrow(
      expect.objectContaining({ hint: 'Write [NAM] for the region: pandas and R read NA as missing.' }),
    );
  });

  it('carry their units: USD million over thousand vehicles is USD per vehicle', () => {
    const formula = compile('duty.paid[US] / vehicles.sold[US]');
    expect(formula.unit).toBe('USD per vehicle');
    expect(formula.evaluate(lookup(values), 2025)).toBe(2500);
    expect(compile('jobs.total[US] / jobs.total[NAM]').unit).toBe('ratio');
    expect(compile('duty.paid[US] + 5 million USD').unit).toBe('USD million');
    expect(value('duty.paid[US] + 5 million USD', values)).toBe(55);
    expect(value('jobs.total[US] + 1 thousand jobs', values)).toBe(1900);
    expect(compile('vehicles.sold[US] * 2').unit).toBe('thousand vehicles');
    expect(compile('duty.paid[US] / jobs.total[US]').unit).toBe('USD per job');
    expect(compile('50% * content.regional[US]').unit).toBe('share');
  });

  it('may be used by name, also in the baseline', () => {
    const others = { us_part: 'jobs.total[US] / jobs.total[NAM]', change: 'us_part - baseline.us_part' };
    const both = { ...values, 'baseline.jobs.total[NAM][all]': 2000 };
    expect(compile('change * 100', others).evaluate(lookup(both), 2025)).toBe(0);
    expect(compile('baseline.change', others).evaluate(lookup(both), 2025)).toBe(0);
  });

  it('that exist are all accepted', () => {
    for (const metric of METRICS) expect(codeOf(`${metric}[US][car]`)).toBe('none');
  });

  it('that do not apply make the formula not apply, unless the answer is known without them', () => {
    expect(value('jobs.total[MX] + jobs.total[US]', values)).toBeNaN();
    expect(holds('jobs.total[MX] > jobs.total[US]', values)).toBeNaN();
    expect(holds('not (jobs.total[MX] > jobs.total[US])', values)).toBeNaN();
    expect(holds('jobs.total[MX] > jobs.total[US] and jobs.total[US] < 5 jobs', values)).toBe(0);
    expect(holds('jobs.total[US] > 5 jobs or jobs.total[MX] > jobs.total[US]', values)).toBe(1);
    expect(holds('jobs.total[MX] > jobs.total[US] or jobs.total[US] < 5 jobs', values)).toBeNaN();
    expect(value('jobs.total[US] / (jobs.total[US] - jobs.total[US])', values)).toBeNaN();
  });
});

describe('mistakes', () => {
  it.each([
    ['jobs.total[US] + content.regional[US]', 'formula_units'],
    ['jobs.total[US] > 5 USD ? 1 : 0', 'formula_units'],
    ['max(jobs.total[US], 3)', 'formula_units'],
    ['jobs.total[US] > 5 jobs', 'formula_kind'],
    ['1 + (2 > 1)', 'formula_kind'],
    ['2 > 1 ? 1 : 2 > 1', 'formula_kind'],
    ['not 5', 'formula_kind'],
    ['jobs.direct[US][CA]', 'formula_not_allowed'],
    ['jobs.direct[US].length', 'formula_not_allowed'],
    ['jobs.direct[1]', 'formula_not_allowed'],
    ['jobs["total"]', 'formula_not_allowed'],
    ['"text"', 'formula_not_allowed'],
    ['true', 'formula_not_allowed'],
    ['1e999', 'formula_not_allowed'],
    ['2 ^ year', 'formula_not_allowed'],
    ['2 ^ 99', 'formula_not_allowed'],
    ['5!', 'formula_not_allowed'],
    ['[1, 2]', 'formula_not_allowed'],
    ['1:10', 'formula_not_allowed'],
    ['{a: 1}', 'formula_not_allowed'],
    ['a = 1', 'formula_not_allowed'],
    ['f(x) = x', 'formula_not_allowed'],
    ['1; 2', 'formula_not_allowed'],
    ['7 % 2', 'formula_not_allowed'],
    ['1 | 2', 'formula_not_allowed'],
    ['min()', 'formula_not_allowed'],
    ['abs(1, 2)', 'formula_not_allowed'],
    ['us_part[US]', 'formula_not_allowed'],
    ['import("fs")', 'formula_name_unknown'],
    ['evaluate("1")', 'formula_name_unknown'],
    ['constructor', 'formula_name_unknown'],
    ['toString', 'formula_name_unknown'],
    ['pi', 'formula_name_unknown'],
    ['end', 'formula_name_unknown'],
    ['jobs.total[XX]', 'formula_name_unknown'],
    ['', 'formula_not_allowed'],
    ['1 +', 'formula_syntax'],
    ['(1', 'formula_syntax'],
    ['asked', 'formula_circular'],
  ])('%s: %s', (text, code) => {
    expect(codeOf(text, { us_part: 'jobs.total[US] / jobs.total[NAM]' })).toBe(code);
  });

  it('are placed where the parser stopped, percent signs or not', () => {
    const within = (text: string) => {
      try {
        compile(text);
      } catch (error) {
        return (error as FormulaError).within?.start;
      }
      return undefined;
    };
    expect(within('1 + + * 2')).toBe(6);
    expect(within('12.5% + 33% + + * 2')).toBe(16);
  });

  it('are found within a second, however hostile the text', () => {
    const hostile = [
      '('.repeat(500),
      '-'.repeat(999),
      'not '.repeat(249),
      '1?'.repeat(499),
      '9^'.repeat(499),
      `${'['.repeat(400)}${']'.repeat(400)}`,
      'a.'.repeat(499),
      '"'.repeat(999),
      'x'.repeat(10_000_000),
      '1 + '.repeat(240),
      '1e308 * 1e308',
      'f(f(f(f(f(f(1))))))',
    ];
    for (const text of hostile) {
      const start = performance.now();
      codeOf(text);
      expect(performance.now() - start).toBeLessThan(1000);
    }
  });

  it('are FormulaErrors, whatever the text', () => {
    const words = [
      'jobs',
      '.total',
      '[US]',
      '[',
      ']',
      '(',
      ')',
      '+',
      '-',
      '*',
      '/',
      '^',
      '%',
      '?',
      ':',
      '<',
      '>',
      '==',
      '=',
      '!',
      '5',
      '.5',
      'e',
      ' ',
      'and',
      'not',
      'year',
      '"',
      "'",
      ',',
      ';',
      '{',
      '}',
      '#',
      '\n',
      'USD',
      'min(',
      '__proto__',
      'baseline.',
      'in',
      'to',
      'mod',
      '\\',
      '~',
      '&',
      '|',
    ];
    const text = fc.oneof(
      fc.array(fc.constantFrom(...words), { maxLength: 30 }).map((w) => w.join('')),
      fc.string({ maxLength: 60, unit: 'binary' }),
    );
    fc.assert(
      fc.property(text, (candidate) => {
        expect(codeOf(candidate)).not.toBe('not a FormulaError');
      }),
      { numRuns: 8000 },
    );
  });
});
