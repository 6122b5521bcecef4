import { decimal } from '../../output/numbers.js';
import { type Command, isOn, keyLabel } from '../commands/command.js';
import { COMMANDS } from '../commands/table.js';
import { baselineScenario, type Overlay, SCREENS, type State, unsavedScenarios } from '../state/state.js';
import { fitLine, type Line, lineWidth, type Span, span, textWidth, truncate } from '../text/line.js';
import { MARK } from '../theme/glyphs.js';
import { CLASS_LABELS } from './figure-text.js';

/** The two lines on top: what is compared on the left, the screens on the right. */
export function headerLines(state: State, width: number): readonly Line[] {
  const tabs = tabsThatFit(state, width);
  const room = width - lineWidth(tabs) - 1;
  const left = headline(state, room);
  return [[...fitLine(left, Math.max(0, width - lineWidth(tabs))), ...tabs], headerRule(state, width)];
}

/** The rule below the header, with the draws behind the ranges at its end. */
function headerRule(state: State, width: number): Line {
  const text = drawsText(state);
  if (text === '') return [span(MARK.horizontal.repeat(width), 'rule')];
  const left = Math.max(0, width - textWidth(text) - 4);
  return [
    span(MARK.horizontal.repeat(left), 'rule'),
    span(` ${text} `, 'dim'),
    span(MARK.horizontal.repeat(2), 'rule'),
  ];
}

/** Facts of the comparison, as many as there is room for, the least telling left off first. */
function headline(state: State, room: number): Line {
  const name = [span(' roosim ', 'title'), span(' ')];
  const baseline = baselineScenario(state)?.facts?.title;
  const facts = [
    { text: state.year === 0 ? 'reading' : String(state.year), rank: 0, role: 'strong' as const },
    { text: baseline === undefined ? '' : `against ${truncate(baseline, 28)}`, rank: 1, role: 'text' as const },
    { text: CLASS_LABELS[state.vehicleClass], rank: state.vehicleClass === 'all' ? 4 : 1.5, role: 'text' as const },
    { text: `${state.scenarios.length} scenarios`, rank: 3, role: 'dim' as const },
  ].filter((fact) => fact.text !== '');
  for (let rank = 4; rank >= 0; rank -= 0.5) {
    const kept = facts.filter((fact) => fact.rank <= rank);
    const line: Line = [
      ...name,
      ...kept.flatMap((fact, index): Span[] => [
        ...(index === 0 ? [] : [span(` ${MARK.separator} `, 'rule')]),
        span(fact.text, fact.role),
      ]),
    ];
    if (lineWidth(line) <= room) return line;
  }
  return name;
}

/** How many draws are behind the ranges: `340 of 1,000 draws`, in the end `1,000 draws`. */
function drawsText({ draws }: State): string {
  if (draws.wanted === 0) return '';
  const wanted = decimal(draws.wanted, 0);
  return draws.done >= draws.wanted ? `${wanted} draws` : `${decimal(draws.done, 0)} of ${wanted} draws`;
}

function tabsThatFit(state: State, width: number): Line {
  const full = SCREENS.flatMap((screen, index) => tab(state, index, screen));
  if (lineWidth(full) <= width * 0.62) return full;
  return SCREENS.flatMap((screen, index) => tab(state, index, screen === state.screen ? screen : ''));
}

function tab(state: State, index: number, name: string): Line {
  const active = SCREENS[index] === state.screen;
  const key = span(String(index + 1), active ? 'title' : 'key');
  const label = name === '' ? [] : [span(` ${name}`, active ? 'title' : 'dim')];
  return [span(active ? ` ${MARK.pointer}` : '  '), key, ...label];
}

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
