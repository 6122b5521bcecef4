import type {
  AccessorNode,
  ConditionalNode,
  ConstantNode,
  FunctionNode,
  MathNode,
  OperatorNode,
  ParenthesisNode,
  RelationalNode,
  SymbolNode,
} from 'mathjs';
import { METRIC_INFO } from '../../types/metrics.js';
import { nameHint } from '../diagnostics/nearest.js';
import { LIMITS } from '../limits.js';
import {
  build,
  combine,
  kindError,
  leaf,
  needCondition,
  needQuantity,
  needSame,
  notAllowed,
} from './build-expression.js';
import type { Evaluate, Expression, OwnMetrics } from './expression.js';
import { FormulaError } from './formula-error.js';
import { ARITHMETIC, both, COMPARISONS, choiceOf, comparison, either, extreme, negation } from './operators.js';
import { isMetric, readReference, unknownName } from './reference.js';
import { METRIC_UNITS, PLAIN, product, type Quantity, toPower, UNIT_WORDS } from './units.js';

const FUNCTIONS = ['min', 'max', 'abs'] as const;

/**
 * Turns a parsed formula into closures. Only what is listed here exists; everything else is refused.
 * @throws FormulaError
 */
export function compileNode(node: MathNode, own: OwnMetrics): Expression {
  const expression = compile(node, own);
  if (expression.size > LIMITS.formulaSize)
    throw new FormulaError('formula_too_large', `This formula has more than ${LIMITS.formulaSize} parts.`);
  return expression;
}

function compile(node: MathNode, own: OwnMetrics): Expression {
  switch (node.type) {
    case 'ParenthesisNode':
      return compile((node as ParenthesisNode).content, own);
    case 'ConstantNode':
      return constant((node as ConstantNode).value);
    case 'SymbolNode':
      return symbol(node as SymbolNode, own);
    case 'AccessorNode':
      return reference(node as AccessorNode, own);
    case 'OperatorNode':
      return operator(node as OperatorNode, own);
    case 'RelationalNode':
      return relation(node as RelationalNode, own);
    case 'ConditionalNode':
      return conditional(node as ConditionalNode, own);
    case 'FunctionNode':
      return call(node as FunctionNode, own);
    default:
      throw notAllowed(WHAT_NODES_ARE[node.type] ?? 'this construction');
  }
}

const WHAT_NODES_ARE: Readonly<Record<string, string>> = {
  ArrayNode: 'lists',
  AssignmentNode: 'assignments (a comparison is ==)',
  BlockNode: 'several expressions',
  FunctionAssignmentNode: 'definitions of functions',
  IndexNode: 'indices',
  ObjectNode: 'objects',
  RangeNode: 'ranges',
};

function constant(value: unknown): Expression {
  if (typeof value === 'string') throw notAllowed('texts');
  if (typeof value !== 'number') throw notAllowed('true, false or null');
  if (!Number.isFinite(value)) throw new FormulaError('formula_not_allowed', 'A number in this formula is infinite.');
  return { ...leaf(PLAIN, () => value), constant: value };
}

function symbol(node: SymbolNode, own: OwnMetrics): Expression {
  if (node.name === 'year') return leaf(PLAIN, (_lookup, year) => year);
  const unit = UNIT_WORDS.get(node.name);
  return unit === undefined ? reference(node, own) : leaf(unit.quantity, () => unit.scale);
}

function reference(node: AccessorNode | SymbolNode, own: OwnMetrics): Expression {
  const { of, name, country, vehicleClass, hasPlace } = readReference(node, own.dimensions);
  if (isMetric(name)) {
    const { quantity, scale } = METRIC_UNITS[METRIC_INFO[name].unit];
    const evaluate: Evaluate = (lookup) => scale * lookup(of, name, country, vehicleClass);
    const baseline: Evaluate = (lookup) => scale * lookup('baseline', name, country, vehicleClass);
    const within = quantity.isShare ? { within: 'share' as const } : {};
    return { ...build('quantity', quantity, evaluate, baseline, []), ...within, usesMetrics: true };
  }
  if (!own.names.includes(name)) throw unknownName(name, own.names);
  if (hasPlace)
    throw new FormulaError('formula_not_allowed', `'${name}' is a metric of this file and takes no country or class.`);
  const metric = own.get(name);
  return of === 'baseline' ? { ...metric, evaluate: metric.evaluateBaseline } : metric;
}

function operator(node: OperatorNode, own: OwnMetrics): Expression {
  const name = node.fn as string;
  const parts = node.args.map((arg) => compile(arg, own));
  const [a, b] = parts as [Expression, Expression];
  if (name === 'unaryPlus') return needQuantity(a);
  if (name === 'unaryMinus') return negative(a);
  if (name === 'not') return combine('condition', PLAIN, [needCondition(a)], ([x]) => negation(x as Evaluate));
  if (name === 'and' || name === 'or') {
    const join = name === 'and' ? both : either;
    for (const part of parts) needCondition(part);
    return combine('condition', PLAIN, parts, ([x, y]) => join(x as Evaluate, y as Evaluate));
  }
  if (COMPARISONS.has(name)) return compare(name, a, b);
  if (name === 'pow') return power(a, node.args[1] as MathNode);
  const join = ARITHMETIC[name];
  if (join === undefined)
    throw notAllowed(name === 'mod' ? 'remainders; a % follows its number directly, as in 2.5%' : `'${name}'`);
  for (const part of parts) needQuantity(part);
  const quantity = arithmeticQuantity(name, a, b);
  return {
    ...combine('quantity', quantity, parts, ([x, y]) => join(x as Evaluate, y as Evaluate)),
    ...withinOf(name, a, b),
  };
}

function negative(a: Expression): Expression {
  const { quantity, constant } = needQuantity(a);
  const join =
    ([x]: readonly Evaluate[]): Evaluate =>
    (lookup, year) =>
      -(x as Evaluate)(lookup, year);
  return { ...combine('quantity', quantity, [a], join), ...(constant === undefined ? {} : { constant: -constant }) };
}

/** Whether the result can still be no more than a whole. */
function withinOf(name: string, a: Expression, b: Expression): Pick<Expression, 'within'> {
  if (name === 'subtract' && a.within !== undefined && b.within !== undefined) return { within: 'difference' };
  if (name !== 'multiply') return {};
  const [share, factor] = a.within === undefined ? [b, a] : [a, b];
  return share.within !== undefined && Math.abs(factor.constant ?? 2) <= 1 ? { within: share.within } : {};
}

function arithmeticQuantity(name: string, a: Expression, b: Expression): Quantity {
  if (name === 'multiply') return product(a.quantity, b.quantity, 1);
  if (name === 'divide') return product(a.quantity, b.quantity, -1);
  needSame(name === 'add' ? 'add' : 'subtract', a, b);
  return { ...a.quantity, isShare: a.quantity.isShare || b.quantity.isShare };
}

function compare(name: string, a: Expression, b: Expression): Expression {
  needSame('compare', needQuantity(a), needQuantity(b));
  return combine('condition', PLAIN, [a, b], ([x, y]) => comparison(name, x as Evaluate, y as Evaluate));
}

function relation(node: RelationalNode, own: OwnMetrics): Expression {
  const params = node.params.map((param) => compile(param, own));
  const links = node.conditionals.map((name, i) => compare(name, params[i] as Expression, params[i + 1] as Expression));
  return links.reduce((a, b) => combine('condition', PLAIN, [a, b], ([x, y]) => both(x as Evaluate, y as Evaluate)));
}

function power(base: Expression, exponent: MathNode): Expression {
  const MOST = 6;
  const inner = exponent.type === 'ParenthesisNode' ? (exponent as ParenthesisNode).content : exponent;
  const value = inner.type === 'ConstantNode' ? (inner as ConstantNode).value : Number.NaN;
  if (!Number.isInteger(value) || value < 0 || value > MOST)
    throw new FormulaError('formula_not_allowed', `A power takes a whole number from 0 to ${MOST}, written out.`);
  return combine(
    'quantity',
    toPower(needQuantity(base).quantity, value),
    [base],
    ([x]) =>
      (lookup, year) =>
        (x as Evaluate)(lookup, year) ** value,
  );
}

function conditional(node: ConditionalNode, own: OwnMetrics): Expression {
  const test = needCondition(compile(node.condition, own));
  const yes = compile(node.trueExpr, own);
  const no = compile(node.falseExpr, own);
  if (yes.kind !== no.kind) throw kindError('Both ends of ?: must be quantities, or both conditions.');
  if (yes.kind === 'quantity') needSame('choose between', yes, no);
  const quantity = { ...yes.quantity, isShare: yes.quantity.isShare && no.quantity.isShare };
  return combine(yes.kind, quantity, [test, yes, no], ([t, y, n]) =>
    choiceOf(t as Evaluate, y as Evaluate, n as Evaluate),
  );
}

function call(node: FunctionNode, own: OwnMetrics): Expression {
  const name = node.fn.type === 'SymbolNode' ? node.fn.name : '';
  if (!FUNCTIONS.some((known) => known === name))
    throw new FormulaError('formula_name_unknown', `There is no function '${name}'.`, {
      hint: nameHint(name, FUNCTIONS),
    });
  const parts = node.args.map((arg) => needQuantity(compile(arg, own)));
  const first = parts[0];
  if (first === undefined || (name === 'abs' && parts.length > 1))
    throw new FormulaError('formula_not_allowed', `${name} takes ${name === 'abs' ? 'one value' : 'values'}.`);
  if (name === 'abs')
    return combine(
      'quantity',
      first.quantity,
      parts,
      ([x]) =>
        (l, y) =>
          Math.abs((x as Evaluate)(l, y)),
    );
  for (const part of parts) needSame('choose between', first, part);
  const isShare = parts.some((part) => part.quantity.isShare);
  const quantity = { ...first.quantity, isShare };
  return combine('quantity', quantity, parts, (values) => extreme(name === 'min' ? 'min' : 'max', values));
}
