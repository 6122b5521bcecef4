import type { Command } from 'commander';
import type { CliContext } from '../context.js';
import { examples } from '../options.js';

/** Adds `roosim new`: a commented scenario file to start from. */
export function registerNew(program: Command, context: CliContext): void {
  program
    .command('new')
    .description('write a commented scenario file to start from')
    .argument('<name>', 'name of the scenario; the file is NAME.yaml')
    .option('--from <scenario>', 'the scenario it departs from', 'nafta-1994')
    .option('-q, --quiet', 'no notes on standard error')
    .addHelpText('after', examples('roosim new my-proposal', 'roosim new my-proposal --from us-85-50'))
    .action(async (name: string, options: { from: string; quiet?: true }) => {
      const { newScenario } = await import('../edit-action.js');
      newScenario(name, options, context);
    });
}
