import { type Command, Option } from 'commander';
import { RoosimError } from '../../types/errors.js';
import type { CheckOptions } from '../check-action.js';
import type { CliContext } from '../context.js';
import { addDrawOptions } from '../draw-options.js';
import { deliver, examples } from '../options.js';
import { parseShare } from '../share.js';

/** Draws that claims are held against unless others are asked for. */
const CLAIM_DRAWS = 200;

/** Adds `roosim check`: every mistake in a scenario file at once, with its place. */
export function registerCheck(program: Command, context: CliContext): void {
  const command = program
    .command('check')
    .description('find every mistake in scenario files, and what is legal but doubtful')
    .argument('[files...]', 'scenario files, or names of some that ship; those of ./scenarios if left out')
    .addOption(
      new Option('--format <format>', 'how to write what was found; problems is one line each, for editors')
        .choices(['table', 'json', 'problems'])
        .default('table'),
    )
    .option('--codes', 'print what every code means, and nothing else')
    .option('--strict', 'let warnings fail the check too, such as a rule that no vehicle can meet')
    .option('-w, --watch', 'check again whenever a file in the same folder changes')
    .option('-o, --output <file>', 'write to a file instead of standard output', '-')
    .option('-q, --quiet', 'no notes on standard error')
    .option('--no-color', 'plain text, as with NO_COLOR')
    .addOption(
      new Option(
        '--claims <share>',
        'hold the claims against draws; fails when one holds in a smaller share of them',
      ).argParser(parseShare),
    )
    .option('-b, --baseline <file>', 'scenario that claims are measured against; what it extends if left out');
  addDrawOptions(command, CLAIM_DRAWS)
    .addHelpText(
      'after',
      `
Exit code 3 when there is an error, or with --strict a warning; 4 when a claim falls below its share.
${examples(
  'roosim check my-proposal.yaml',
  'roosim check                      every file of ./scenarios',
  'roosim check scenarios/*.yaml --format problems',
  'roosim check my-proposal.yaml --watch',
  'roosim check us-85-50 --claims 90% --draws 500 --seed 1',
)}`,
    )
    .action(async (files: readonly string[], options: CheckOptions) => {
      if (options.codes === true) {
        const { diagnosticsPage } = await import('../../scenario/diagnostics/page.js');
        deliver(context, options, diagnosticsPage());
        return;
      }
      const named = files.length > 0 ? files : await ownScenarios(context);
      if (options.claims !== undefined) {
        const { checkClaims } = await import('../claims-action.js');
        await checkClaims(named, options.claims, options, context);
        return;
      }
      const { checkFiles } = await import('../check-action.js');
      await checkFiles(named, options, context);
    });
}

async function ownScenarios(context: CliContext): Promise<readonly string[]> {
  const { ownScenarioPaths } = await import('../scenario-arguments.js');
  const paths = ownScenarioPaths(context);
  if (paths.length > 0) return paths;
  throw new RoosimError('usage', 'No file is named, and there are none in ./scenarios.', {
    hint: 'roosim check my-proposal.yaml',
  });
}
