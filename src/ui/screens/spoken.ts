import { cellChange, cellLevel, decimal, quantity } from '../../output/numbers.js';
import { METRIC_INFO } from '../../types/metrics.js';
import { keyLabel } from '../commands/command.js';
import { commandsByGroup } from '../commands/find.js';
import { leversInHand, leverUnderCursor, leverValue } from '../state/levers.js';
import { cellOf, chosenFigure, type Figure, figureValue, isReference } from '../state/outcomes.js';
import { compareFigures, parametersShown } from '../state/rows.js';
import { baselineScenario, type ScenarioView, type State, scenarioInHand, shown } from '../state/state.js';
import { amount } from './amount.js';
import { curveSentence } from './curve-words.js';
import { chanceText, figureTitle, figureUnit } from './figure-text.js';
import { planText } from './fleet.js';
import { quitQuestion } from './frame.js';
import { chipsOf } from './header.js';
import { sentences } from './words.js';

/** The screen as sentences, for those who listen to it. Draws coming in change nothing, so that nothing is repeated. */
export function spokenText(state: State): string {
  const hand = scenarioInHand(state);
  const baseline = baselineScenario(state)?.facts?.title;
  const head = [
    `roosim, ${state.screen} screen, ${state.year === 0 ? 'reading the scenarios' : `year ${state.year}`}${baseline === undefined ? '' : `, against ${baseline}`}.`,
    ...chipsOf(state).map(({ long }) => `${long.charAt(0).toUpperCase()}${long.slice(1)}.`),
    ...(hand === undefined ? [] : [`Scenario ${state.inHand + 1} of ${state.scenarios.length}: ${titleOf(hand)}.`]),
    ...(hand?.problem === undefined
      ? []
      : ['The file is not valid. What follows is its last good state.', ...hand.problem]),
  ];
  const { overlay, message } = state;
  const tail = [
    ...(message === undefined ? [] : [message.text]),
    ...(overlay?.kind === 'quit?' ? [`${quitQuestion(state)}.`] : []),
    ...(overlay?.kind === 'prompt' ? [`Type the ${overlay.purpose}, then Return: ${overlay.text}`] : []),
    'Question mark: keys. Q: quit.',
  ];
  return [...head, ...(overlay?.kind === 'help' ? spokenHelp(state) : spokenBody(state)), ...tail].join('\n');
}

function titleOf(scenario: ScenarioView): string {
  return scenario.facts?.title ?? scenario.file;
}

function spokenHelp(state: State): readonly string[] {
  return commandsByGroup(state.screen).flatMap(({ group, commands }) => [
    `${group}.`,
    ...commands.map((command) => `${command.keys.map(keyLabel).join(' or ')}: ${command.title}.`),
  ]);
}

function spokenBody(state: State): readonly string[] {
  const hand = scenarioInHand(state);
  if (hand === undefined) return ['There is no scenario.'];
  switch (state.screen) {
    case 'overview':
      return [...sentences(state, hand), ...spokenClaims(hand)];
    case 'compare': {
      const figure = compareFigures(state)[state.compare.row] ?? chosenFigure(state);
      return [`${figureTitle(figure)}:`, ...state.scenarios.map((scenario) => spokenFigure(state, scenario, figure))];
    }
    case 'time':
      return state.scenarios.map((scenario) => spokenCourse(scenario, chosenFigure(state)));
    case 'fleet':
      return spokenFleet(state);
    case 'curve':
      return curveSentence(state);
    case 'levers':
      return spokenLever(state);
    case 'assumptions':
      return spokenAssumption(state);
  }
}

function spokenClaims(scenario: ScenarioView): readonly string[] {
  return (shown(scenario)?.claims ?? []).map((claim, index) => {
    const chance = scenario.edited === undefined ? scenario.chances?.[index]?.chance : undefined;
    const answer = claim.holds === undefined ? 'cannot be told' : claim.holds ? 'holds' : 'does not hold';
    return `Claim: ${claim.says}: ${answer}${chance === undefined ? '' : `, chance ${chanceText(chance.share)}`}.`;
  });
}

function spokenFigure(state: State, scenario: ScenarioView, figure: Figure): string {
  const { unit } = METRIC_INFO[figure.metric];
  const cell = cellOf(scenario, figure, state.year);
  const changed = isReference(state, scenario) ? '' : `, change ${cellChange(cell.change, unit)}`;
  return `${titleOf(scenario)}: ${cellLevel(cell.level, unit)} ${figureUnit(figure.metric, 'level')}${changed}.`;
}

/** A line of a chart as a sentence. */
function spokenCourse(scenario: ScenarioView, figure: Figure): string {
  const results = shown(scenario)?.results;
  const years = results?.years ?? [];
  const { unit } = METRIC_INFO[figure.metric];
  const at = (year: number | undefined): number => figureValue(results, figure, year ?? 0);
  const first = at(years[0]);
  const last = at(years.at(-1));
  const verb = last > first ? 'rises' : last < first ? 'falls' : 'stays';
  return `${titleOf(scenario)}: ${figureTitle(figure)} ${verb} from ${quantity(first, unit)} in ${years[0]} to ${quantity(last, unit)} in ${years.at(-1)}.`;
}

function spokenFleet(state: State): readonly string[] {
  const open = state.explanation?.value;
  if (state.fleet.open !== undefined && open !== undefined)
    return [
      open.title,
      ...open.sections.flatMap((section) => [
        `${section.heading}.`,
        ...section.text,
        ...(section.table?.rows ?? []).map((row) => row.join(': ')),
      ]),
    ];
  const row = state.fleetShown[state.fleet.row];
  if (row === undefined) return ['No carline.'];
  return [
    `Carline ${state.fleet.row + 1} of ${state.fleetShown.length}: ${row.label}, ${row.maker}, ${decimal(row.volumeThousand, 1)} thousand a year.`,
    `Claims the preference: ${quantity(row.complies, 'share')}. Regional content ${quantity(row.regionalContent, 'share')}, U.S. content ${quantity(row.leadingContent, 'share')}.`,
    `The rule costs ${quantity(row.costUsd, 'USD per vehicle')}. Newest programs: ${planText(row)}.`,
  ];
}

function spokenLever(state: State): readonly string[] {
  const lever = leverUnderCursor(state);
  const hand = scenarioInHand(state);
  if (lever === undefined || hand === undefined) return ['No lever.'];
  const value = amount(leverValue(state, lever), lever.unit, lever.step);
  return [
    `Lever ${state.levers.row + 1} of ${leversInHand(state).length}: ${lever.label}, ${value}; in the file ${amount(lever.value, lever.unit, lever.step)}.`,
    ...sentences(state, hand),
  ];
}

function spokenAssumption(state: State): readonly string[] {
  const parameters = parametersShown(state);
  const parameter = parameters[state.assumptions.row];
  if (parameter === undefined) return ['No assumption.'];
  return [
    `Assumption ${state.assumptions.row + 1} of ${parameters.length}: ${parameter.label}, ${amount(parameter.value, parameter.unit)} ${parameter.unit}, ${parameter.status}. Source: ${parameter.source}`,
  ];
}
