import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import tab from '@bomb.sh/tab/commander';
import type { Command } from 'commander';
import { carlineNames, makerNames } from '../../analysis/fleet/names.js';
import { loadBaseline } from '../../baseline/load.js';
import type { Baseline } from '../../baseline/types.js';
import { RoosimError } from '../../types/errors.js';
import { BASH_COMPLETION } from '../bash-completion.js';
import type { CliContext } from '../context.js';
import { examples } from '../options.js';
import { scenarioFilesHere, scenarioNames } from '../scenario-arguments.js';

/** Arguments that take scenarios. */
const SCENARIO_ARGUMENTS = ['file', 'files', 'a', 'b'];

/**
 * Adds `roosim completion`, which prints a script for the shell, and what that script asks for suggestions. Comes after
 * all other commands, because it looks at them.
 */
export function registerCompletion(program: Command, context: CliContext): void {
  const completion = tab(program, { completionCommandName: 'completion' });
  for (const command of completion.commands.values()) {
    for (const name of SCENARIO_ARGUMENTS) {
      const argument = command.arguments.get(name);
      if (argument === undefined) continue;
      argument.handler = (complete) => {
        const here = scenarioFilesHere(context);
        for (const file of here) complete(file, 'file');
        // A name that is also that of a file here would keep both from being completed.
        for (const scenario of scenarioNames(context))
          if (!here.some((file) => file.startsWith(`${scenario}.`))) complete(scenario, 'scenario');
      };
    }
  }
  completeNames(completion, context);
  program.commands
    .find((command) => command.name() === 'completion')
    ?.action((shell: string) => {
      // The library's script for bash needs the bash-completion package, and evaluates what was typed.
      if (shell === 'bash') context.stdout.write(BASH_COMPLETION);
      else completion.setup('roosim', 'roosim', shell);
    })
    .description('print a script that lets the shell complete commands, options and scenario names')
    .addHelpText(
      'after',
      examples(
        'source <(roosim completion bash)           now; as a line of ~/.bashrc, always',
        'roosim completion zsh > ~/.zsh/completions/_roosim',
        'roosim completion fish > ~/.config/fish/completions/roosim.fish',
      ),
    );
}

/** Options whose values are names in the economies that ship. */
const NAMED = { carline: carlineNames, maker: makerNames } as const;

/** Suggests carlines and makers where an option takes them. */
function completeNames(completion: ReturnType<typeof tab>, { shippedScenarios }: CliContext): void {
  for (const command of completion.commands.values()) {
    for (const [option, names] of Object.entries(NAMED)) {
      const found = command.options.get(option);
      if (found === undefined) continue;
      found.handler = (complete) => {
        for (const name of names(shippedBaselines(shippedScenarios).flatMap(({ carlines }) => carlines)))
          complete(name, option);
      };
    }
  }
}

/** The baselines that can be read: what is wrong with another is no answer to a TAB. */
function shippedBaselines(shippedScenarios: string): readonly Baseline[] {
  const folder = join(shippedScenarios, 'baselines');
  return readdirSync(folder).flatMap((name) => {
    try {
      return [loadBaseline(join(folder, name))];
    } catch (error) {
      if (error instanceof RoosimError) return [];
      throw error;
    }
  });
}
