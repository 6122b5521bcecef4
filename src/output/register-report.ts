import { stringify } from 'csv-stringify/sync';
import type { Distribution, Parameter } from '../baseline/types.js';
import type { Scenario } from '../scenario/types.js';
import { printable } from '../types/printable.js';
import { colorsOf } from './colors.js';
import { decimal, fileValue } from './numbers.js';
import type { TableStyle } from './outcome-table.js';
import { type Column, renderTable, wrapText } from './table.js';

const WIDEST_PARAGRAPH = 100;

/** The assumptions of a scenario for people: value, range and status of each, and under it what it is and who says so. */
export function registerReport(parameters: readonly Parameter[], scenario: Scenario, style: TableStyle): string {
  const colors = colorsOf(style.color);
  const columns: readonly Column[] = [
    { heading: ['assumption'], align: 'left' },
    { heading: ['value'], align: 'right' },
    { heading: ['unit'], align: 'left' },
    { heading: ['range'], align: 'left', dropRank: 1 },
    { heading: ['status'], align: 'left' },
  ];
  const rows = parameters.map((parameter) => [
    colors.bold(parameter.id),
    parameterValue(parameter.value, parameter.unit),
    isShare(parameter.unit) ? parameter.unit.replace(/^share ?/, '') : parameter.unit,
    parameterRange(parameter),
    parameter.status,
  ]);
  const [heading = '', ...lines] = splitHeading(renderTable(columns, rows, style.width).text);
  const width = Math.min(style.width ?? WIDEST_PARAGRAPH, WIDEST_PARAGRAPH);
  const entries = parameters.map((parameter, index) => {
    const text = wrapText(`${parameter.label}. ${printable(parameter.source)}`, width - 2, '  ');
    return [lines[index], `  ${colors.dim(text)}`, ...overrideLines(parameter.id, scenario)].join('\n');
  });
  return `${heading}\n${entries.join('\n')}\n`;
}

function splitHeading(table: string): string[] {
  const lines = table.trimEnd().split('\n');
  return [lines.slice(0, 2).join('\n'), ...lines.slice(2)];
}

function overrideLines(id: string, scenario: Scenario): string[] {
  const override = scenario.parameterOverrides[id];
  if (override === undefined) return [];
  const why = override.why === undefined ? 'no reason is given' : printable(override.why);
  return [`  set by ${printable(scenario.name)}: ${why}`];
}

/** The assumptions as CSV, a line each. */
export function registerCsv(parameters: readonly Parameter[], scenario: Scenario): string {
  const header = [
    'id',
    'label',
    'value',
    'unit',
    'distribution',
    'low',
    'high',
    'status',
    'source',
    'overridden',
    'why',
  ];
  const records = parameters
    .map((parameter) => registerRecord(parameter, scenario))
    .map((record) => Object.values(record));
  return stringify([header, ...records], { escape_formulas: true, cast: { boolean: (value) => String(value) } });
}

/** The assumptions as JSON, an object each. */
export function registerJson(parameters: readonly Parameter[], scenario: Scenario): string {
  return JSON.stringify(
    parameters.map((parameter) => registerRecord(parameter, scenario)),
    null,
    1,
  );
}

function registerRecord(parameter: Parameter, scenario: Scenario) {
  const override = scenario.parameterOverrides[parameter.id];
  const { low, high } = rangeOf(parameter);
  return {
    id: parameter.id,
    label: parameter.label,
    value: fileValue(parameter.value, parameter.unit) ?? null,
    unit: parameter.unit,
    distribution: parameter.distribution.kind,
    low: fileValue(low, parameter.unit) ?? null,
    high: fileValue(high, parameter.unit) ?? null,
    status: parameter.status,
    source: parameter.source,
    overridden: override !== undefined,
    why: override?.why ?? null,
  };
}

/** The values between which draws fall; for distributions without ends, two standard deviations, within the bounds. */
function rangeOf({ distribution, value, bounds }: Parameter): { readonly low: number; readonly high: number } {
  const within = (low: number, high: number) => ({ low: Math.max(low, bounds.low), high: Math.min(high, bounds.high) });
  switch (distribution.kind) {
    case 'fixed':
      return { low: value, high: value };
    case 'normal':
      return within(distribution.mean - 2 * distribution.sd, distribution.mean + 2 * distribution.sd);
    case 'lognormal':
      return within(
        Math.exp(distribution.mu - 2 * distribution.sigma),
        Math.exp(distribution.mu + 2 * distribution.sigma),
      );
    default:
      return { low: distribution.low, high: distribution.high };
  }
}

/** The range a parameter is drawn from, and how: `2.5 to 8, triangular`; `fixed` where it is not. */
export function parameterRange(parameter: Parameter): string {
  const kind: Distribution['kind'] = parameter.distribution.kind;
  if (kind === 'fixed') return 'fixed';
  const { low, high } = rangeOf(parameter);
  return `${parameterValue(low, parameter.unit)} to ${parameterValue(high, parameter.unit)}, ${kind}`;
}

/** A parameter's value for people: shares in percent, others with the digits they need. */
export function parameterValue(value: number, unit: string): string {
  if (isShare(unit)) return `${trimmed(value * 100)}%`;
  return trimmed(value);
}

/** Shares of anything are given in percent: `share`, `share of price`, `share per year`. */
function isShare(unit: string): boolean {
  return unit === 'share' || unit.startsWith('share ');
}

function trimmed(value: number): string {
  const decimals = Math.abs(value) >= 100 ? 1 : 3;
  const text = decimal(value, decimals);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}
