import { type Command, Option } from 'commander';
import type { CliContext } from '../context.js';
import { addOutputOptions, colorsResult, deliver, examples, type OutputOptions, resultWidth } from '../options.js';
import { collectList, yearsAsked } from '../selection.js';

const LISTS = ['carlines', 'makers'] as const;

type FleetOptions = OutputOptions & {
  readonly year?: readonly string[];
  readonly maker?: readonly string[];
  readonly list?: (typeof LISTS)[number];
};

const TOTALS = `
A carline that has moved in part has a row for each place it is made in. vehicles, sold.…, value, net_cost, crossing.…, duty.… and
jobs.… add up; a share is a mean by what it is a share of: content by net_cost, origin and eligible.value by value,
compliance.vehicles and compliance.value by crossing.vehicles and crossing.value; costs and shadow prices are means by vehicles.
So made, totals are those of roosim run; only the price index is no total of carlines. --format json says it for each column.`;

/** Adds `roosim fleet`: every carline with its figures. */
export function registerFleet(program: Command, context: CliContext): void {
  const command = program
    .command('fleet')
    .description('every carline: content, what is asked and reached, claims, duty, cost, jobs')
    .argument('<file>', 'a scenario file, or the name of one that ships')
    .option('-y, --year <years>', 'years: 2025, 2020,2025 or 2020..2031; 2025 if left out', collectList)
    .option('--maker <names>', 'only carlines of these makers', collectList)
    .addOption(new Option('--list <what>', 'names alone, one a line').choices(LISTS));
  addOutputOptions(command)
    .addHelpText(
      'after',
      `${examples(
        'roosim fleet usmca --year 2025',
        'roosim fleet us-85-50 --format csv -o carlines.csv',
        'roosim fleet my-proposal.yaml --maker Toyota,Honda',
        'roosim fleet usmca --list makers',
      )}\n${TOTALS}`,
    )
    .action(async (file: string, options: FleetOptions) => {
      deliver(context, options, await fleetText(file, options, context));
    });
}

async function fleetText(file: string, options: FleetOptions, context: CliContext): Promise<string> {
  const [{ scenarioPath }, { loadScenario }, { carlineNames, makerNames, requireMakers }] = await Promise.all([
    import('../scenario-arguments.js'),
    import('../../scenario/load.js'),
    import('../../analysis/fleet/names.js'),
  ]);
  const scenario = loadScenario(scenarioPath(file, context));
  const { carlines } = scenario.baseline;
  const makers = options.maker === undefined ? undefined : requireMakers(carlines, options.maker);
  const isAsked = ({ maker }: { readonly maker: string }): boolean => makers?.includes(maker) ?? true;
  if (options.list !== undefined) {
    const names = { carlines: carlineNames, makers: makerNames }[options.list](carlines.filter(isAsked));
    return names.join('\n');
  }
  const [{ fleetOf }, { headlineYear, yearsFrom }, report] = await Promise.all([
    import('../../analysis/fleet/fleet.js'),
    import('../../analysis/headline-year.js'),
    import('../../output/fleet-report.js'),
  ]);
  const all = yearsFrom(scenario.baseline);
  const rows = fleetOf(scenario, yearsAsked(options.year, all) ?? [headlineYear(all)]).filter(({ carline }) =>
    isAsked(carline),
  );
  if (options.format === 'csv') return report.fleetCsv(scenario, rows);
  if (options.format === 'json') return report.fleetJson(scenario, rows);
  const style = { color: colorsResult(context, options), width: resultWidth(context, options) };
  return report.fleetTable(scenario, rows, style);
}
