import { disabledReason, searchCommands } from '../commands/find.js';
import { graphemes } from '../text/line.js';
import type { Action } from './actions.js';
import { leverSetting, leverUnderCursor } from './levers.js';
import { parseAmount } from './parse-amount.js';
import { leverValues, type Overlay, type State, scenarioInHand } from './state.js';

/** The state after a key that an overlay takes, and what follows from it. */
export type OverlayStep = { readonly state: State; readonly follow?: Action };

/** Help, palette and prompts. */
export function reduceOverlayKey(state: State, key: string): OverlayStep {
  const overlay = state.overlay;
  if (overlay === undefined) return { state };
  const closed = { ...state, overlay: undefined };
  if (key === 'escape')
    return { state: closed, ...(isFilter(overlay) ? { follow: { type: 'filter', text: '' } } : {}) };
  switch (overlay.kind) {
    case 'help':
      return helpKey(state, overlay, key);
    case 'palette':
      return paletteKey(state, overlay, key);
    case 'quit?':
      if (key === 'y')
        return { state: closed, follow: { type: 'effect', effect: { kind: 'quit', code: overlay.code } } };
      return { state: closed };
    case 'prompt':
      if (key === 'return') return { state: closed, ...promptDone(state, overlay) };
      return promptKey(state, overlay, key);
  }
}

function isFilter(overlay: Overlay): boolean {
  return overlay.kind === 'prompt' && overlay.purpose === 'filter';
}

function helpKey(state: State, overlay: Extract<Overlay, { kind: 'help' }>, key: string): OverlayStep {
  const steps: Readonly<Record<string, number>> = {
    up: -1,
    k: -1,
    down: 1,
    j: 1,
    pageup: -10,
    pagedown: 10,
    space: 10,
  };
  const by = steps[key];
  if (by === undefined) return { state: { ...state, overlay: undefined } };
  return { state: { ...state, overlay: { ...overlay, scroll: Math.max(0, overlay.scroll + by) } } };
}

function paletteKey(state: State, overlay: Extract<Overlay, { kind: 'palette' }>, key: string): OverlayStep {
  const found = searchCommands(overlay.query, state);
  if (key === 'return') {
    const command = found[overlay.row];
    const closed = { ...state, overlay: undefined };
    if (command === undefined) return { state: closed };
    const reason = disabledReason(command, state);
    if (reason !== undefined)
      return { state: closed, follow: { type: 'say', text: `${command.title}: not now, ${reason}.`, role: 'dim' } };
    return { state: closed, follow: command.run(closed) };
  }
  const by = key === 'up' ? -1 : key === 'down' || key === 'tab' ? 1 : 0;
  if (by !== 0) {
    const row = Math.min(Math.max(0, found.length - 1), Math.max(0, overlay.row + by));
    return { state: { ...state, overlay: { ...overlay, row } } };
  }
  const query = typed(overlay.query, key);
  return { state: query === undefined ? state : { ...state, overlay: { ...overlay, query, row: 0 } } };
}

function promptKey(state: State, overlay: Extract<Overlay, { kind: 'prompt' }>, key: string): OverlayStep {
  const text = typed(overlay.text, key);
  if (text === undefined) return { state };
  const after = { ...state, overlay: { ...overlay, text } };
  return isFilter(overlay) ? { state: after, follow: { type: 'filter', text } } : { state: after };
}

/** The text after a key; undefined for keys that type nothing. */
function typed(text: string, key: string): string | undefined {
  if (key === 'backspace' || key === 'delete') return graphemes(text).slice(0, -1).join('');
  if (key === 'ctrl+u') return '';
  if (key === 'space') return `${text} `;
  return graphemes(key).length === 1 ? text + key : undefined;
}

function promptDone(state: State, overlay: Extract<Overlay, { kind: 'prompt' }>): { readonly follow?: Action } {
  switch (overlay.purpose) {
    case 'filter':
      return {};
    case 'value': {
      const lever = leverUnderCursor(state);
      if (lever === undefined || overlay.text.trim() === '') return {};
      const amount = parseAmount(overlay.text, lever.unit);
      if (amount === undefined || amount < lever.low || amount > lever.high)
        return { follow: { type: 'say', text: `“${overlay.text}” is not a value this lever can take.`, role: 'bad' } };
      return { follow: { type: 'set-lever', id: lever.id, value: leverSetting(lever, amount) } };
    }
    case 'save': {
      const scenario = scenarioInHand(state);
      if (scenario === undefined) return {};
      const name = overlay.text.trim();
      const values = leverValues(state, scenario.key);
      return { follow: { type: 'effect', effect: { kind: 'save', key: scenario.key, values, name } } };
    }
  }
}
