import { outcomeClasses, outcomeCountries } from '../../types/dimensions.js';
import { METRICS } from '../../types/metrics.js';
import type { Action } from '../state/actions.js';
import { dimensionsOf, metricHasValues } from '../state/outcomes.js';
import { baselineScenario, type State, scenarioInHand } from '../state/state.js';
import { GLYPH_SETS } from '../theme/glyphs.js';
import { THEME_NAMES } from '../theme/themes.js';

/** The item `by` places after `current`, round at the ends. */
export function cycle<T>(items: readonly T[], current: T, by: number): T {
  const at = items.indexOf(current);
  const next = items[(Math.max(0, at) + by + items.length) % items.length];
  return next ?? current;
}

/** One year on or back, within the years of the scenarios. */
export function stepYear(state: State, by: number): Action {
  const facts = (baselineScenario(state) ?? scenarioInHand(state))?.facts;
  const first = facts?.firstYear ?? state.year;
  const last = facts?.lastYear ?? state.year;
  return { type: 'choose', choices: { year: Math.min(last, Math.max(first, state.year + by)) } };
}

/** The next metric that has a value anywhere. */
export function stepMetric(state: State, by: number): Action {
  const metrics = METRICS.filter((metric) => metricHasValues(state, metric));
  const metric = cycle(metrics.length > 0 ? metrics : METRICS, state.metric, by);
  return { type: 'choose', choices: { metric } };
}

/** The next country, class, theme or glyph set. */
export function stepCountry(state: State): Action {
  const dimensions = dimensionsOf(state);
  return {
    type: 'choose',
    choices: { country: cycle(dimensions === undefined ? [] : outcomeCountries(dimensions), state.country, 1) },
  };
}
export function stepClass(state: State): Action {
  const dimensions = dimensionsOf(state);
  return {
    type: 'choose',
    choices: { vehicleClass: cycle(dimensions === undefined ? [] : outcomeClasses(dimensions), state.vehicleClass, 1) },
  };
}
export function stepTheme(state: State): Action {
  return { type: 'choose', choices: { theme: cycle(THEME_NAMES, state.theme, 1) } };
}
export function stepGlyphs(state: State): Action {
  return { type: 'choose', choices: { glyphs: cycle(GLYPH_SETS, state.glyphs, 1) } };
}

/** The scenario in hand becomes the one that changes are counted from. */
export function takeAsBaseline(state: State): Action {
  const key = scenarioInHand(state)?.key;
  return { type: 'choose', choices: key === undefined ? {} : { baseline: key } };
}
