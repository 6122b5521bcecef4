import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileCondition, metricFormula, ownMetrics } from '../../src/scenario/formulas/compile-formula.js';
import { createExpressionParser } from '../../src/scenario/formulas/mathjs-parser.js';
import { createLoader } from '../../src/scenario/loader.js';
import type { MetricLookup } from '../../src/scenario/types.js';
import { DIMENSIONS } from '../support/dimensions.js';
import type { Benchmark } from './benchmark.js';

const EVALUATIONS = 100_000;
const MOST_MICROSECONDS = 0.5;

/** Formulas: what loading the parser costs, and how fast compiled ones run (at least 2 million a second). */
export function benchmarks(): readonly Benchmark[] {
  const parse = createExpressionParser();
  const none = ownMetrics(new Map(), () => parse, DIMENSIONS);
  const claim = compileCondition('jobs.direct[US] - baseline.jobs.direct[US] >= 25 thousand jobs', parse, none);
  const texts = new Map([['part', 'jobs.total[US] / jobs.total[NAM]']]);
  const metric = metricFormula('part', ownMetrics(texts, () => parse, DIMENSIONS).get('part'));
  const values = [900, 1800, 1000, 2000];
  let turn = 0;
  const lookup: MetricLookup = () => {
    turn = (turn + 1) % values.length;
    return values[turn] as number;
  };
  const evaluate = (formula: typeof claim) => () => {
    let sum = 0;
    for (let i = 0; i < EVALUATIONS; i += 1) sum += formula.evaluate(lookup, 2025);
    return sum;
  };
  const rate = (medianMs: number) => `${(1 / (medianMs * 1000)).toFixed(1)} million a second`;
  const timing = { budgetMs: MOST_MICROSECONDS / 1000, repetitions: EVALUATIONS, remark: rate };
  const scenarios = fileURLToPath(new URL('../../scenarios', import.meta.url));
  return [
    { name: 'formula: a claim', run: evaluate(claim), ...timing },
    { name: 'formula: a metric', run: evaluate(metric), ...timing },
    { name: 'formula: parse and compile a claim', run: () => compileCondition(claim.text, parse, none), budgetMs: 1 },
    {
      name: 'load usmca.yaml with all it extends',
      run: () => createLoader({})(join(scenarios, 'usmca.yaml')),
      budgetMs: 150,
    },
  ];
}
