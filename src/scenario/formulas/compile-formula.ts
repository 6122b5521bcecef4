import type { Dimensions } from '../../types/dimensions.js';
import { LIMITS } from '../limits.js';
import type { Formula } from '../types.js';
import { compileNode } from './compile-node.js';
import type { Expression, OwnMetrics } from './expression.js';
import { FormulaError } from './formula-error.js';
import type { ParseExpression } from './mathjs-parser.js';
import { parseFormula } from './parse-formula.js';
import { quantityWords, resultUnit } from './units.js';

function noMetrics(dimensions: Dimensions): OwnMetrics {
  return {
    dimensions,
    names: [],
    get: (name) => {
      throw new FormulaError('formula_name_unknown', `There is no metric '${name}'.`);
    },
  };
}

/**
 * Compiles a condition.
 * @throws FormulaError, also when the text gives a quantity.
 */
export function compileCondition(text: string, parse: ParseExpression, own: OwnMetrics): Formula {
  const expression = compileNode(parseFormula(text, parse), own);
  if (expression.kind !== 'condition')
    throw new FormulaError('formula_kind', 'A claim needs a condition; this is a quantity.', {
      hint: 'Compare it with something, e.g. > baseline.jobs.total[US].',
    });
  return { text, unit: 'boolean', evaluate: expression.evaluate };
}

/**
 * The metrics of a file, each compiled when it is first asked for, in any order, and once: one that fails fails again
 * for the same reason.
 * @param texts Formulas by name.
 */
export function ownMetrics(
  texts: ReadonlyMap<string, string>,
  parse: () => ParseExpression,
  dimensions: Dimensions,
): OwnMetrics {
  const done = new Map<string, Expression>();
  const failed = new Map<string, FormulaError>();
  const open = new Set<string>();
  let tooLong: FormulaError | undefined;
  const get = (name: string): Expression => {
    const known = done.get(name);
    if (known !== undefined) return known;
    const failure = failed.get(name);
    if (failure !== undefined) throw failure;
    if (open.has(name)) throw circular(name);
    if (open.size > LIMITS.metricDepth) {
      // One chain is told once, however many links it has beyond the limit.
      tooLong ??= chainTooLong([...open][0] as string);
      throw tooLong;
    }
    open.add(name);
    try {
      const expression = compileNode(parseFormula(texts.get(name) ?? '', parse()), own);
      done.set(name, expression);
      return expression;
    } catch (error) {
      if (!(error instanceof FormulaError)) throw error;
      error.of ??= name;
      // Every metric of a circle is at fault, so each is told apart.
      if (error.code !== 'formula_circular') failed.set(name, error);
      throw error;
    } finally {
      open.delete(name);
    }
  };
  const own: OwnMetrics = { dimensions, names: [...texts.keys()], get };
  return own;
}

function chainTooLong(name: string): FormulaError {
  const message = `'${name}' leads through more than ${LIMITS.metricDepth} other metrics.`;
  const error = new FormulaError('formula_too_large', message, { hint: 'Write some of them out.' });
  error.of = name;
  return error;
}

function circular(name: string): FormulaError {
  const error = new FormulaError('formula_circular', `'${name}' is defined through itself.`);
  error.of = name;
  return error;
}

/** The formula of a metric, in the unit the long table would write. @throws FormulaError when it gives a condition. */
export function metricFormula(text: string, expression: Expression): Formula {
  if (expression.kind !== 'quantity')
    throw new FormulaError('formula_kind', 'A metric needs a quantity; this is a condition.', {
      hint: 'Write condition ? 1 : 0 to count it.',
    });
  const { text: unit, scale } = resultUnit(expression.quantity);
  const { evaluate } = expression;
  return { text, unit, evaluate: scale === 1 ? evaluate : (lookup, year) => evaluate(lookup, year) / scale };
}

/**
 * Compiles a formula in `year` that gives a share.
 * @throws FormulaError, also when it uses metrics or gives anything but a share.
 */
export function compileYearly(text: string, parse: ParseExpression, dimensions: Dimensions): (year: number) => number {
  const { kind, quantity, evaluate, usesMetrics } = compileNode(parseFormula(text, parse), noMetrics(dimensions));
  if (kind !== 'quantity') throw new FormulaError('formula_kind', 'A share is needed here; this is a condition.');
  if (usesMetrics)
    throw new FormulaError('formula_not_allowed', 'A value that changes over time may use year, not outcomes.');
  if (!quantity.isShare)
    throw new FormulaError('percent_missing', `This formula gives ${quantityWords(quantity)}, not a share.`, {
      hint: 'Write its numbers with %, e.g. 62.5% + 2.5% * (year - 2020).',
    });
  const noOutcomes = () => Number.NaN;
  return (year) => evaluate(noOutcomes, year);
}
