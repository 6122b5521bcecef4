import { OUTSIDE_PRIOR, PLANT_PRIOR, PRIORS_HINT, priorsTooLarge } from '../../baseline/assembly-priors.js';
import { isPolicyParameter } from '../../baseline/policy-parameter.js';
import type { Parameter } from '../../baseline/types.js';
import { nameHint } from '../diagnostics/nearest.js';
import type { ScenarioFile } from '../schema/file.js';
import type { Path } from '../source/source-file.js';
import type { ParameterOverride } from '../types.js';
import { readAmount, readRange } from './amounts.js';
import { checkYear, type ResolveContext } from './context.js';

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
    const inherited = overrides.get(id);
    const override = isByYear(written)
      ? resolveSteps(context, parameter, written, at, inherited)
      : resolveAlone(context, parameter, written as Alone, at, inherited);
    if (override !== undefined) overrides.set(id, override);
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

/** A value by year, by itself or with its reason. */
type ByYear = Steps | { readonly value: Steps; readonly range?: string | undefined; readonly why?: string | undefined };
type Alone =
  | string
  | number
  | { readonly value: string | number; readonly range?: string | undefined; readonly why?: string | undefined };
type Steps = Readonly<Record<string, string | number>>;

function isByYear(written: WrittenParameter): written is ByYear {
  return typeof written === 'object' && (!Object.hasOwn(written, 'value') || typeof written.value === 'object');
}

/** An override that changes over the years: each value takes the place of the one before. */
function resolveSteps(
  context: ResolveContext,
  parameter: Parameter,
  written: ByYear,
  at: Path,
  inherited: ParameterOverride | undefined,
): ParameterOverride | undefined {
  const { id } = parameter;
  const isWhole = Object.hasOwn(written, 'value');
  const { why, range } = isWhole ? (written as Exclude<ByYear, Steps>) : {};
  const steps = isWhole ? (written.value as Steps) : (written as Steps);
  const valueAt = isWhole ? [...at, 'value'] : at;
  warnWithoutWhy(context, id, why, at);
  if (!isPolicyParameter(id)) {
    context.report('parameter_throughout', at, `'${id}' describes the economy, which holds in all years.`, {
      part: 'key',
      hint: 'Give one value. By year there are those of a policy: mfn.*, paperwork*, untraced.*, wage_floor_share.*.',
    });
    return undefined;
  }
  if (range !== undefined) {
    context.report('key_conflict', [...at, 'range'], "'range' belongs to one value, not to several by year.", {
      part: 'key',
    });
    return undefined;
  }
  let override = inherited;
  for (const [year, text] of Object.entries(steps)) {
    const stepAt = [...valueAt, year];
    const value = readAmount(context, parameter, text, stepAt);
    if (value === undefined || !canChangeIn(context, id, Number(year), stepAt)) return undefined;
    override = begun(context, id, { value, why, range: undefined }, override, Number(year));
  }
  return override;
}

function canChangeIn(context: ResolveContext, id: string, year: number, at: Path): boolean {
  const { firstYear } = context.baseline;
  if (!checkYear(context, year, at, 'key')) return false;
  if (year > firstYear) return true;
  context.report(
    'year_outside_horizon',
    at,
    `The data are of ${firstYear}, so '${id}' can change from ${firstYear + 1} on.`,
    {
      part: 'key',
    },
  );
  return false;
}

/** An override of one value. */
function resolveAlone(
  context: ResolveContext,
  parameter: Parameter,
  written: Alone,
  at: Path,
  inherited: ParameterOverride | undefined,
): ParameterOverride | undefined {
  const override = resolveOverride(context, parameter, written, at);
  return override && begun(context, parameter.id, override, inherited);
}

/** An override of a policy's parameter holds from the file's date on, and what was inherited before it. */
function begun(
  { effectiveYear, baseline }: ResolveContext,
  id: string,
  override: ParameterOverride,
  inherited: ParameterOverride | undefined,
  year = effectiveYear,
): ParameterOverride {
  if (!isPolicyParameter(id)) return override;
  // The data of the base year are of the policy that the register describes.
  const from = Math.max(year, baseline.firstYear + 1);
  let before = inherited;
  while (before !== undefined && (before.from ?? from) >= from) before = before.before;
  return { ...override, from, ...(before === undefined ? {} : { before }) };
}

function resolveOverride(
  context: ResolveContext,
  parameter: Parameter,
  written: Alone,
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
  warnWithoutWhy(context, parameter.id, why, at);
  if (value === undefined || (rangeText !== undefined && range === undefined)) return undefined;
  if (value === parameter.value && range === undefined)
    context.report('override_changes_nothing', valueAt, `'${parameter.id}' has this value in the register.`);
  if (range !== undefined && (value < range.low || value > range.high)) {
    context.report('range_invalid', [...at, 'range'], 'The value lies outside its own range.');
    return undefined;
  }
  return { value, why, range };
}

function warnWithoutWhy(context: ResolveContext, id: string, why: string | undefined, at: Path): void {
  if (why !== undefined) return;
  context.report('override_without_why', at, `'${id}' departs from the register without a reason.`, {
    part: 'key',
    hint: 'Add why: ...',
  });
}
