import { OUTSIDE_PRIOR, PLANT_PRIOR, PRIORS_HINT, priorsTooLarge } from '../../baseline/assembly-priors.js';
import { isPolicyParameter } from '../../baseline/policy-parameter.js';
import type { Parameter } from '../../baseline/types.js';
import { nameHint } from '../diagnostics/nearest.js';
import type { ScenarioFile } from '../schema/file.js';
import type { Path } from '../source/source-file.js';
import type { ParameterOverride } from '../types.js';
import { formatPercent, parseNumber, parsePercent } from '../values.js';
import type { ResolveContext } from './context.js';

type WrittenParameter = NonNullable<ScenarioFile['parameters']>[string];

/** Overrides of the register: the inherited ones, and those of this file. */
export function resolveParameters(context: ResolveContext): Readonly<Record<string, ParameterOverride>> {
  const overrides = new Map(Object.entries(context.parent?.parameterOverrides ?? {}));
  for (const [id, written] of Object.entries(context.file.parameters ?? {})) {
    const at: Path = ['parameters', id];
    const parameter = context.baseline.register.get(id);
    if (parameter === undefined) {
      const ids = [...context.baseline.register.keys()];
      const hint = nameHint(id, ids) ?? 'roosim assumptions lists them.';
      context.report('parameter_unknown', at, `The register has no parameter '${id}'.`, { hint, part: 'key' });
      continue;
    }
    const override = resolveOverride(context, parameter, written, at);
    if (override !== undefined) overrides.set(id, begun(context, id, override, overrides.get(id)));
  }
  checkPriors(context, overrides);
  return Object.fromEntries(overrides);
}

/** Shares of assembly thought of as elsewhere are bounded together; told at the last of those that this file writes. */
function checkPriors(context: ResolveContext, overrides: ReadonlyMap<string, ParameterOverride>): void {
  const written = [PLANT_PRIOR, OUTSIDE_PRIOR].filter((id) => context.file.parameters?.[id] !== undefined).at(-1);
  if (written === undefined) return;
  const { baseline } = context;
  const wrong = priorsTooLarge(baseline, (id) => overrides.get(id)?.value ?? baseline.register.get(id)?.value ?? 0);
  if (wrong !== undefined)
    context.report('parameter_out_of_bounds', ['parameters', written], wrong, { hint: PRIORS_HINT, part: 'key' });
}

/** An override of a policy's parameter holds from the file's date on, and what was inherited before it. */
function begun(
  { effectiveYear, baseline }: ResolveContext,
  id: string,
  override: ParameterOverride,
  inherited: ParameterOverride | undefined,
): ParameterOverride {
  if (!isPolicyParameter(id)) return override;
  // The data of the base year are of the policy that the register describes.
  const from = Math.max(effectiveYear, baseline.firstYear + 1);
  let before = inherited;
  while (before !== undefined && (before.from ?? from) >= from) before = before.before;
  return { ...override, from, ...(before === undefined ? {} : { before }) };
}

function resolveOverride(
  context: ResolveContext,
  parameter: Parameter,
  written: WrittenParameter,
  at: Path,
): ParameterOverride | undefined {
  const isShort = typeof written !== 'object';
  const {
    value: text,
    range: rangeText,
    why,
  } = isShort ? { value: written, range: undefined, why: undefined } : written;
  const valueAt = isShort ? at : [...at, 'value'];
  const value = readAmount(context, parameter, text, valueAt);
  const range = rangeText === undefined ? undefined : readRange(context, parameter, rangeText, [...at, 'range']);
  if (why === undefined)
    context.report('override_without_why', at, `'${parameter.id}' departs from the register without a reason.`, {
      part: 'key',
      hint: 'Add why: ...',
    });
  if (value === undefined || (rangeText !== undefined && range === undefined)) return undefined;
  if (value === parameter.value && range === undefined)
    context.report('override_changes_nothing', valueAt, `'${parameter.id}' has this value in the register.`);
  if (range !== undefined && (value < range.low || value > range.high)) {
    context.report('range_invalid', [...at, 'range'], 'The value lies outside its own range.');
    return undefined;
  }
  return { value, why, range };
}

/** Whether files write a parameter with %. */
export function isPercentParameter(parameter: Parameter): boolean {
  return /^(?:share|%|percent)/.test(parameter.unit);
}

function readAmount(
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

function readRange(
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
