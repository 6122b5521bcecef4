import type { Command } from 'commander';
import type { CompareOptions } from '../compare-action.js';
import { type CliContext, isInteractive } from '../context.js';
import { addDrawOptions } from '../draw-options.js';
import { openInterface } from '../open-interface.js';
import { addOutputOptions, examples } from '../options.js';
import { addSelectionOptions } from '../selection.js';
import { showOption } from './compare.js';

/** Adds what runs when no command is named: the comparison of the scenarios at hand. */
export function registerOverview(program: Command, context: CliContext): void {
  const command = program
    .command('overview', { isDefault: true, hidden: true })
    .description('the scenarios of ./scenarios, or those that ship, side by side')
    .argument('[files...]', 'scenario files to compare instead')
    .option('-b, --baseline <file>', 'scenario that the others are measured against; what they extend if left out')
    .addOption(showOption());
  addOutputOptions(addDrawOptions(addSelectionOptions(command)))
    .addHelpText('after', examples('roosim', 'roosim --year 2025', 'roosim mine.yaml', 'roosim --format csv | head'))
    .action(async (files: string[], options: CompareOptions) => {
      const { defaultScenarioPaths, scenarioPath } = await import('../scenario-arguments.js');
      const { compareAndDeliver } = await import('../compare-action.js');
      const paths = files.length > 0 ? files.map((file) => scenarioPath(file, context)) : defaultScenarioPaths(context);
      if (opensInterface(command, options, context)) await openInterface(paths, { color: options.color }, context);
      else await compareAndDeliver(paths, options, context);
    });
}

/** A person at a terminal who asked for nothing in particular gets the interface; all else is answered with a table. */
function opensInterface(command: Command, options: CompareOptions, context: CliContext): boolean {
  const isPlain = command.getOptionValueSource('format') === 'default' && options.output === '-';
  const { baseline, year, metric, country, class: vehicleClass, draws = 0 } = options;
  const asksForMore = draws > 0 || [baseline, year, metric, country, vehicleClass].some((asked) => asked !== undefined);
  return isInteractive(context) && isPlain && !asksForMore;
}
