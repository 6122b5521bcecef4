import type { Dimensions } from '../../types/dimensions.js';
import { METRIC_INFO } from '../../types/metrics.js';
import { overYearsChart } from '../charts/over-years.js';
import { rangesChart } from '../charts/ranges.js';
import { changeUnitHeading, shownScale, unitHeading } from '../numbers.js';
import { type Figure, figureName } from '../ranges.js';
import { centralOf, type DrawnScenario, drawnOf, type Of } from './cells.js';
import { rangesExplained } from './outcomes.js';

export type FigureChart = {
  readonly scenarios: readonly DrawnScenario[];
  readonly dimensions: Dimensions;
  /** Of one metric; one alone where it is drawn over the years. */
  readonly figures: readonly [Figure, ...Figure[]];
  readonly of: Of;
  readonly baselineTitle: string;
  readonly draws: number;
  /** The year to draw; over all years if undefined. */
  readonly year: number | undefined;
};

/** One figure as a picture: scenarios as lines over the years, or side by side in one year. */
export function figureChart({ scenarios, dimensions, figures, of, baselineTitle, draws, year }: FigureChart): string {
  const [first] = figures;
  const { unit, label } = METRIC_INFO[first.metric];
  const scale = shownScale(unit);
  const unitText = of === 'change' ? `change, ${changeUnitHeading(unit)}` : unitHeading(unit);
  const from = of === 'change' ? ` from ${baselineTitle}` : '';
  const at = (scenario: DrawnScenario, figure: Figure, when: number) => ({
    value: centralOf(scenario, figure, of, when) * scale,
    quantiles: drawnOf(scenario, figure, of, when)?.quantiles.map((value) => value * scale),
  });
  const names = scenarios.map(({ run }) => run.scenario.name).join(', ');
  if (year !== undefined) {
    const title = `${of === 'change' ? 'Change in ' : ''}${label}, ${year}${from}`;
    const points = figures.flatMap((figure) =>
      scenarios.map((scenario) => ({
        group: figureName(figure, dimensions),
        name: scenario.run.scenario.name,
        ...at(scenario, figure, year),
      })),
    );
    return rangesChart({
      title,
      description: `${names}. ${rangesExplained(draws)}`,
      isAlone: true,
      axis: unitText,
      points,
      isChange: of === 'change',
    });
  }
  const title = `${of === 'change' ? 'Change in ' : ''}${figureName(first, dimensions)}${from}, by year`;
  const series = scenarios.map((scenario) => ({
    name: scenario.run.scenario.name,
    points: scenario.run.results.years.map((one) => ({ year: one, ...at(scenario, first, one) })),
  }));
  return overYearsChart({
    title,
    description: `${names}. ${rangesExplained(draws)}`,
    isAlone: true,
    axis: unitText,
    series,
    isChange: of === 'change',
  });
}
