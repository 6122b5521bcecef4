import type { AccessorNode, IndexNode, MathNode, SymbolNode } from 'mathjs';
import {
  ALL_CLASSES,
  type Dimensions,
  type OutcomeClass,
  type OutcomeCountry,
  outcomeClasses,
  outcomeCountries,
} from '../../types/dimensions.js';
import { METRICS, type MetricName } from '../../types/metrics.js';
import { nearestName } from '../diagnostics/nearest.js';
import { FormulaError } from './formula-error.js';

/** A metric as a formula names it: `baseline.jobs.total[US][car]`. */
export type Reference = {
  readonly of: 'scenario' | 'baseline';
  /** Dotted name, `baseline.` left out. */
  readonly name: string;
  readonly country: OutcomeCountry;
  readonly vehicleClass: OutcomeClass;
  /** Whether a country or class was written. */
  readonly hasPlace: boolean;
};

/**
 * Reads dots and brackets as the name of a metric with its country and class; the region and all classes where none is written.
 * @throws FormulaError for anything else that has dots or brackets.
 */
export function readReference(node: AccessorNode | SymbolNode, dimensions: Dimensions): Reference {
  const names: string[] = [];
  const brackets: string[] = [];
  let rest: MathNode = node;
  while (rest.type === 'AccessorNode') {
    const { object, index } = rest as AccessorNode;
    if ((index as IndexNode & { readonly dotNotation: boolean }).dotNotation) {
      names.unshift(dotName(index));
    } else {
      if (names.length > 0) throw misplaced();
      brackets.unshift(...index.dimensions.map(bracketName));
    }
    rest = object;
  }
  if (rest.type !== 'SymbolNode') throw misplaced();
  names.unshift((rest as SymbolNode).name);
  const of = names[0] === 'baseline' && names.length > 1 ? 'baseline' : 'scenario';
  return { of, name: names.slice(of === 'baseline' ? 1 : 0).join('.'), ...placeOf(brackets, dimensions) };
}

function misplaced(): FormulaError {
  return new FormulaError('formula_not_allowed', 'Dots and brackets only name metrics here.', {
    hint: 'Write a metric as in jobs.total[US] or content.regional[NAM][car].',
  });
}

function dotName(index: IndexNode): string {
  const [dimension] = index.dimensions;
  const value = dimension?.type === 'ConstantNode' ? (dimension as { readonly value?: unknown }).value : undefined;
  if (typeof value !== 'string') throw misplaced();
  return value;
}

function bracketName(dimension: MathNode): string {
  if (dimension.type !== 'SymbolNode') throw misplaced();
  return (dimension as SymbolNode).name;
}

function placeOf(
  brackets: readonly string[],
  dimensions: Dimensions,
): Pick<Reference, 'country' | 'vehicleClass' | 'hasPlace'> {
  const region = dimensions.region.code;
  const known: readonly string[] = [...outcomeCountries(dimensions), ...outcomeClasses(dimensions)];
  const countries = outcomeCountries(dimensions).filter((country) => brackets.includes(country));
  const classes = outcomeClasses(dimensions).filter((vehicleClass) => brackets.includes(vehicleClass));
  const unknown = brackets.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    const nearest = nearestName(unknown, known);
    throw new FormulaError('formula_name_unknown', `'${unknown}' is neither a country nor a class of vehicle.`, {
      hint:
        unknown === 'NA'
          ? `Write [${region}] for the region: pandas and R read NA as missing.`
          : nearest === undefined
            ? `Valid: ${known.join(', ')}.`
            : `Did you mean [${nearest}]?`,
    });
  }
  if (brackets.length > 2 || countries.length + classes.length !== brackets.length || countries.length > 1)
    throw new FormulaError('formula_not_allowed', 'A metric takes one country and one class at most.');
  if (classes.length > 1) throw new FormulaError('formula_not_allowed', 'A metric takes one class at most.');
  return { country: countries[0] ?? region, vehicleClass: classes[0] ?? ALL_CLASSES, hasPlace: brackets.length > 0 };
}

/** Whether this is a metric of the long table. */
export function isMetric(name: string): name is MetricName {
  return (METRICS as readonly string[]).includes(name);
}

/** The error for a name that is nothing. */
export function unknownName(name: string, others: Iterable<string>): FormulaError {
  const nearest = nearestName(name, [...METRICS, ...others]);
  return new FormulaError('formula_name_unknown', `There is no metric '${name}'.`, {
    hint: nearest === undefined ? `Metrics: ${METRICS.join(', ')}.` : `Did you mean '${nearest}'?`,
  });
}
