import { layoutOfState, type Pane, type Rect } from '../layout/layout.js';
import { compareFigures } from '../state/rows.js';
import { type State, scenarioInHand } from '../state/state.js';
import { fitLines, type Line, span } from '../text/line.js';
import { MARK } from '../theme/glyphs.js';
import { assumptionDetail, assumptionsTable } from './assumptions.js';
import { compareTable } from './compare.js';
import { curveScreen } from './curve.js';
import { curveWords } from './curve-words.js';
import { fleetDetail, fleetTable } from './fleet.js';
import { footerLines, tooSmallLines } from './frame.js';
import { headerLines } from './header.js';
import { leverChart, leverList, leverOutcomes } from './levers.js';
import { timeChart } from './metric-chart.js';
import { overviewTable } from './overview.js';
import { timeScreen, timeWords } from './time.js';
import { scenarioWords } from './words.js';

type Draw = (state: State, width: number, height: number) => readonly Line[];

/** What each pane of each screen shows. */
const DRAW: Readonly<Record<State['screen'], Readonly<Partial<Record<Pane, Draw>>>>> = {
  overview: { main: overviewTable, chart: chosenChart, words: handWords },
  compare: { main: compareTable, chart: chosenChart, words: handWords },
  time: { main: timeScreen, words: timeWords },
  fleet: { main: fleetTable, detail: fleetDetail },
  curve: { main: curveScreen, words: curveWords },
  levers: { main: leverList, chart: leverChart, words: leverOutcomes },
  assumptions: { main: assumptionsTable, detail: assumptionDetail },
};

/** A part of the frame with its lines, each as wide as the part. */
export type DrawnPane = { readonly name: string; readonly rect: Rect; readonly lines: readonly Line[] };

/** The whole frame in parts that do not overlap and cover it. */
export function drawFrame(state: State): readonly DrawnPane[] {
  const layout = layoutOfState(state, listRows(state));
  if (!layout.fits) {
    const rect = { x: 0, y: 0, width: state.columns, height: state.rows };
    return [{ name: 'message', rect, lines: fitLines(tooSmallLines(state, layout.needs), rect.width, rect.height) }];
  }
  const { header, footer, panes } = layout;
  const problem = scenarioInHand(state)?.problem;
  const drawn = (Object.entries(panes) as readonly (readonly [Pane, Rect])[]).map(([pane, rect]): DrawnPane => {
    const closes = rect.y + rect.height < footer.y;
    const height = closes ? rect.height - 1 : rect.height;
    const lines = fitLines(DRAW[state.screen][pane]?.(state, rect.width, height) ?? [], rect.width, height);
    const rule: readonly Line[] = closes ? [[span(MARK.horizontal.repeat(rect.width), 'rule')]] : [];
    return { name: pane, rect, lines: [...lines, ...rule] };
  });
  return [
    { name: 'header', rect: header, lines: fitLines(headerLines(state, header.width), header.width, header.height) },
    ...(problem === undefined ? drawn : withProblem(drawn, problem, state.columns, footer.y)),
    { name: 'footer', rect: footer, lines: fitLines(footerLines(state, footer.width), footer.width, footer.height) },
  ];
}

/** Rows the main list of a screen would like. */
function listRows(state: State): number {
  return state.screen === 'compare' ? compareFigures(state).length : state.scenarios.length;
}

function chosenChart(state: State, width: number, height: number): readonly Line[] {
  const hand = scenarioInHand(state);
  const { metric, country, vehicleClass } = state;
  return timeChart(
    state,
    { metric, country, vehicleClass },
    {
      width,
      height,
      show: state.show,
      which: (scenario) => scenario === hand || scenario.key === state.baseline,
      banded: (scenario) => scenario === hand,
      marks: false,
    },
  );
}

function handWords(state: State, width: number): readonly Line[] {
  const hand = scenarioInHand(state);
  return hand === undefined ? [] : scenarioWords(state, hand, width);
}

/** The diagnostics of a file that is not valid, over the lowest rows of the panes; what they say is below it still. */
function withProblem(
  panes: readonly DrawnPane[],
  problem: readonly string[],
  width: number,
  bottom: number,
): readonly DrawnPane[] {
  const height = Math.min(problem.length + 1, Math.max(5, Math.floor(bottom / 2)));
  const top = bottom - height;
  const head: Line = [
    span(MARK.horizontal.repeat(2), 'bad'),
    span(` ${MARK.no} this file is not valid; what is shown is its last good state `, 'bad'),
    span(MARK.horizontal.repeat(width), 'bad'),
  ];
  const lines = [head, ...problem.map((text): Line => [span(` ${text}`)])];
  return [
    ...panes.flatMap((pane) => {
      const kept = Math.min(pane.rect.height, top - pane.rect.y);
      return kept <= 0 ? [] : [{ ...pane, rect: { ...pane.rect, height: kept }, lines: pane.lines.slice(0, kept) }];
    }),
    { name: 'problem', rect: { x: 0, y: top, width, height }, lines: fitLines(lines, width, height) },
  ];
}
