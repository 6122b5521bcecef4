import { changeIn } from '../../analysis/compare.js';
import type { DrawSummary } from '../../analysis/draw-summaries.js';
import type { ScenarioRun } from '../../analysis/scenario-runs.js';
import { outcome, type Results } from '../../engine/index.js';
import { METRIC_INFO } from '../../types/metrics.js';
import type { Summary } from '../../uncertainty/summary.js';
import { cellChange, cellLevel, fileValue } from '../numbers.js';
import { CHANGE_PREFIX } from '../outcome-rows.js';
import type { Figure } from '../ranges.js';
import type { Cell, Heading } from './document.js';

/** A scenario's run, and its draws where there are some. */
export type DrawnScenario = { readonly run: ScenarioRun; readonly drawn: DrawSummary | undefined };

/** Whether a figure is told as its level or as its change from the baseline. */
export type Of = 'level' | 'change';

export const left = (text: string): Heading => ({ text, align: 'left' });
export const right = (text: string): Heading => ({ text, align: 'right' });

/** A level of a run, as `compare` has it. */
export function levelCell(results: Results, { metric, country, vehicleClass }: Figure, year: number): Cell {
  const { unit } = METRIC_INFO[metric];
  const value = outcome(results, metric, country, vehicleClass, year);
  const figure = `${results.scenario} ${year} ${metric} ${country} ${vehicleClass}`;
  return { text: cellLevel(value, unit), value: fileValue(value, unit), figure };
}

/** A change from the baseline, as `compare` has it. */
export function changeCell({ run }: Pick<DrawnScenario, 'run'>, figure: Figure, year: number): Cell {
  const { metric, country, vehicleClass } = figure;
  const { unit } = METRIC_INFO[metric];
  const value = changeIn(run, metric, country, vehicleClass, year);
  const key = `${run.results.scenario} ${year} ${CHANGE_PREFIX}${metric} ${country} ${vehicleClass}`;
  return { text: cellChange(value, unit), value: fileValue(value, unit), figure: key };
}

/** The central value of a figure. */
export function centralOf({ run }: Pick<DrawnScenario, 'run'>, figure: Figure, of: Of, year: number): number {
  const { metric, country, vehicleClass } = figure;
  return of === 'level'
    ? outcome(run.results, metric, country, vehicleClass, year)
    : changeIn(run, metric, country, vehicleClass, year);
}

/** What draws say of a figure; undefined without draws. */
export function drawnOf(
  { drawn }: Pick<DrawnScenario, 'drawn'>,
  figure: Figure,
  of: Of,
  year: number,
): Summary | undefined {
  const both = drawn?.outcome(figure.metric, figure.country, figure.vehicleClass, year);
  return of === 'level' ? both?.level : both?.difference;
}

/** Quantiles that tables show: their positions among those of a summary, and their names. */
export const SHOWN_QUANTILES = [
  { index: 0, name: '5%' },
  { index: 2, name: 'median' },
  { index: 4, name: '95%' },
] as const;

/** The quantiles of a figure that tables show. */
export function quantileCells({ metric }: Figure, of: Of, summary: Summary): readonly Cell[] {
  const { unit } = METRIC_INFO[metric];
  return SHOWN_QUANTILES.map(({ index }) => {
    const value = summary.quantiles[index] ?? Number.NaN;
    return { text: of === 'level' ? cellLevel(value, unit) : cellChange(value, unit), value: fileValue(value, unit) };
  });
}
