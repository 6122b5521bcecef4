import type { LeavingCarline } from '../../analysis/fleet/leaving.js';
import { cellLevel, decimal, fileValue, quantity } from '../numbers.js';
import { left, right } from './cells.js';
import type { Block, Cell } from './document.js';
import type { ReportedScenario, ReportInput } from './input.js';

/** More would be a list that nobody reads; `roosim fleet` has all. */
const MOST_SHOWN = 15;

/** Which vehicles stop claiming the preference, and what they weigh against each other. */
export function carlineBlocks({ scenarios, comparison, year }: ReportInput): readonly Block[] {
  return [
    { kind: 'section', text: 'Vehicles that stop claiming the preference' },
    {
      kind: 'text',
      text: `Carlines of which at least a tenth, by value sent across borders within the region, stops claiming the preference in ${year} against ${comparison.baseline.title}. Costs are what new programs that do not comply would pay a vehicle: to meet the rule, and in duty for not meeting it. The requirement named is the one its vehicles are furthest from on average.`,
    },
    ...scenarios.flatMap(leavingOf),
  ];
}

function leavingOf({ run, leaving }: ReportedScenario): readonly Block[] {
  const { name, title } = run.scenario;
  const heading: Block = { kind: 'heading', text: `${title} (${name})` };
  if (leaving === undefined)
    return [
      heading,
      { kind: 'text', text: 'An outlook is an average of other scenarios and has no carlines of its own.' },
    ];
  if (leaving.length === 0) return [heading, { kind: 'text', text: 'None.' }];
  const shown = leaving.slice(0, MOST_SHOWN);
  const more = leaving.length - shown.length;
  return [
    heading,
    {
      kind: 'table',
      table: {
        caption: `${name}: ${leaving.length} carlines stop claiming${more > 0 ? `; the ${shown.length} with most value at stake are shown, roosim fleet has all` : ''}`,
        headings: [
          left('carline'),
          left('maker'),
          right('vehicles across borders, thousand'),
          right('claims before, %'),
          right('claims after, %'),
          right('to meet the rule, $ a vehicle'),
          right('duty, $ a vehicle'),
          left('why'),
        ],
        rows: shown.map(rowOf),
      },
    },
  ];
}

function rowOf(leaving: LeavingCarline): readonly Cell[] {
  const { carline, crossingVehicles, before, after, costs } = leaving;
  const number = (value: number | undefined, unit: string): Cell =>
    value === undefined ? '' : { text: cellLevel(value, unit), value: fileValue(value, unit) };
  return [
    carline.label,
    carline.maker,
    { text: decimal(crossingVehicles, 1), value: fileValue(crossingVehicles, 'thousand vehicles') },
    number(before, 'share'),
    number(after, 'share'),
    number(costs?.ruleUsd, 'USD per vehicle'),
    number(costs?.dutyUsd, 'USD per vehicle'),
    whyOf(leaving),
  ];
}

/** Why a carline stops claiming, from what its programs weigh and what they miss. */
function whyOf({ costs, missed }: LeavingCarline): string {
  const short =
    missed === undefined
      ? undefined
      : `${missed.measure} ${quantity(missed.reached, 'share')} where ${missed.isCeiling ? 'at most ' : ''}${quantity(missed.asked, 'share')} is ${missed.isCeiling ? 'allowed' : 'asked'}`;
  const weighed = weighedText(costs);
  return [weighed, short].filter((part) => part !== undefined).join('; ');
}

function weighedText(costs: LeavingCarline['costs']): string | undefined {
  if (costs === undefined) return 'older programs do not meet it yet';
  if (costs.ruleUsd === undefined) return 'no sourcing meets the rule';
  if (costs.ruleUsd > costs.dutyUsd) return 'the duty is cheaper';
  return 'firms differ, and older programs do not meet it yet';
}
