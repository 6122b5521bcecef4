import Papa from 'papaparse';
import { parseDistribution, reachesBeyond } from './distribution.js';
import { baselineInvalid } from './invalid.js';
import { parseTable, quantityOf, type TableRow, textOf, wordOf } from './table.js';
import type { Parameter, Register, Status } from './types.js';

/** How well a number is known, from best to least. */
export const STATUSES: readonly Status[] = ['published', 'derived', 'recalled', 'judgement'];

/** Columns of assumptions.csv. Numbers may be written `25%`; low and high are the bounds the model accepts. */
export const REGISTER_COLUMNS = [
  'id',
  'label',
  'value',
  'unit',
  'low',
  'high',
  'distribution',
  'status',
  'source',
] as const;

/**
 * The assumption register from the text of assumptions.csv, in its order.
 * @throws RoosimError `baseline_invalid` with the line at fault.
 */
export function parseRegister(text: string, file: string): Register {
  const register = new Map<string, Parameter>();
  for (const row of parseTable(text, file, REGISTER_COLUMNS)) {
    const parameter = parameterOf(row);
    if (register.has(parameter.id)) throw baselineInvalid(file, row.line, `Parameter ${parameter.id} is there twice.`);
    register.set(parameter.id, parameter);
  }
  return register;
}

function parameterOf(row: TableRow): Parameter {
  const id = textOf(row, 'id');
  const fail = (message: string) => baselineInvalid(row.file, row.line, `Parameter ${id}: ${message}`);
  const value = quantityOf(row, 'value');
  const bounds = { low: quantityOf(row, 'low'), high: quantityOf(row, 'high') };
  if (bounds.low > bounds.high) throw fail(`low ${bounds.low} is above high ${bounds.high}.`);
  if (value < bounds.low || value > bounds.high)
    throw fail(`value ${value} lies outside its bounds, ${bounds.low} to ${bounds.high}.`);
  const distribution = parseDistribution(textOf(row, 'distribution'));
  if (typeof distribution === 'string') throw fail(distribution);
  if (reachesBeyond(distribution, bounds)) throw fail('the distribution reaches beyond the bounds.');
  return {
    id,
    label: textOf(row, 'label'),
    value,
    unit: textOf(row, 'unit'),
    bounds,
    distribution,
    source: textOf(row, 'source'),
    status: wordOf(row, 'status', STATUSES),
  };
}

/**
 * The text of assumptions.csv with some cells of one parameter written anew; every other byte stays.
 * @param cells as the file writes them, e.g. `{ value: '1.3%', status: 'derived' }`
 * @throws RangeError when the register has no such parameter
 */
export function rewriteParameter(
  text: string,
  id: string,
  cells: Readonly<Partial<Record<(typeof REGISTER_COLUMNS)[number], string>>>,
): string {
  const row = parseTable(text, 'assumptions.csv', REGISTER_COLUMNS).find((candidate) => textOf(candidate, 'id') === id);
  if (row === undefined) throw new RangeError(`The register has no parameter ${id}.`);
  const header = Object.keys(row.cells);
  const record = Papa.unparse([header.map((column) => ({ ...row.cells, ...cells })[column] ?? '')]);
  const lines = text.split('\n');
  const span = Object.values(row.cells).reduce((breaks, cell) => breaks + cell.split('\n').length - 1, 1);
  return [...lines.slice(0, row.line - 1), record, ...lines.slice(row.line - 1 + span)].join('\n');
}
