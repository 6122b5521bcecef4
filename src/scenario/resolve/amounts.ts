import type { Parameter } from '../../baseline/types.js';
import type { Path } from '../source/source-file.js';
import type { ParameterOverride } from '../types.js';
import { formatPercent, parseNumber, parsePercent } from '../values.js';
import type { ResolveContext } from './context.js';

/** Whether files write a parameter with %. */
export function isPercentParameter(parameter: Parameter): boolean {
  return /^(?:share|%|percent)/.test(parameter.unit);
}

/** A value in a parameter's unit, within its bounds; reports what it is instead. */
export function readAmount(
  context: ResolveContext,
  parameter: Parameter,
  written: string | number,
  at: Path,
): number | undefined {
  const value = parseAmount(context, parameter, written, at);
  if (value === undefined) return undefined;
  const { low, high } = parameter.bounds;
  if (value >= low && value <= high) return value;
  const show = (x: number) => (isPercentParameter(parameter) ? formatPercent(x) : String(x));
  context.report('parameter_out_of_bounds', at, `'${parameter.id}' must lie from ${show(low)} to ${show(high)}.`);
  return undefined;
}

function parseAmount(
  { report }: ResolveContext,
  parameter: Parameter,
  written: string | number,
  at: Path,
): number | undefined {
  if (isPercentParameter(parameter)) {
    if (typeof written === 'number') {
      report('percent_missing', at, `${written} lacks its %: '${parameter.id}' is a share.`, {
        hint: `Write ${written}%.`,
      });
      return undefined;
    }
    const share = parsePercent(written);
    if (share === undefined)
      report('share_invalid', at, `'${written}' is not a share.`, { hint: 'Write it as in 1.5%.' });
    return share;
  }
  if (typeof written === 'number') {
    if (Number.isFinite(written)) return written;
    report('number_invalid', at, `'${parameter.id}' needs a finite number.`);
    return undefined;
  }
  return parseWithUnit(report, parameter, written, at);
}

function parseWithUnit(
  report: ResolveContext['report'],
  { id, unit }: Parameter,
  written: string,
  at: Path,
): number | undefined {
  const [digits = '', ...words] = written.trim().split(/\s+/);
  const value = parseNumber(digits.replace(/%$/, ''));
  const suffix = digits.endsWith('%') ? '%' : words.join(' ');
  if (value === undefined) {
    report('number_invalid', at, `'${written}' is not a number.`, { hint: 'Write it as in 2.5, with a point.' });
    return undefined;
  }
  if (suffix === '' || suffix === unit) return value;
  report('unit_wrong', at, `'${id}' is given in ${unit}, not in ${suffix}.`, {
    hint: `Write ${value}, or ${value} ${unit}.`,
  });
  return undefined;
}

/** A range in a parameter's unit. */
export function readRange(
  context: ResolveContext,
  parameter: Parameter,
  written: string,
  at: Path,
): ParameterOverride['range'] | undefined {
  const ends = written.split(/\s+to\s+/);
  if (ends.length !== 2) {
    context.report('range_invalid', at, `'${written}' is not a range.`, { hint: 'Write it as in 1.4% to 2.5%.' });
    return undefined;
  }
  const [low, high] = ends.map((end) => readAmount(context, parameter, end, at));
  if (low === undefined || high === undefined) return undefined;
  if (low <= high) return { low, high };
  context.report('range_invalid', at, 'The low end of this range is above its high end.');
  return undefined;
}
