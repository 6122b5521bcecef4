import type { Command } from 'commander';
import { type CliContext, isInteractive } from '../context.js';
import { parseCount } from '../draw-options.js';
import { type InterfaceOptions, openInterface } from '../open-interface.js';
import { examples } from '../options.js';

const DRAWS = 1000;

/** Adds `roosim ui`: the terminal interface; without a terminal the comparison as a table. */
export function registerUi(program: Command, context: CliContext): void {
  program
    .command('ui')
    .description('open the terminal interface')
    .argument('[files...]', 'scenario files, or names of scenarios that ship; all at hand if left out')
    .option('--draws <n>', 'draws behind the ranges; 0: central values alone', parseCount, DRAWS)
    .option('--seed <n>', 'the same seed gives the same draws', parseCount, 1)
    .option('--no-color', 'plain text, as with NO_COLOR')
    .addHelpText(
      'after',
      '\nIn the environment: ROOSIM_THEME=high-contrast, ROOSIM_GLYPHS=braille, block or ascii, NO_COLOR, VISUAL or EDITOR,\nand INK_SCREEN_READER=true for text in reading order.',
    )
    .addHelpText('after', examples('roosim ui', 'roosim ui us-85-50 usmca', 'roosim ui mine.yaml --draws 200'))
    .action(async (files: string[], options: InterfaceOptions) => {
      const { defaultScenarioPaths, scenarioPath } = await import('../scenario-arguments.js');
      const paths = files.length > 0 ? files.map((file) => scenarioPath(file, context)) : defaultScenarioPaths(context);
      if (isInteractive(context)) {
        await openInterface(paths, options, context);
        return;
      }
      const { compareAndDeliver } = await import('../compare-action.js');
      await compareAndDeliver(paths, { format: 'table', output: '-', color: options.color, show: 'both' }, context);
    });
}
