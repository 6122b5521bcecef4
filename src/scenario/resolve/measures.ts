import { type Category, categoryNames, type Dimensions, netCost } from '../../types/dimensions.js';
import type { ScenarioFile } from '../schema/file.js';
import { RULE_KEYS } from '../schema/rule.js';
import type { Path } from '../source/source-file.js';
import type { ContentMeasure } from '../types.js';
import { parsePercent } from '../values.js';
import { inOrderOf, type ResolveContext } from './context.js';
import type { Measures } from './timeline.js';

type WrittenMeasure = NonNullable<ScenarioFile['content']>[string];

/**
 * Measures as written somewhere, together with those they build on: what a key leaves out comes from the measure of
 * that name.
 */
export function resolveMeasures(
  context: ResolveContext,
  written: ScenarioFile['content'],
  inherited: Measures,
  at: Path,
): Measures {
  const measures = new Map(Object.entries(inherited));
  for (const [name, one] of Object.entries(written ?? {})) {
    checkName(context, name, [...at, name]);
    const measure = resolveMeasure(context, name, one, inherited[name], [...at, name]);
    if (measure !== undefined) measures.set(name, measure);
  }
  return Object.fromEntries(measures);
}

/** A measure must not be called like a key of the rules that use it. */
function checkName(context: ResolveContext, name: string, at: Path): void {
  if (RULE_KEYS.some((key) => key === name))
    context.report('name_invalid', at, `'${name}' already means something in a rule.`, { part: 'key' });
}

function resolveMeasure(
  context: ResolveContext,
  name: string,
  written: WrittenMeasure,
  inherited: ContentMeasure | undefined,
  at: Path,
): ContentMeasure | undefined {
  const { dimensions } = context.baseline;
  const counts = written.counts === undefined ? inherited?.counts : inOrderOf(dimensions.countries, written.counts);
  if (written.tracing === 'nafta' && written.deemed_originating !== undefined)
    context.report(
      'key_conflict',
      [...at, 'deemed_originating'],
      "'deemed_originating' and 'tracing: nafta' exclude one another.",
      {
        part: 'key',
        hint: 'tracing: nafta takes the shares from the register; deemed_originating states them here.',
      },
    );
  if (counts === undefined) {
    if (!context.writtenKeys(at).includes('counts'))
      context.report('measure_incomplete', at, `The content measure '${name}' does not say what counts.`, {
        part: 'key',
        hint: `Add counts, e.g. counts: [${dimensions.region.members.join(', ')}].`,
      });
    return undefined;
  }
  const base = baseOf(written, inherited?.base ?? netCost(dimensions), dimensions);
  if (base.length === 0)
    context.report('measure_empty', at, `The content measure '${name}' is a share of nothing.`, {
      part: 'key',
      hint: 'Name the cost categories of its base.',
    });
  return {
    name,
    counts,
    base,
    untraced: untracedOf(written, inherited?.untraced ?? {}, dimensions),
    atWageFloor: written.wage_floor ?? inherited?.atWageFloor ?? false,
  };
}

function baseOf(written: WrittenMeasure, inherited: readonly Category[], dimensions: Dimensions): readonly Category[] {
  const { base, development } = written;
  const all = categoryNames(dimensions);
  const named = base === 'net_cost' ? netCost(dimensions) : base === 'total_cost' ? all : (base ?? inherited);
  const chosen = new Set<Category>(named);
  for (const category of categoryNames(dimensions, ['development'])) {
    if (development === 'counted') chosen.add(category);
    if (development === 'excluded') chosen.delete(category);
  }
  return all.filter((category) => chosen.has(category));
}

function untracedOf(
  written: WrittenMeasure,
  inherited: ContentMeasure['untraced'],
  dimensions: Dimensions,
): ContentMeasure['untraced'] {
  const { tracing, deemed_originating: deemed } = written;
  if (deemed !== undefined) {
    const fractions: Record<Category, number> = {};
    for (const category of categoryNames(dimensions)) {
      const fraction = Array.isArray(deemed)
        ? Number(deemed.includes(category))
        : parsePercent(deemed[category] ?? '0%');
      if (fraction !== undefined && fraction > 0) fractions[category] = fraction;
    }
    return fractions;
  }
  if (tracing === undefined) return inherited;
  return tracing === 'nafta' ? 'register' : {};
}
