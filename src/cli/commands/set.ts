import type { Command } from 'commander';
import type { CliContext } from '../context.js';
import { examples } from '../options.js';

/** Adds `roosim set`: changes values of a scenario file, comments kept. */
export function registerSet(program: Command, context: CliContext): void {
  program
    .command('set')
    .description('change values of a scenario file; comments and order stay, and the result must be valid')
    .argument('<file>', 'a scenario file; of one that ships a copy is written into the current folder')
    .argument('<changes...>', 'PATH=VALUE, in the words of the file')
    .option('--save-as <name>', 'write to NAME.yaml beside the file, under that name, instead of into it')
    .option('-q, --quiet', 'no notes on standard error')
    .addHelpText(
      'after',
      `
rule.regional is every threshold on that measure in the newest rule, rule.all_of[0].us the one there, rule.regional.2022
the step of a year. What is inherited is first written into the file.
${examples(
  'roosim set my-proposal.yaml rule.regional=80%',
  "roosim set my-proposal.yaml 'rule.us={2020: 40%, 2023: 50%}' parameters.paperwork=1.2%",
  'roosim set my-proposal.yaml rule.regional=75% --save-as my-proposal-75',
)}`,
    )
    .action(async (file: string, changes: readonly string[], options: { saveAs?: string; quiet?: true }) => {
      const { setValues } = await import('../edit-action.js');
      setValues(file, changes, options, context);
    });
}
