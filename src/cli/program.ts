import { Command, CommanderError } from 'commander';
import { readVersion } from '../output/version.js';
import { printableLines } from '../types/printable.js';
import { COMMANDS, type CommandEntry } from './command-list.js';
import { type CliContext, wantsColor } from './context.js';
import { exitCodeOf, renderError } from './errors.js';
import { Interrupted } from './interrupt.js';

const EXAMPLES = `
Examples:
  $ roosim                                        the scenarios of ./scenarios, side by side
  $ roosim compare us-85-50 usmca --year 2025     two proposals against the status quo
  $ roosim new my-proposal --from us-85-50        a file of your own to start from
  $ roosim explain us-85-50 --carline "Ford F-150 (US)"

A scenario is given as a path or as the name of one that ships with the program.
Exit codes: 0 ok, 1 failed, 2 usage, 3 a scenario is invalid, 4 a claim or check did not hold,
            130 interrupted, 143 terminated.`;

/**
 * Runs one command line, e.g. `['compare', 'usmca', '--year', '2025']`, and gives its exit code. Never throws, never
 * ends the process, writes only to the context's sinks and to files the arguments name.
 */
export async function runCli(argv: readonly string[], context: CliContext): Promise<number> {
  try {
    const program = await createProgram(argv, context);
    await program.parseAsync([...argv], { from: 'user' });
    return context.signal.reason instanceof Interrupted ? context.signal.reason.exitCode : 0;
  } catch (error) {
    // Whatever a command throws while it is being stopped is a consequence of stopping.
    const stop = context.signal.aborted ? context.signal.reason : error;
    if (stop instanceof Interrupted) return stop.exitCode;
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    const color = wantsColor(context, context.stderr, !argv.includes('--no-color'));
    context.stderr.write(renderError(error, { color, cwd: context.cwd }, Boolean(context.env.ROOSIM_DEBUG)));
    return exitCodeOf(error);
  }
}

async function createProgram(argv: readonly string[], context: CliContext): Promise<Command> {
  const program = new Command('roosim')
    .description('Simulates rules of origin: which vehicles comply, and what content and jobs follow.')
    .version(readVersion(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help, also for one command')
    .addHelpText('after', EXAMPLES)
    .exitOverride()
    .hook('preAction', async (_program, command) => {
      if (command.getOptionValueSource('output') !== 'cli') return;
      const { refuseOutputOverInput } = await import('./refuse-output.js');
      refuseOutputOverInput(command, context);
    })
    .configureOutput({
      // Commander repeats what it was given, whatever that holds.
      writeOut: (text) => void context.stdout.write(printableLines(text)),
      writeErr: (text) => void context.stderr.write(printableLines(text)),
      getOutHelpWidth: () => context.stdout.columns ?? 100,
      getErrHelpWidth: () => context.stderr.columns ?? 100,
    });
  for (const entry of entriesFor(argv)) {
    const register = await entry.load();
    register(program, context);
  }
  return program;
}

/** Commands that have to know all others: the script for the shell, and the suggestions it asks for. */
const LOOK_AT_ALL = ['completion', 'complete'];

/** The entries this command line can reach: the one it names, the default one, or all of them for help and typing errors. */
function entriesFor(argv: readonly string[]): readonly CommandEntry[] {
  const [first] = argv;
  if (first !== undefined && LOOK_AT_ALL.includes(first)) return COMMANDS.filter((entry) => entry.isDefault !== true);
  const named = COMMANDS.filter((entry) => entry.name === first);
  if (named.length > 0) return named;
  if (isDefaultCommandLine(first)) return COMMANDS.filter((entry) => entry.isDefault === true);
  return COMMANDS.filter((entry) => entry.isDefault !== true);
}

/** Without a command's name, options and scenario files go to the command that opens the comparison. */
function isDefaultCommandLine(first: string | undefined): boolean {
  if (first === undefined) return true;
  if (['-h', '--help', '-V', '--version'].includes(first)) return false;
  return first.startsWith('-') || /\.ya?ml$/i.test(first);
}
