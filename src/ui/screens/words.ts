import type { ClaimAnswer } from '../state/facts.js';
import { isReference } from '../state/outcomes.js';
import { type ScenarioView, type State, scenarioLetter, shown } from '../state/state.js';
import { type Line, type Role, seriesRole, span, textWidth, wrap } from '../text/line.js';
import { MARK } from '../theme/glyphs.js';
import { chanceText } from './figure-text.js';

/** Prose as lines of a pane, one blank column on either side. */
export function prose(text: string, width: number, role: Role = 'text'): readonly Line[] {
  return wrap(text, width - 2).map((line): Line => [span(' '), span(line, role)]);
}

/** Title of a scenario, and what it is in a sentence. */
function scenarioHead(state: State, scenario: ScenarioView, width: number): readonly Line[] {
  const index = state.scenarios.indexOf(scenario);
  const facts = scenario.facts;
  const head: Line = [
    span(' '),
    span(`${scenarioLetter(index)} `, seriesRole(index)),
    span(facts?.title ?? scenario.file, 'strong'),
    ...(scenario.edited === undefined ? [] : [span('  levers moved', 'warning')]),
  ];
  return [head, ...(facts === undefined ? [] : prose(facts.summary, width, 'dim'))];
}

/** What a scenario does in the chosen year, in sentences that can be quoted. */
export function sentences(state: State, scenario: ScenarioView): readonly string[] {
  if (isReference(state, scenario)) return ['The others are measured against this one.'];
  const told = state.told?.value;
  const isOfThis = told?.key === scenario.key && told.baseline === state.baseline && told.year === state.year;
  // With other levers they stay until the new ones come, as the outcomes beside them do.
  if (!isOfThis) return [];
  return state.vehicleClass === 'all' ? told.sentences : ['All vehicles together:', ...told.sentences];
}

/** The claims of a scenario, each with its answer and its chance over the draws. */
function claimLines(scenario: ScenarioView, year: number, width: number): readonly Line[] {
  const central = shown(scenario)?.claims ?? [];
  return central.flatMap((claim, index): readonly Line[] => {
    const chance = scenario.edited === undefined ? scenario.chances?.[index]?.chance : undefined;
    return claimLine(claim, chance, year, width);
  });
}

function claimLine(claim: ClaimAnswer, chance: ClaimAnswer['chance'], year: number, width: number): readonly Line[] {
  const [mark, role] = claimMark(claim.holds);
  const right = chance === undefined ? '' : `chance ${chanceText(chance.share).padStart(4)}`;
  const room = width - 5 - textWidth(right);
  const text = wrap(`${claim.says}${claim.year === year ? '' : ` (${claim.year})`}`, Math.max(12, room));
  return text.map((line, row): Line => {
    if (row > 0) return [span('   '), span(line)];
    const fill = ' '.repeat(Math.max(1, width - 4 - textWidth(line) - textWidth(right)));
    return [span(' '), span(`${mark} `, role), span(line), span(fill), span(right, 'strong')];
  });
}

function claimMark(holds: boolean | undefined): readonly [string, Role] {
  if (holds === undefined) return ['?', 'dim'];
  return holds ? [MARK.yes, 'good'] : [MARK.no, 'bad'];
}

/** Everything there is to say about the scenario in hand: what it is, what it does, what is claimed of it. */
export function scenarioWords(state: State, scenario: ScenarioView, width: number): readonly Line[] {
  const said = sentences(state, scenario);
  const claims = claimLines(scenario, state.year, width);
  return [
    ...scenarioHead(state, scenario, width),
    [],
    ...said.flatMap((text) => prose(text, width)),
    ...(claims.length > 0 ? [[], ...claims] : []),
  ];
}
