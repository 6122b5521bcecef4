import { type Command, InvalidArgumentError, Option } from 'commander';
import { DESIGNS, type Design } from '../uncertainty/types.js';
import { parseInteger } from './options.js';

/** How many draws, and how they are made. */
export type DrawOptions = { readonly draws: number; readonly seed: number; readonly design: Design };

/** Adds --draws, --seed and --design to a command. */
export function addDrawOptions(command: Command, draws = 0): Command {
  return command
    .option('--draws <n>', 'draws of the assumptions, for ranges; 0: central values alone', parseCount, draws)
    .option('--seed <n>', 'the same seed gives the same draws', parseCount, 1)
    .addOption(
      new Option('--design <design>', 'how draws are spread').choices(DESIGNS).default(DESIGNS[1] satisfies Design),
    );
}

/** Reads a whole number from zero. */
export function parseCount(text: string): number {
  const count = parseInteger(text);
  if (count < 0) throw new InvalidArgumentError('Give a whole number from zero.');
  return count;
}
