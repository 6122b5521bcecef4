import { cellLevel, quantity } from '../../output/numbers.js';
import { METRIC_INFO } from '../../types/metrics.js';
import { figureCurve } from '../state/curve.js';
import { curveLever } from '../state/levers.js';
import { chosenFigure, toldFigures } from '../state/outcomes.js';
import type { State } from '../state/state.js';
import { headingLines, placeColumns, rowLine, type TableColumn } from '../text/columns.js';
import { type Line, span } from '../text/line.js';
import { amount } from './amount.js';
import { figureTitle, shortTitle } from './figure-text.js';
import { prose } from './words.js';

/** Where each figure is highest, and where it falls back to the baseline's level. */
export function curveWords(state: State, width: number, height: number): readonly Line[] {
  const lever = curveLever(state);
  if (lever === undefined) return [];
  const columns: readonly TableColumn[] = [
    { heading: ['', 'highest'], width: 16, align: 'left' },
    { heading: ['', 'at'], width: 6, align: 'right' },
    { heading: ['', 'level'], width: 9, align: 'right', dropRank: 1 },
    { heading: ['break-', 'even'], width: 6, align: 'right', dropRank: 2 },
  ];
  const placed = placeColumns(columns, width - 2);
  const rows = toldFigures(state).map((figure): Line => {
    const curve = figureCurve(state, figure);
    const peak = curve?.peak;
    const breakEven = curve?.breakEvens.at(-1);
    const cells: readonly Line[] = [
      [span(shortTitle(figure))],
      [span(peak === undefined ? '' : amount(peak.value, lever.unit), peak?.inside === true ? 'accent' : 'dim')],
      [span(peak === undefined ? '' : cellLevel(peak.level, METRIC_INFO[figure.metric].unit))],
      [span(breakEven === undefined ? '' : amount(breakEven, lever.unit), 'dim')],
    ];
    return [span(' '), ...rowLine(cells, placed)];
  });
  const table = [...headingLines(columns, placed).map((line): Line => [span(' '), ...line]), ...rows];
  const said = curveSentence(state).flatMap((text) => prose(text, width));
  const room = height - table.length - 1;
  return room < 2 ? table.slice(0, height) : [...table, [], ...said.slice(0, room)];
}

/** The shape of the chosen figure's curve in words. */
export function curveSentence(state: State): readonly string[] {
  const lever = curveLever(state);
  const figure = chosenFigure(state);
  const curve = figureCurve(state, figure);
  const last = curve?.points.at(-1);
  if (lever === undefined || curve?.peak === undefined || last === undefined) return [];
  const { peak, breakEvens } = curve;
  const level = (value: number): string => quantity(value, METRIC_INFO[figure.metric].unit);
  const at = (value: number): string => amount(value, lever.unit);
  const what = lever.group === 'threshold' ? `the threshold of ${lever.label}` : lever.label;
  if (!peak.inside)
    return [`${figureTitle(figure)} is highest at ${at(peak.value)}, an end of the range: ${level(peak.level)}.`];
  const why = figure.metric.startsWith('content.') && lever.group === 'threshold' ? WHY : '.';
  const back = breakEvens.at(-1);
  return [
    `As ${what} rises, ${figureTitle(figure)} rises to ${level(peak.level)} at ${at(peak.value)} and then falls, to ${level(last.y)} at ${at(last.x)}${why}`,
    ...(back === undefined || back < peak.value ? [] : [`At ${at(back)} it is back at the level of the baseline.`]),
  ];
}

/** What happens beyond the peak of content over a threshold. */
const WHY =
  ': beyond the peak more is lost from those who stop claiming the preference than is gained from those who comply.';
