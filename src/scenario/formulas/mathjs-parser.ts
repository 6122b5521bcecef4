import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { MathNode } from 'mathjs';

/** Reads a text in mathjs syntax into its tree. @throws SyntaxError, with `char` where it stopped. */
export type ParseExpression = (text: string) => MathNode;

type Factory = ((dependencies: Readonly<Record<string, unknown>>) => unknown) & {
  readonly dependencies?: readonly string[];
};

/** Node types of the parser, each after those it is built from. */
const NODES = [
  'Node',
  'SymbolNode',
  'AccessorNode',
  'ArrayNode',
  'AssignmentNode',
  'BlockNode',
  'ConditionalNode',
  'ConstantNode',
  'FunctionAssignmentNode',
  'FunctionNode',
  'IndexNode',
  'ObjectNode',
  'OperatorNode',
  'ParenthesisNode',
  'RangeNode',
  'RelationalNode',
] as const;

/**
 * The parser of mathjs and nothing else of it: 45 ms to load where `mathjs/number` takes 900, because the package's
 * entry points also load every function. Its trees are only looked at, never evaluated, so the parts that evaluation
 * would need are absent.
 */
export function createExpressionParser(): ParseExpression {
  const load = createRequire(import.meta.url);
  const library = join(dirname(load.resolve('mathjs/package.json')), 'lib/cjs');
  const factory = (file: string, name: string): Factory => load(join(library, file))[`create${name}`] as Factory;
  const parts: Record<string, unknown> = {
    typed: Object.assign((_name: string, forms: Readonly<Record<string, unknown>>) => forms.string, {
      addConversion: () => undefined,
    }),
    numeric: Number,
    config: { number: 'number', numberFallback: 'number', compatibility: {} },
    isBounded: Number.isFinite,
    math: {},
    mathWithTransform: {},
    subset: absent,
    size: absent,
    ResultSet: absent,
  };
  for (const name of NODES) parts[name] = factory(`expression/node/${name}.js`, name)(parts);
  return factory('expression/parse.js', 'Parse')(parts) as ParseExpression;
}

function absent(): never {
  throw new Error('Formulas are compiled here, never evaluated by the parser.');
}
