import { type Command, Option } from 'commander';
import type { ChartOptions } from '../chart-action.js';
import type { CliContext } from '../context.js';
import { addDrawOptions } from '../draw-options.js';
import { examples, parseInteger } from '../options.js';
import { addPlaceOptions, collectList } from '../selection.js';

/** Adds `roosim chart`: a figure as a picture. */
export function registerChart(program: Command, context: CliContext): void {
  const command = program
    .command('chart')
    .description('a figure as a picture (SVG): over the years, or of one year with ranges over draws')
    .argument('<files...>', 'scenario files, or names of scenarios that ship')
    .option('-b, --baseline <file>', 'scenario that the others are measured against; what they extend if left out')
    .option('-y, --year <year>', 'only this year: scenarios side by side', parseInteger)
    .option('-m, --metric <name>', 'the figure, e.g. content.regional; jobs.direct if left out', collectList)
    .addOption(
      new Option('--of <what>', 'its change from the baseline, or its level')
        .choices(['change', 'level'])
        .default('change'),
    );
  addDrawOptions(addPlaceOptions(command))
    .option('-o, --output <file>', 'write to a file instead of standard output', '-')
    .option('-q, --quiet', 'no notes on standard error')
    .addHelpText(
      'after',
      examples(
        'roosim chart us-85-50 withdrawal -o jobs.svg',
        'roosim chart us-85-50 --metric content.regional --country NAM --draws 200 -o content.svg',
        'roosim chart us-85-50 usmca withdrawal --year 2025 --country US,CA,MX --draws 200 -o ranges.svg',
      ),
    )
    .action(async (files: string[], options: ChartOptions) => {
      const { chartAndDeliver } = await import('../chart-action.js');
      await chartAndDeliver(files, options, context);
    });
}
