import type { ContentMeasure } from '../scenario/types.js';
import type { Dimensions } from '../types/dimensions.js';
import type { ParameterReader } from './parameters.js';

/** Numerator weights a[k·O + o] and denominator weights b[k·O + o] of a content measure, each 0 to 1. */
export type MeasureWeights = { readonly a: Float64Array; readonly b: Float64Array };

/**
 * Coefficients of a content measure (engine/README.md, section 1): content = Σ a·x / Σ b·x over spending x by category and
 * origin. The untraced part of a category counts as originating whatever its origin.
 */
export function measureWeights(
  measure: ContentMeasure,
  { countries, categories }: Dimensions,
  parameter: ParameterReader,
): MeasureWeights {
  const a = new Float64Array(categories.length * countries.length);
  const b = new Float64Array(a.length);
  categories.forEach(({ name: category }, k) => {
    if (!measure.base.includes(category)) return;
    const untraced =
      measure.untraced === 'register' ? parameter(`untraced.${category}`) : (measure.untraced[category] ?? 0);
    countries.forEach((origin, o) => {
      const counted = measure.counts.includes(origin) ? 1 : 0;
      const originating = counted && measure.atWageFloor ? parameter(`wage_floor_share.${origin}`) : counted;
      const cell = k * countries.length + o;
      b[cell] = 1;
      a[cell] = originating + (1 - originating) * untraced;
    });
  });
  return { a, b };
}

/** Coefficients of all that a measure does not count. */
export function complementOf({ a, b }: MeasureWeights): MeasureWeights {
  return { a: b.map((weight, cell) => weight - (a[cell] as number)), b };
}

/** Content Σ a·x / Σ b·x of spending x[offset + k·O + o], and what it is taken for when the base is empty. */
export function contentOf(weights: MeasureWeights, spending: Float64Array, offset = 0, whenEmpty = 0): number {
  let numerator = 0;
  let denominator = 0;
  for (let cell = 0; cell < weights.a.length; cell++) {
    const x = spending[offset + cell] as number;
    numerator += (weights.a[cell] as number) * x;
    denominator += (weights.b[cell] as number) * x;
  }
  return denominator > 0 ? numerator / denominator : whenEmpty;
}
