import { type Command, Option } from 'commander';
import type { CliContext } from '../context.js';
import { addDrawOptions } from '../draw-options.js';
import { addOutputOptions, examples } from '../options.js';
import { addSelectionOptions } from '../selection.js';
import type { SweepCommandOptions } from '../sweep-action.js';

/** Adds `roosim sweep`: outcomes over a range of one or more numbers of a scenario. */
export function registerSweep(program: Command, context: CliContext): void {
  const command = program
    .command('sweep')
    .description('vary a threshold, or any other number of a scenario, over a range')
    .argument('<file>', 'a scenario file, or the name of one that ships')
    .addOption(
      new Option('-s, --set <range>', 'what to vary: PATH=FROM..TO/STEP or PATH=A,B,C; give it again for a grid')
        .argParser((text: string, before: readonly string[] | undefined) => [...(before ?? []), text])
        .makeOptionMandatory(),
    )
    .option('-b, --baseline <file>', 'scenario to measure against; what it extends if left out');
  addOutputOptions(addDrawOptions(addSelectionOptions(command)))
    .addHelpText(
      'after',
      `
A path names a number by the words of the file: rule.regional (every threshold on that measure), rule.all_of[0].us,
rule.in_force, parameters.paperwork, sourcing_shifts[0].amount. Along one range the peak, the break-even with the
baseline and the points where jobs flip are solved for; with --draws each with its range.
${examples(
  'roosim sweep nafta-1994 --set rule.regional=50%..95%/5%',
  'roosim sweep us-85-50 --set rule.us=0%..60%/5% --metric jobs.direct --country US,MX --year 2025',
  'roosim sweep us-85-50 --set rule.regional=60%..90%/5% --set rule.us=0%..50%/10% --format csv -o grid.csv',
  'roosim sweep usmca --set parameters.paperwork=0%..3%/0.5% --draws 100 --seed 1',
)}`,
    )
    .action(async (file: string, options: SweepCommandOptions) => {
      const { sweepAndDeliver } = await import('../sweep-action.js');
      await sweepAndDeliver(file, options, context);
    });
}
