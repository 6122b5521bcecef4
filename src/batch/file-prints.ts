import type { Scenario } from '../scenario/types.js';
import { RoosimError } from '../types/errors.js';
import type { FilePrint } from './inputs.js';

/** What was loaded, by hash. */
export function printOf({ hash, baseline }: Scenario): FilePrint {
  return { scenario: hash, data: baseline.hash };
}

/**
 * Makes sure that a thread has loaded what the batch was planned with. Scenarios hold functions and cannot be sent to it,
 * so it reads the files itself, and hashes the bytes it reads.
 * @throws RoosimError 'plan_mismatch' when a file was changed in between
 */
export function requireUnchanged(scenarios: readonly Scenario[], prints: readonly FilePrint[]): void {
  scenarios.forEach((scenario, index) => {
    const { scenario: hash, data } = prints[index] ?? { scenario: '', data: '' };
    if (scenario.hash !== hash) throw changed(scenario.path);
    if (scenario.baseline.hash !== data) throw changed(scenario.baseline.path);
  });
}

function changed(path: string): RoosimError {
  return new RoosimError('plan_mismatch', `${path} was changed while the batch was starting.`, {
    hint: 'Start it again; leave scenarios and their data alone while a batch of them runs.',
  });
}
