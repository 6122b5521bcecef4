import type { Doubt } from '../scenario/resolve/doubts.js';
import type { Scenario } from '../scenario/types.js';
import { unreachableRuleDoubts } from './rule-reach.js';
import { unusedTreatmentDoubts } from './unused-treatments.js';

/** What is said in vain in a scenario that loads, as far as it takes more than the file to see. */
export function scenarioDoubts(scenario: Scenario): readonly Doubt[] {
  return [...unreachableRuleDoubts(scenario), ...unusedTreatmentDoubts(scenario)];
}
