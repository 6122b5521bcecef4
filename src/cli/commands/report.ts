import { type Command, Option } from 'commander';
import type { CliContext } from '../context.js';
import { addDrawOptions } from '../draw-options.js';
import { examples, parseInteger } from '../options.js';
import { REPORT_FORMATS, type ReportOptions } from '../report-action.js';

/** Draws of a report where nobody says how many: enough for ranges that can be read off. */
const DRAWS = 200;

/** Adds `roosim report`: one file to send to people who will never open a terminal. */
export function registerReport(program: Command, context: CliContext): void {
  const command = program
    .command('report')
    .description(
      'one file to send: the answer, a chart for each claim, who pays, which vehicles leave, how it was made',
    )
    .argument('<files...>', 'scenario files, or names of scenarios that ship')
    .option('-b, --baseline <file>', 'scenario that the others are measured against; what they extend if left out')
    .option('-y, --year <year>', 'year to tell of; 2025 if left out', parseInteger);
  addDrawOptions(command, DRAWS)
    .addOption(
      new Option('--format <format>', 'HTML or Markdown; by the name of the file if left out').choices(REPORT_FORMATS),
    )
    .option('-o, --output <file>', 'write to a file instead of standard output', '-')
    .option('-q, --quiet', 'no notes on standard error')
    .addHelpText(
      'after',
      examples(
        'roosim report us-85-50 -o report.html',
        'roosim report us-85-50 canada-innovation withdrawal --draws 500 -o talks.html',
        'roosim report my-proposal.yaml --baseline usmca -o my-proposal.md',
      ) +
        `\n
The page has no script and loads nothing. Its numbers are those of roosim compare; the command that makes it again stands at its
end, and the data are in it as CSV.`,
    )
    .action(async (files: string[], options: ReportOptions) => {
      const { reportAndDeliver } = await import('../report-action.js');
      await reportAndDeliver(files, options, context);
    });
}
