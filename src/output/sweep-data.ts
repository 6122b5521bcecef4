import { stringify } from 'csv-stringify/sync';
import type { SweepReport, SweptFigure } from '../analysis/sweep-report.js';
import { METRIC_INFO } from '../types/metrics.js';
import { SUMMARY_PROBABILITIES, summarise } from '../uncertainty/summary.js';
import { LONG_TABLE_FIELDS } from './long-table.js';
import { fileValue } from './numbers.js';
import { CHANGE_PREFIX } from './outcome-rows.js';
import type { SweepNames } from './sweep-report.js';

/**
 * A sweep as rows of the long table, with a column for each swept place after the scenario: levels, then changes from the
 * baseline (metrics named change.…), the central run with an empty draw, then every draw.
 */
export function sweepCsv({ axes, points, figures }: SweepReport, names: SweepNames): string {
  const [first, ...rest] = LONG_TABLE_FIELDS;
  const options = { escape_formulas: true };
  const blocks = [stringify([[first, ...axes.map((axis) => axis.path), ...rest]], options)];
  const drawn = figures[0]?.drawnLevels.length ?? 0;
  for (let pass = 0; pass <= drawn; pass++) {
    const rows = points.flatMap((point, p) =>
      figures.flatMap((swept) => {
        const { metric, country, vehicleClass, year } = swept.figure;
        const { unit } = METRIC_INFO[metric];
        const { level, change } = valuesIn(swept, pass, p);
        const row = (name: string, value: number): (string | number | undefined)[] => [
          names.scenario,
          ...point,
          pass === 0 ? undefined : pass - 1,
          year,
          name,
          country,
          vehicleClass,
          fileValue(value, unit),
          unit,
        ];
        return [row(metric, level), row(CHANGE_PREFIX + metric, change)];
      }),
    );
    blocks.push(stringify(rows, options));
  }
  return blocks.join('');
}

/** A sweep as JSON: per figure its points, with summaries over draws, and what was found along the curve. */
export function sweepJson({ axes, points, figures }: SweepReport, names: SweepNames): string {
  const content = {
    scenario: names.scenario,
    baseline: names.baselineTitle,
    axes: axes.map(({ path, values }) => ({ path, values })),
    probabilities: SUMMARY_PROBABILITIES,
    figures: figures.map((swept) => {
      const { metric, country, vehicleClass, year } = swept.figure;
      const { unit } = METRIC_INFO[metric];
      return {
        metric,
        country,
        class: vehicleClass,
        year,
        unit,
        points: points.map((at, p) => {
          const { level, change } = valuesIn(swept, 0, p);
          const central = { at, level: fileValue(level, unit) ?? null, change: fileValue(change, unit) ?? null };
          return swept.drawnLevels.length === 0 ? central : { ...central, draws: pointDraws(swept, p) };
        }),
        findings: swept.findings ?? null,
        findingsOverDraws: swept.findingsOverDraws ?? null,
      };
    }),
  };
  return `${JSON.stringify(content, null, 1)}\n`;
}

function pointDraws(swept: SweptFigure, point: number): Record<'level' | 'change', readonly (number | null)[]> {
  const { unit } = METRIC_INFO[swept.figure.metric];
  const drawn = swept.drawnLevels.map((_, d) => valuesIn(swept, d + 1, point));
  const quantiles = (values: readonly number[]) =>
    summarise(Float64Array.from(values)).quantiles.map((quantile) => fileValue(quantile, unit) ?? null);
  return {
    level: quantiles(drawn.map(({ level }) => level)),
    change: quantiles(drawn.map(({ change }) => change)),
  };
}

/** Pass 0 is the central run, pass n is draw n - 1. */
function valuesIn(swept: SweptFigure, pass: number, point: number): { level: number; change: number } {
  const levels = pass === 0 ? swept.levels : swept.drawnLevels[pass - 1];
  const baseline = pass === 0 ? swept.baseline : swept.drawnBaseline[pass - 1];
  const level = levels?.[point] ?? Number.NaN;
  return { level, change: level - (baseline?.[point] ?? Number.NaN) };
}
