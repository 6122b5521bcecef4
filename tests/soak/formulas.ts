import { compileCondition, metricFormula, ownMetrics } from '../../src/scenario/formulas/compile-formula.js';
import { FormulaError } from '../../src/scenario/formulas/formula-error.js';
import { createExpressionParser } from '../../src/scenario/formulas/mathjs-parser.js';
import type { Formula } from '../../src/scenario/types.js';
import { DIMENSIONS } from '../support/dimensions.js';
import type { SoakPart } from './part.js';
import { type Random, randomFrom } from './random.js';
import { runTrials } from './trials.js';

const NAMES = [
  'jobs.total',
  'jobs.total[US]',
  'content.regional[NAM][car]',
  'baseline.price.index',
  'own',
  'deep',
  'year',
];
const NUMBERS = [
  '1',
  '0',
  '2.5%',
  '62.5%',
  '1e308',
  '0.1',
  '.5',
  '1 million',
  '3 jobs',
  '2 USD',
  '10 thousand vehicles',
];
const BINARY = [
  '+',
  '-',
  '*',
  '/',
  '^',
  '<',
  '>',
  '<=',
  '>=',
  '==',
  '!=',
  ' and ',
  ' or ',
  '%',
  ' mod ',
  ' to ',
  '.*',
  '=',
];
const MARKS = '( ) [ ] { } ? : ; , . % ^ ! " \' \\ \n \u0000 \u2028'.split(' ');
const ESCAPES = [
  'constructor',
  '__proto__',
  'x.constructor.constructor("return process")()',
  'import("fs")',
  'eval("1")',
  'f(x)=f(x)',
  '[1,2,3]',
  '{a: 1}',
  '1:1e9',
  'parse("1")',
  'jobs["constructor"]',
  'toString()',
  'a=1;b=2',
  '"text"',
  'i',
  'range(1,1e9)',
  '9!',
  "jobs.total'",
  'this',
  'process.exit()',
];

/** A formula, mostly well made, of a depth of up to `depth`. */
function formula(random: Random, depth: number): string {
  if (depth <= 0 || random.chance(0.15)) {
    const kind = random.below(20);
    if (kind === 0) return random.pick(ESCAPES);
    return kind < 11 ? random.pick(NAMES) : random.pick(NUMBERS);
  }
  const inner = () => formula(random, depth - 1 - random.below(2));
  switch (random.below(10)) {
    case 0:
      return `(${inner()})`;
    case 1:
      return `${random.pick(['-', '+', 'not ', '!', '~'])}${inner()}`;
    case 2:
      return `${random.pick(['min', 'max', 'abs', 'sqrt', 'map'])}(${Array.from({ length: random.below(4) }, inner).join(', ')})`;
    case 3:
      return `(${inner()} > ${inner()}) ? ${inner()} : ${inner()}`;
    default:
      return `${inner()} ${random.pick(BINARY)} ${inner()}`;
  }
}

/** The same with a few characters doubled, dropped or put elsewhere. */
function spoilt(random: Random, text: string): string {
  const at = random.below(text.length + 1);
  const end = Math.min(text.length, at + random.below(12));
  switch (random.below(4)) {
    case 0:
      return text.slice(0, at) + text.slice(end);
    case 1:
      return text.slice(0, at) + text.slice(at, end).repeat(1 + random.below(80)) + text.slice(end);
    case 2:
      return text.slice(0, at) + random.pick(MARKS) + text.slice(at);
    default:
      return text.slice(0, at) + random.pick(ESCAPES) + text.slice(end);
  }
}

function textFrom(seed: number): string {
  const random = randomFrom(seed);
  const text = formula(random, 1 + random.below(7));
  return random.chance(0.3) ? spoilt(random, text) : text;
}

/** Milliseconds that reading and computing one formula may take. */
const SLOWEST_MS = 1000;

/** What formulas can reach, noted before the first, so that a change is seen. */
function surroundings(): string {
  const own = [Object.prototype, Function.prototype, Array.prototype, String.prototype, globalThis];
  return own.map((object) => Reflect.ownKeys(object).length).join(' ');
}

/** Random formulas: each is read or refused with a reason, in bounded time, and computes a number without side effects. */
export const part: SoakPart = {
  name: 'formulas',
  usualAmount: 100_000,
  isDivisible: true,
  run: async (options) => {
    const parse = createExpressionParser();
    const before = surroundings();
    let read = 0;
    const report = runTrials(options, (seed) => {
      const text = textFrom(seed);
      const fault = (what: string) => ({ what, input: text });
      const started = performance.now();
      try {
        if (evaluated(text, parse)) read += 1;
      } catch (error) {
        return fault(`Formula ${JSON.stringify(text)}: ${error instanceof Error ? error.stack : String(error)}`);
      }
      const elapsed = performance.now() - started;
      if (elapsed > SLOWEST_MS) return fault(`Formula ${JSON.stringify(text)} took ${elapsed.toFixed(0)} ms.`);
      return surroundings() === before ? undefined : fault(`Formula ${JSON.stringify(text)} changed what is global.`);
    });
    return { ...report, notes: [...(report.notes ?? []), `${read} of ${report.done} formulas were read and computed`] };
  },
};

/** Reads a formula as a metric and as a claim, and computes what can be read. @returns Whether either could be. */
function evaluated(text: string, parse: ReturnType<typeof createExpressionParser>): boolean {
  const own = ownMetrics(
    new Map([
      ['own', 'jobs.total[US] / 2'],
      ['deep', 'own + jobs.total[MX]'],
      ['tried', text],
    ]),
    () => parse,
    DIMENSIONS,
  );
  const readings: (() => Formula)[] = [
    () => metricFormula(text, own.get('tried')),
    () => compileCondition(text, parse, own),
  ];
  return readings.map((reading) => computed(reading)).some((isRead) => isRead);
}

function computed(reading: () => Formula): boolean {
  let compiled: Formula;
  try {
    compiled = reading();
  } catch (error) {
    if (error instanceof FormulaError && error.message !== '') return false;
    throw error;
  }
  for (const figure of [0, 1, -3.5, Number.NaN, 1e300]) {
    const value = compiled.evaluate(() => figure, 2025);
    if (typeof value !== 'number') throw new Error(`It gave ${typeof value}.`);
  }
  return true;
}
