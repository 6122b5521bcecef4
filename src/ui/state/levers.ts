import type { LeverSpec } from './facts.js';
import { leverValues, type State, scenarioInHand } from './state.js';

/** Levers of the scenario in hand, in the order of the screen. */
export function leversInHand(state: State): readonly LeverSpec[] {
  return scenarioInHand(state)?.facts?.levers ?? [];
}

/** The lever under the cursor of the levers screen. */
export function leverUnderCursor(state: State): LeverSpec | undefined {
  return leversInHand(state)[state.levers.row];
}

/** Levers that the curve can be drawn over: thresholds first, then tariffs. */
export function curveLevers(state: State): readonly LeverSpec[] {
  return leversInHand(state).filter((lever) => lever.group !== 'parameter');
}

/** The lever the curve is drawn over. */
export function curveLever(state: State): LeverSpec | undefined {
  const levers = curveLevers(state);
  return levers[Math.min(state.curve.lever, levers.length - 1)];
}

/** Where a lever stands: moved by hand, or as in the file. */
export function leverValue(state: State, lever: LeverSpec): number {
  return leverValues(state, scenarioInHand(state)?.key)[lever.id] ?? lever.value;
}

/** The lever's value some steps on, on its grid and between its ends; undefined when that is what the file has. */
export function nextLeverValue(state: State, lever: LeverSpec, steps: number): number | undefined {
  return leverSetting(lever, leverValue(state, lever) + steps * lever.step);
}

/** A wanted value on the lever's grid and between its ends; undefined when that is what the file has. */
export function leverSetting(lever: LeverSpec, wanted: number): number | undefined {
  const digits = Math.max(0, 3 - Math.floor(Math.log10(lever.step)));
  const onGrid = Number((Math.round(wanted / lever.step) * lever.step).toFixed(Math.min(12, digits)));
  const value = Math.min(lever.high, Math.max(lever.low, onGrid));
  return Math.abs(value - lever.value) < lever.step * 1e-6 ? undefined : value;
}
