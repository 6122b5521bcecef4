import { decimal } from '../../output/numbers.js';
import { baselineScenario, SCREENS, type State, scenarioLetter } from '../state/state.js';
import { fitLine, type Line, lineWidth, type Role, span, textWidth, truncate } from '../text/line.js';
import { MARK } from '../theme/glyphs.js';
import { CLASS_LABELS, COUNTRY_LABELS } from './figure-text.js';

/**
 * The two lines on top. Above: the year, what changes are counted from, and the screens. Below: chips for all that narrows
 * what is shown, so that nothing filters unseen, and the draws behind the ranges.
 */
export function headerLines(state: State, width: number): readonly Line[] {
  const tabs = tabsThatFit(state, width);
  const room = Math.max(0, width - lineWidth(tabs));
  return [[...fitLine(headline(state, room - 1), room), ...tabs], chipLine(state, width)];
}

/** Year and baseline always stay; the baseline is cut to what is left. */
function headline(state: State, room: number): Line {
  const year = span(state.year === 0 ? 'reading' : String(state.year), 'strong');
  const facts = baselineScenario(state)?.facts;
  const name = [span(' roosim ', 'title'), span(' ')];
  if (facts === undefined) return [...name, year];
  const full: Line = [...name, year, span(` ${MARK.separator} `, 'rule'), span(`against ${facts.title}`)];
  const rest = ` ${MARK.separator} ${scenarioCount(state)}`;
  if (lineWidth(full) + textWidth(rest) <= room) return [...full, span(rest, 'dim')];
  if (lineWidth(full) <= room) return full;
  const start: Line = [...(room < MUCH_ROOM ? [span(' ')] : name), year, span(` ${MARK.separator} vs `, 'rule')];
  return [...start, span(truncate(facts.title, Math.max(1, room - lineWidth(start))))];
}

/** With fewer columns the program's name makes room. */
const MUCH_ROOM = 30;

function scenarioCount({ scenarios }: State): string {
  return `${scenarios.length} ${scenarios.length === 1 ? 'scenario' : 'scenarios'}`;
}

/** Something that is on: in full, and as short as it can be. */
type Chip = { readonly long: string; readonly short: string; readonly role: Role };

/** The chips of a state besides year, baseline and draws. */
export function chipsOf(state: State): readonly Chip[] {
  return [classChip(state), countryChip(state), leverChip(state), filterChip(state)].flatMap((chip) => chip ?? []);
}

function classChip({ vehicleClass }: State): Chip | undefined {
  if (vehicleClass === 'all') return undefined;
  const long = CLASS_LABELS[vehicleClass] ?? vehicleClass;
  return { long, short: vehicleClass === 'light_truck' ? 'trucks' : long, role: 'strong' };
}

/** In brackets where it waits: carlines are not counted by country. */
function countryChip({ country, screen }: State): Chip | undefined {
  if (country === 'NAM') return undefined;
  const waits = screen === 'fleet';
  const text = (name: string): string => (waits ? `(${name})` : name);
  return { long: text(COUNTRY_LABELS[country] ?? country), short: text(country), role: waits ? 'dim' : 'strong' };
}

function leverChip({ scenarios, levers }: State): Chip | undefined {
  const moved = scenarios.flatMap(({ key }, index) =>
    levers.values[key] === undefined ? [] : [scenarioLetter(index)],
  );
  if (moved.length === 0) return undefined;
  const short = moved.length > 3 ? `levers ${moved.length}` : `levers ${moved.join(' ')}`;
  return { long: `levers moved: ${moved.join(', ')}`, short, role: 'warning' };
}

function filterChip({ screen, fleet, assumptions }: State): Chip | undefined {
  const text = screen === 'fleet' ? fleet.filter : screen === 'assumptions' ? assumptions.filter : '';
  if (text.trim() === '') return undefined;
  return { long: `filter “${text}”`, short: `/${truncate(text, SHORT_FILTER)}`, role: 'strong' };
}

const SHORT_FILTER = 8;

/** The rule below the headline, with the chips at its beginning and the draws at its end. */
function chipLine(state: State, width: number): Line {
  const chips = chipsOf(state);
  for (const form of ['long', 'short'] as const) {
    const left: Line = chips.flatMap(
      (chip, index): Line => [span(index === 0 ? ' ' : ` ${MARK.separator} `, 'rule'), span(chip[form], chip.role)],
    );
    const draws = drawsText(state, form);
    const used = lineWidth(left) + textWidth(draws) + 2 * RULE_END + 3;
    if (used > width && form === 'long') continue;
    const end: Line = draws === '' ? [] : [span(` ${draws} `, 'dim'), span(MARK.horizontal.repeat(RULE_END), 'rule')];
    const start: Line = left.length === 0 ? [] : [span(MARK.horizontal.repeat(RULE_END), 'rule'), ...left, span(' ')];
    const fill = Math.max(0, width - lineWidth(start) - lineWidth(end));
    return fitLine([...start, span(MARK.horizontal.repeat(fill), 'rule'), ...end], width);
  }
  return [];
}

const RULE_END = 2;

/** How many draws are behind the ranges: `340 of 1,000 draws`, in the end `1,000 draws`. */
function drawsText({ draws }: State, form: 'long' | 'short'): string {
  if (draws.wanted === 0) return 'no draws';
  const wanted = decimal(draws.wanted, 0);
  if (draws.done >= draws.wanted) return `${wanted} draws`;
  const done = decimal(draws.done, 0);
  return form === 'long' ? `${done} of ${wanted} draws` : `${done}/${wanted} draws`;
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
