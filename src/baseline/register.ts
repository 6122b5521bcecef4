import { isMap, isScalar, LineCounter, type Pair, parseDocument, type YAMLMap } from 'yaml';
import { distributionOf, isInside } from './distribution.js';
import { baselineInvalid } from './invalid.js';
import { quantity } from './quantity.js';
import type { Parameter, Register, Status } from './types.js';

const STATUSES: readonly Status[] = ['published', 'derived', 'recalled', 'judgement'];
const KEYS = ['label', 'value', 'unit', 'bounds', 'distribution', 'source', 'status'] as const;

/**
 * The assumption register from the text of its YAML file: `parameters: {id: {label, value, unit, bounds: [low, high],
 * distribution, source, status}}`. Numbers may be written `25%`; they become shares.
 * @throws RoosimError `baseline_invalid` with the place of the first mistake.
 */
export function parseRegister(text: string, file: string): Register {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const lineAt = (offset: number | undefined): number => lines.linePos(offset ?? 0).line;
  const mistake = document.errors[0];
  if (mistake !== undefined) throw baselineInvalid(file, lineAt(mistake.pos[0]), `Not YAML: ${mistake.message}`);
  const parameters = isMap(document.contents) ? document.contents.get('parameters') : undefined;
  if (!isMap(parameters)) throw baselineInvalid(file, 1, 'The register must hold a mapping called parameters.');
  return new Map(
    parameters.items.map((pair) => {
      const line = lineAt(rangeStart(pair));
      const id = String(isScalar(pair.key) ? pair.key.value : pair.key);
      if (!isMap(pair.value)) throw baselineInvalid(file, line, `Parameter ${id} must be a mapping.`);
      return [id, parameterOf(id, pair.value, file, line)] as const;
    }),
  );
}

function rangeStart(pair: Pair): number | undefined {
  return isScalar(pair.key) ? pair.key.range?.[0] : undefined;
}

function parameterOf(id: string, node: YAMLMap, file: string, line: number): Parameter {
  const entry = node.toJSON() as Record<string, unknown>;
  const fail = (message: string, hint?: string) => baselineInvalid(file, line, `Parameter ${id}: ${message}`, hint);
  const unknown = Object.keys(entry).find((key) => !(KEYS as readonly string[]).includes(key));
  if (unknown !== undefined) throw fail(`"${unknown}" is not known.`, `The keys are ${KEYS.join(', ')}.`);
  const words = (key: 'label' | 'unit' | 'source' | 'status'): string => {
    const value = entry[key];
    if (typeof value !== 'string' || value.trim() === '') throw fail(`${key} is missing.`);
    return value;
  };
  const value = quantity(entry.value);
  if (value === undefined) throw fail('value must be a number, as in 4 or 25%.');
  const bounds = boundsOf(entry.bounds);
  if (bounds === undefined) throw fail('bounds must be two ascending numbers, as in [0%, 100%].');
  if (value < bounds.low || value > bounds.high)
    throw fail(`value ${value} lies outside its bounds, ${bounds.low} to ${bounds.high}.`);
  const distribution = distributionOf(entry.distribution);
  if (typeof distribution === 'string') throw fail(distribution);
  if (!isInside(distribution, bounds)) throw fail('the distribution reaches beyond the bounds.');
  const status = STATUSES.find((candidate) => candidate === words('status'));
  if (status === undefined) throw fail(`status is "${words('status')}".`, `It is one of ${STATUSES.join(', ')}.`);
  return {
    id,
    label: words('label'),
    value,
    unit: words('unit'),
    bounds,
    distribution,
    source: words('source'),
    status,
  };
}

function boundsOf(value: unknown): Parameter['bounds'] | undefined {
  if (!Array.isArray(value) || value.length !== 2) return undefined;
  const [low, high] = value.map(quantity);
  return low === undefined || high === undefined || low > high ? undefined : { low, high };
}
