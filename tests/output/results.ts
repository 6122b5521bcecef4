import type { Results } from '../../src/engine/index.js';
import type { OutcomeClass, OutcomeCountry } from '../../src/types/dimensions.js';
import { METRICS, type MetricName } from '../../src/types/metrics.js';
import { cellIndex } from '../../src/types/outcome-shape.js';
import { OUTCOME_CLASSES, OUTCOME_COUNTRIES, OUTCOME_SHAPE } from '../support/dimensions.js';

export type CellValue = (
  metric: MetricName,
  country: OutcomeCountry,
  vehicleClass: OutcomeClass,
  year: number,
) => number;

/** Results whose every cell is what a function says. */
export function resultsOf(scenario: string, years: readonly number[], cellValue: CellValue): Results {
  const cells = new Float64Array(cellIndex(OUTCOME_SHAPE, years.length, 0, 0, 0));
  years.forEach((year, y) => {
    METRICS.forEach((metric, m) => {
      OUTCOME_COUNTRIES.forEach((country, c) => {
        OUTCOME_CLASSES.forEach((vehicleClass, k) => {
          cells[cellIndex(OUTCOME_SHAPE, y, m, c, k)] = cellValue(metric, country, vehicleClass, year);
        });
      });
    });
  });
  return { scenario, title: `Title of ${scenario}`, years, shape: OUTCOME_SHAPE, cells };
}
