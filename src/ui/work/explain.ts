import { explainCarline } from '../../analysis/explain.js';
import { explanationText } from '../../output/explanation.js';
import type { Scenario } from '../../scenario/types.js';
import type { Explanation } from '../state/facts.js';
import { likeliest } from './fleet.js';

/**
 * Where the figures of one carline come from; of an outlook in its likeliest branch.
 * @throws RoosimError `carline_unknown`
 */
export function explain(scenario: Scenario, carlineId: string, year: number): Explanation {
  return explanationText(explainCarline(likeliest(scenario), carlineId, year));
}
