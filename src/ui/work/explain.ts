import { cellLevel, decimal, quantity } from '../../output/numbers.js';
import type { Scenario } from '../../scenario/types.js';
import { COUNTRIES } from '../../types/dimensions.js';
import { COUNTRY_LABELS } from '../screens/figure-text.js';
import type { Explanation, FleetRow } from '../state/facts.js';
import { fleetRows } from './fleet.js';

/**
 * Where the figures of one carline come from.
 * @throws Error when the scenario has no such carline.
 */
export function explainCarline(scenario: Scenario, carline: string, year: number): Explanation {
  const row = fleetRows(scenario, year).find((candidate) => candidate.id === carline);
  if (row === undefined) throw new Error(`${scenario.name} has no carline ${carline}.`);
  return {
    title: `${row.label}, ${year}`,
    sections: [
      { heading: 'What happens', text: [whatHappens(row)] },
      {
        heading: 'Content by origin',
        text: [],
        table: {
          columns: ['origin', '% of value'],
          rows: COUNTRIES.map((country) => [COUNTRY_LABELS[country], cellLevel(row.contentByOrigin[country], 'share')]),
        },
      },
      {
        heading: 'Plans of the newest programs',
        text: [],
        table: {
          columns: ['plan', 'probability %'],
          rows: Object.entries(row.planShares).map(([plan, share]) => [plan, decimal(share * 100, 1)]),
        },
      },
    ],
  };
}

function whatHappens(row: FleetRow): string {
  const thresholds = row.thresholds.map(
    ({ measure, atLeast }) => `${decimal(atLeast * 100, 1)}% ${measure.replaceAll('_', ' ')}`,
  );
  const rule = thresholds.length === 0 ? 'No threshold applies.' : `The rule asks for ${thresholds.join(', ')}.`;
  return `${rule} Its regional content is ${quantity(row.regionalContent, 'share')}; ${quantity(row.complies, 'share')} of its volume claims the preference, and the rule costs ${quantity(row.costUsd, 'USD per vehicle')}.`;
}
