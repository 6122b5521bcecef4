import { cellChange, cellLevel } from '../../output/numbers.js';
import { METRIC_INFO } from '../../types/metrics.js';
import { cellOf, chosenFigure } from '../state/outcomes.js';
import { baselineScenario, type State, scenarioInHand, scenarioLetter } from '../state/state.js';
import { type Line, pad, select, seriesRole, span } from '../text/line.js';
import { MARK } from '../theme/glyphs.js';
import { changeMark, changeRole, figureUnit, titleIn } from './figure-text.js';
import { timeChart } from './metric-chart.js';
import { prose, sentences } from './words.js';

/** The chosen figure over the years, every scenario, the bands of the one in hand and of the baseline. */
export function timeScreen(state: State, width: number, height: number): readonly Line[] {
  const hand = scenarioInHand(state);
  return timeChart(state, chosenFigure(state), {
    width,
    height,
    show: state.show,
    which: () => true,
    banded: (scenario) => scenario === hand || (state.show === 'level' && scenario.key === state.baseline),
    marks: true,
  });
}

/** The chosen figure of every scenario in the chosen year, and what the one in hand does. */
export function timeWords(state: State, width: number, height: number): readonly Line[] {
  const hand = scenarioInHand(state);
  const list = timeList(state, width);
  const said = hand === undefined ? [] : sentences(state, hand).flatMap((text) => prose(text, width));
  const room = height - list.length - 1;
  return room < 3 ? list : [...list, [], ...said.slice(0, room)];
}

function timeList(state: State, width: number): readonly Line[] {
  const figure = chosenFigure(state);
  const { unit } = METRIC_INFO[figure.metric];
  const nameWidth = width - 6 - 13;
  const head: Line = [
    span(' '),
    span(pad(`${state.year}`, nameWidth + 4), 'dim'),
    span(pad(figureUnit(figure.metric, state.show), 13, 'right'), 'dim'),
  ];
  const rows = state.scenarios.map((scenario, index): Line => {
    const cell = cellOf(scenario, figure, state.year);
    const isReference = scenario === baselineScenario(state) && scenario.edited === undefined;
    const text =
      state.show === 'level'
        ? cellLevel(cell.level, unit)
        : isReference
          ? MARK.dash
          : `${changeMark(figure.metric, cell.change)} ${cellChange(cell.change, unit)}`;
    const role = state.show === 'level' || isReference ? 'text' : changeRole(figure.metric, cell.change);
    const title = titleIn(scenario, nameWidth);
    const line: Line = [
      span(index === state.inHand ? ` ${MARK.pointer} ` : '   ', 'accent'),
      span(`${scenarioLetter(index)} `, seriesRole(index)),
      span(pad(title, nameWidth), index === state.inHand ? 'strong' : 'text'),
      span(pad(text, 13, 'right'), role),
      span(' '),
    ];
    return index === state.inHand ? select(line) : line;
  });
  return [head, ...rows];
}
