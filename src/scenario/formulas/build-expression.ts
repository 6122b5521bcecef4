import type { Evaluate, Expression } from './expression.js';
import { FormulaError } from './formula-error.js';
import { type Quantity, quantityWords, sameDimension } from './units.js';

/** The error for what formulas do not have. */
export function notAllowed(what: string): FormulaError {
  return new FormulaError('formula_not_allowed', `Formulas here have no ${what}.`, {
    hint: 'They have numbers, metrics, + - * / ^, comparisons, and, or, not, ?:, min, max and abs.',
  });
}

/** A part without parts: the same here and in the baseline. */
export function leaf(quantity: Quantity, evaluate: Evaluate): Expression {
  return build('quantity', quantity, evaluate, evaluate, []);
}

/** An expression from its two evaluations and the parts it was made of. */
export function build(
  kind: Expression['kind'],
  quantity: Quantity,
  evaluate: Evaluate,
  evaluateBaseline: Evaluate,
  parts: readonly Expression[],
): Expression {
  const size = parts.reduce((sum, part) => sum + part.size, 1);
  return { kind, quantity, evaluate, evaluateBaseline, size, usesMetrics: parts.some((part) => part.usesMetrics) };
}

/** Combines parts twice: as they stand, and as the baseline has them. */
export function combine(
  kind: Expression['kind'],
  quantity: Quantity,
  parts: readonly Expression[],
  join: (evaluations: readonly Evaluate[]) => Evaluate,
): Expression {
  const here = join(parts.map((part) => part.evaluate));
  const there = parts.some((part) => part.usesMetrics) ? join(parts.map((part) => part.evaluateBaseline)) : here;
  return build(kind, quantity, here, there, parts);
}

/** The error for a condition in place of a quantity, or the other way round. */
export function kindError(message: string): FormulaError {
  return new FormulaError('formula_kind', message);
}

/** @throws FormulaError for a condition. */
export function needQuantity(expression: Expression): Expression {
  if (expression.kind !== 'quantity') throw kindError('A condition stands where a quantity is needed.');
  return expression;
}

/** @throws FormulaError for a quantity. */
export function needCondition(expression: Expression): Expression {
  if (expression.kind !== 'condition') throw kindError('A quantity stands where a condition is needed.');
  return expression;
}

/** A share lies from 0 to 1: beside a plain number above that, the % was forgotten. */
function refuseBareNumber(verb: string, share: Expression, other: Expression): void {
  const { constant } = other;
  if (share.within === undefined || constant === undefined || Math.abs(constant) < 1) return;
  // A share may be held against the whole, and taken from it; a difference of shares is never that large.
  const isWhole = Math.abs(constant) === 1;
  if (isWhole && (share.within === 'share' || verb !== 'compare')) return;
  const points = Math.abs(constant) === 1 ? 'point' : 'points';
  throw new FormulaError('formula_units', `This formula would ${verb} a share and the plain number ${constant}.`, {
    hint: share.within === 'share' ? `Write ${constant}%.` : `Write ${constant} ${points}, or ${constant}%.`,
  });
}

/** @throws FormulaError unless both are quantities of one dimension. */
export function needSame(verb: string, a: Expression, b: Expression): void {
  needQuantity(a);
  needQuantity(b);
  refuseBareNumber(verb, a, b);
  refuseBareNumber(verb, b, a);
  if (sameDimension(a.quantity, b.quantity)) return;
  const [left, right] = [quantityWords(a.quantity), quantityWords(b.quantity)];
  throw new FormulaError('formula_units', `This formula would ${verb} ${left} and ${right}.`);
}
