import type { Baseline, Carline } from '../../baseline/types.js';
import type { Category, Country } from '../../types/dimensions.js';
import type { DiagnosticCode } from '../diagnostics/codes.js';
import type { Path } from '../source/source-file.js';
import type { Scenario, SourcingShift } from '../types.js';
import type { ResolveContext } from './context.js';

/** A doubt about a scenario that loads, at a place in its file. Doubts that need outcomes come from the caller. */
export type Doubt = {
  readonly code: DiagnosticCode;
  readonly at: Path;
  readonly message: string;
  readonly hint?: string;
};

/** Reports shifts of this file that take more from an origin than it has, as far as the filings alone can tell. */
export function reportShiftDoubts(context: ResolveContext, scenario: Scenario): void {
  const written = context.file.sourcing_shifts ?? [];
  for (const [i, { label }] of written.entries()) {
    const shift = scenario.sourcingShifts.find((candidate) => candidate.label === label);
    const reason = shift === undefined ? undefined : excessOf(scenario, shift);
    if (reason !== undefined)
      context.report('shift_exceeds', ['sourcing_shifts', i, 'amount'], reason, {
        hint: 'The model moves what there is.',
      });
  }
}

function excessOf(scenario: Scenario, shift: SourcingShift): string | undefined {
  for (const category of shift.categories) {
    const taken = scenario.sourcingShifts
      .filter((other) => other.from === shift.from && other.categories.includes(category))
      .reduce((sum, { amount }) => sum + amount, 0);
    if (taken > 1) return `Together the shifts take more than 100% of ${category} from ${shift.from}.`;
    const there = filedShare(scenario.baseline, shift, category);
    if (there !== undefined && shift.amount > there)
      return `Only ${(there * 100).toFixed(1)}% of ${category} spending comes from ${shift.from}.`;
  }
  return undefined;
}

/** Share of a category that comes from an origin, by volume, where filings state it. */
function filedShare({ carlines, filings }: Baseline, shift: SourcingShift, category: Category): number | undefined {
  if (!filings.powertrain.includes(category)) return undefined;
  const concerned = carlines.filter(
    (carline) =>
      shift.assembledIn.includes(carline.assembly) &&
      shift.classes.includes(carline.vehicleClass) &&
      (shift.makers === undefined || shift.makers.includes(carline.maker)),
  );
  const volumes = concerned.map(({ salesThousand }) => Object.values(salesThousand).reduce((sum, v) => sum + v, 0));
  const total = volumes.reduce((sum, volume) => sum + volume, 0);
  if (total === 0) return undefined;
  const [engine] = filings.powertrain;
  const shareFrom = (carline: Carline, origin: Country): number =>
    (category === engine ? carline.engineOrigin : carline.transmissionOrigin)[origin] ?? 0;
  return (
    concerned.reduce((sum, carline, i) => sum + (volumes[i] as number) * shareFrom(carline, shift.from), 0) / total
  );
}
