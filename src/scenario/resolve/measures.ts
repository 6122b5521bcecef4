import { CATEGORIES, type Category, COUNTRIES } from '../../types/dimensions.js';
import type { ScenarioFile } from '../schema/file.js';
import { RULE_KEYS } from '../schema/rule.js';
import type { Path } from '../source/source-file.js';
import type { ContentMeasure } from '../types.js';
import { parsePercent } from '../values.js';
import { inOrderOf, type ResolveContext } from './context.js';
import type { Measures } from './timeline.js';

type WrittenMeasure = NonNullable<ScenarioFile['content']>[string];

/** Categories of the net cost of a vehicle: all but development. */
export const NET_COST: readonly Category[] = CATEGORIES.filter((category) => category !== 'development');

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
  const counts = written.counts === undefined ? inherited?.counts : inOrderOf(COUNTRIES, written.counts);
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
        hint: 'Add counts, e.g. counts: [US, CA, MX].',
      });
    return undefined;
  }
  const base = baseOf(written, inherited?.base ?? NET_COST);
  if (base.length === 0)
    context.report('measure_empty', at, `The content measure '${name}' is a share of nothing.`, {
      part: 'key',
      hint: 'Name the cost categories of its base.',
    });
  return {
    name,
    counts,
    base,
    untraced: untracedOf(written, inherited?.untraced ?? {}),
    atWageFloor: written.wage_floor ?? inherited?.atWageFloor ?? false,
  };
}

function baseOf(written: WrittenMeasure, inherited: readonly Category[]): readonly Category[] {
  const { base, development } = written;
  const named = base === 'net_cost' ? NET_COST : base === 'total_cost' ? CATEGORIES : (base ?? inherited);
  const chosen = new Set<Category>(named);
  if (development === 'counted') chosen.add('development');
  if (development === 'excluded') chosen.delete('development');
  return CATEGORIES.filter((category) => chosen.has(category));
}

function untracedOf(written: WrittenMeasure, inherited: ContentMeasure['untraced']): ContentMeasure['untraced'] {
  const { tracing, deemed_originating: deemed } = written;
  if (deemed !== undefined) {
    const fractions: Partial<Record<Category, number>> = {};
    for (const category of CATEGORIES) {
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
