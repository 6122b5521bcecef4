import type { Results } from '../../src/engine/index.js';
import {
  OUTCOME_CLASSES,
  OUTCOME_COUNTRIES,
  type OutcomeClass,
  type OutcomeCountry,
} from '../../src/types/dimensions.js';
import { METRICS, type MetricName } from '../../src/types/metrics.js';
import { cellIndex, OUTCOME_SHAPE } from '../../src/types/outcome-shape.js';

export type CellValue = (
  metric: MetricName,
  country: OutcomeCountry,
  vehicleClass: OutcomeClass,
  year: number,
) => number;

/** Results whose every cell is what a function says. */
export function resultsOf(scenario: string, years: readonly number[], cellValue: CellValue): Results {
  const cells = new Float64Array(cellIndex(years.length, 0, 0, 0));
  years.forEach((year, y) => {
    METRICS.forEach((metric, m) => {
      OUTCOME_COUNTRIES.forEach((country, c) => {
        OUTCOME_CLASSES.forEach((vehicleClass, k) => {
          cells[cellIndex(y, m, c, k)] = cellValue(metric, country, vehicleClass, year);
        });
      });
    });
  });
  return { scenario, title: `Title of ${scenario}`, years, shape: OUTCOME_SHAPE, cells };
}
