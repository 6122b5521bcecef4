import { type Command, isOn, keyLabel } from '../commands/command.js';
import { COMMANDS } from '../commands/table.js';
import { type Overlay, SCREENS, type State, unsavedScenarios } from '../state/state.js';
import { fitLine, type Line, lineWidth, type Span, span, textWidth, truncate } from '../text/line.js';
import { MARK } from '../theme/glyphs.js';

/** The two lines at the bottom: what is being typed or was said, and the keys of this screen. */
export function footerLines(state: State, width: number): readonly Line[] {
  return [statusLine(state, width), keyHints(state, width)];
}

const PROMPTS: Readonly<Record<Extract<Overlay, { kind: 'prompt' }>['purpose'], string>> = {
  filter: 'filter',
  save: 'save as',
  value: 'value',
};

function statusLine(state: State, width: number): Line {
  const { overlay, message } = state;
  if (overlay?.kind === 'prompt') {
    const hint = overlay.purpose === 'filter' ? 'esc clears' : 'esc cancels';
    return fitLine(
      [
        span(` ${PROMPTS[overlay.purpose]} `, 'title'),
        span(overlay.text),
        span('█', 'accent'),
        span(`   ${hint}`, 'dim'),
      ],
      width,
    );
  }
  if (overlay?.kind === 'quit?') return fitLine([span(` ${quitQuestion(state)}`, 'warning')], width);
  if (message === undefined) return [span(MARK.horizontal.repeat(width), 'rule')];
  const mark = message.role === 'good' ? `${MARK.yes} ` : message.role === 'bad' ? `${MARK.no} ` : '';
  return fitLine([span(` ${mark}${message.text}`, message.role === 'dim' ? 'strong' : message.role)], width);
}

/** What is asked before moved levers are lost. */
export function quitQuestion(state: State): string {
  const names = unsavedScenarios(state).map(({ facts, file }) => facts?.name ?? file);
  return `Quit and lose the moved levers of ${names.join(', ')}? y yes, any other key no; w on Levers saves`;
}

/** Keys with a word each, as many as fit; help and quit always stay. */
function keyHints(state: State, width: number): Line {
  const hinted = COMMANDS.filter(
    (command) =>
      command.short !== undefined && isOn(command, state.screen) && command.disabledReason?.(state) === undefined,
  );
  const kept = hinted.filter((command) => command.id === 'help' || command.id === 'quit');
  const others = hinted.filter((command) => !kept.includes(command)).sort((a, b) => hintRank(a) - hintRank(b));
  const shown: Span[][] = [];
  const hint = (key: string, short: string): Span[] => [span(keyLabel(key), 'key'), span(` ${short}`, 'dim')];
  const tail = kept.map((command) => hint(command.keys[0] ?? '', command.short ?? ''));
  let room = width - 1 - tail.reduce((sum, part) => sum + lineWidth(part) + 2, 0);
  for (const command of others) {
    const part = command.id === 'move.down' ? hint('up', 'select') : hint(command.keys[0] ?? '', command.short ?? '');
    const shownPart = command.id === 'move.down' ? [span('↑↓', 'key'), span(' select', 'dim')] : part;
    const wide = lineWidth(shownPart) + 2;
    if (wide > room) continue;
    room -= wide;
    shown.push(shownPart);
  }
  const parts = [...shown, ...tail];
  return fitLine([span(' '), ...parts.flatMap((part, index) => (index === 0 ? part : [span('  '), ...part]))], width);
}

/** Moving comes first, then what belongs to few screens: those are the keys one does not guess. */
function hintRank(command: Command): number {
  if (command.id === 'move.down') return 0;
  return command.on?.length ?? SCREENS.length;
}

/** What a terminal that is too small shows. */
export function tooSmallLines(
  state: State,
  needs: { readonly columns: number; readonly rows: number },
): readonly Line[] {
  const texts = [
    'roosim needs more room.',
    `${needs.columns} columns by ${needs.rows} rows or more,`,
    `this is ${state.columns} by ${state.rows}. q quits`,
  ];
  return texts.map((text) => [span(textWidth(text) <= state.columns ? text : truncate(text, state.columns), 'strong')]);
}
