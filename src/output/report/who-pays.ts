import { type CountryShare, whoPays } from '../../analysis/who-pays.js';
import { countryNames } from '../../types/dimensions.js';
import { rangesChart } from '../charts/ranges.js';
import { cellChange, fileValue } from '../numbers.js';
import { changeCell, left, right } from './cells.js';
import type { Block, NumberCell } from './document.js';
import type { ReportedScenario, ReportInput } from './input.js';

const MONEY = 'USD million';

/** Who is told of, and what of a country's share is theirs. */
const PAYERS: readonly {
  readonly name: string;
  readonly heading: string;
  readonly of: (share: CountryShare) => number;
}[] = [
  { name: 'buyers pay more', heading: 'buyers pay more, $ million', of: ({ buyersMusd }) => buyersMusd },
  { name: 'treasury takes more', heading: 'treasury takes more, $ million', of: ({ treasuryMusd }) => treasuryMusd },
  {
    name: 'makers spend more',
    heading: 'makers spend more on the rule, $ million',
    of: ({ makersMusd }) => makersMusd,
  },
];

/** Who pays for each scenario: buyers, treasuries, makers and workers by country, and what the model leaves out. */
export function whoPaysBlocks(input: ReportInput): readonly Block[] {
  return [
    { kind: 'section', text: `Who pays, ${input.year}` },
    {
      kind: 'text',
      text: `Central values a year, against ${input.comparison.baseline.title}. Buyers: the change of the price index times what they spent in ${input.comparison.baseline.years[0]} at list prices. Treasuries: the change of duty paid on vehicles and parts. Makers: the change of the cost of the rule (dearer parts and paperwork) times vehicles, where they are made. Workers: direct jobs in assembly and parts.`,
    },
    {
      kind: 'text',
      text: 'Costs and duties pass into prices in full, so what makers spend and what treasuries take is in what buyers pay: the columns are not to be added. Not in it: profits, wages, other taxes, what is done with the duty, vehicles not bought for their price, retaliation, and anything outside the region.',
    },
    ...input.scenarios.map((scenario) => sharesOf(input, scenario)),
  ];
}

function sharesOf({ comparison, year }: ReportInput, scenario: ReportedScenario): Block {
  const { run } = scenario;
  const shares = whoPays(run, run.scenario.baseline, year);
  const named = ({ country }: CountryShare): string =>
    capital(countryNames(run.scenario.baseline.dimensions, country).name);
  const title = `${run.scenario.title} (${run.scenario.name})`;
  const description = `What changes in ${year} against ${comparison.baseline.title}, million dollars a year, by country; jobs are in the table.`;
  const points = shares.flatMap((share) =>
    PAYERS.map(({ name, of }) => ({ group: named(share), name, value: of(share) })),
  );
  return {
    kind: 'figure',
    title,
    description,
    svg: () => rangesChart({ title, description, axis: 'change, $ million a year', points, isChange: true }),
    table: {
      caption: `${run.scenario.name}: who pays in ${year}`,
      headings: [left('country'), ...PAYERS.map(({ heading }) => right(heading)), right('direct jobs')],
      rows: shares.map((share) => [
        named(share),
        ...PAYERS.map(
          ({ of }): NumberCell => ({ text: cellChange(of(share), MONEY), value: fileValue(of(share), MONEY) }),
        ),
        changeCell(scenario, { metric: 'jobs.direct', country: share.country, vehicleClass: 'all' }, year),
      ]),
    },
  };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
