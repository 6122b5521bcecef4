import type { Command } from 'commander';
import type { CliContext } from '../context.js';
import { addOutputOptions, deliver, examples, note, type OutputOptions, resultWidth } from '../options.js';

type CalibrateOptions = OutputOptions & { readonly write?: boolean };

/** Adds `roosim calibrate`: fits the choice to comply to the base year, and writes the fit into the register. */
export function registerCalibrate(program: Command, context: CliContext): void {
  const command = program
    .command('calibrate')
    .description('fit how firms choose between complying and paying to the base year')
    .argument('[baseline]', 'folder of a baseline; the one that ships if left out')
    .option('--write', 'write the fit into the register (assumptions.csv) of a baseline of your own');
  addOutputOptions(command)
    .addHelpText(
      'after',
      examples('roosim calibrate', 'roosim calibrate --format json', 'roosim calibrate my/baseline --write'),
    )
    .action(async (folder: string | undefined, options: CalibrateOptions) => {
      const { runCalibration } = await import('../calibrate-action.js');
      const { report, written } = runCalibration(
        context,
        folder,
        options.write === true,
        options.format,
        resultWidth(context, options),
      );
      deliver(context, options, report);
      if (written !== undefined) note(context, options, `Wrote plan_choice_dispersion to ${written}.`);
    });
}
