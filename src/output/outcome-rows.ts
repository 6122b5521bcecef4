import { evaluateFormula } from '../analysis/claims.js';
import type { ComparedRun } from '../analysis/compare.js';
import type { ScenarioComparison, ScenarioRun } from '../analysis/scenario-runs.js';
import type { Results } from '../engine/index.js';
import { type LongRow, resultRows, type Selection } from './long-table.js';
import type { Shown } from './outcome-table.js';

/** What comes before the name of a metric where the value is its change from the baseline. */
export const CHANGE_PREFIX = 'change.';

/** The changes of a run from its reference as rows of the long table; metrics are named `change.<metric>`. */
function* changeRows({ results, change }: ComparedRun, selection: Selection = {}): Generator<LongRow> {
  const changes: Results = { ...results, cells: change };
  for (const row of resultRows(changes, selection)) yield { ...row, metric: CHANGE_PREFIX + row.metric };
}

/**
 * The values of a scenario's own formulas as rows, by formula and year. They belong to no country and no class.
 * With a selection of metrics there are none: it names those of the model.
 */
export function* formulaRows(
  { scenario, results, reference }: ScenarioRun,
  selection: Selection = {},
): Generator<LongRow> {
  if (selection.metrics !== undefined || selection.countries !== undefined || selection.classes !== undefined) return;
  for (const [metric, formula] of Object.entries(scenario.metrics)) {
    for (const year of results.years) {
      if (selection.years?.includes(year) === false) continue;
      const value = evaluateFormula(formula, results, reference, year);
      yield {
        scenario: results.scenario,
        draw: undefined,
        year,
        metric,
        country: '',
        class: '',
        value,
        unit: formula.unit,
      };
    }
  }
}

/** All rows of a scenario in a comparison: its outcomes, their changes, its own formulas. */
export function* comparedRows(run: ScenarioRun, selection: Selection, shown: Shown): Generator<LongRow> {
  if (shown !== 'changes') yield* resultRows(run.results, selection);
  if (shown !== 'levels') yield* changeRows(run, selection);
  if (shown !== 'changes') yield* formulaRows(run, selection);
}

/** Every row of a comparison, the baseline first; it has levels only. */
export function* comparisonRows(
  comparison: ScenarioComparison,
  selection: Selection,
  shown: Shown,
): Generator<LongRow> {
  yield* comparedRows(baselineRun(comparison), selection, 'levels');
  for (const run of comparison.others) yield* comparedRows(run, selection, shown);
}

/** The baseline of a comparison as a run of its own: it changes nothing. */
export function baselineRun({ baseline, baselineScenario, cache }: ScenarioComparison): ScenarioRun {
  const change = baseline.cells.map(() => 0);
  return { scenario: baselineScenario, cache, results: baseline, reference: baseline, change };
}
