import { resolve } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { writeFileAtomic } from '../output/write-file.js';
import { printableLines } from '../types/printable.js';
import { type CliContext, wantsColor } from './context.js';

const FORMATS = ['table', 'csv', 'json'] as const;
export type Format = (typeof FORMATS)[number];

/** What every command offers on how its result is handed over. */
export type OutputOptions = {
  readonly format: Format;
  /** A file, or `-` for standard output. */
  readonly output: string;
  readonly quiet?: true;
  readonly color: boolean;
};

/** Adds --format, --output, --quiet and --no-color to a command. */
export function addOutputOptions(command: Command, formats: readonly Format[] = FORMATS): Command {
  return command
    .addOption(new Option('--format <format>', 'how to write the result').choices(formats).default(formats[0]))
    .option('-o, --output <file>', 'write to a file instead of standard output', '-')
    .option('-q, --quiet', 'no notes on standard error')
    .option('--no-color', 'plain text, as with NO_COLOR');
}

/** Hands the result over: to standard output, or to a file that is whole or not there. */
export function deliver(
  context: CliContext,
  options: Pick<OutputOptions, 'output'> & { readonly format?: string },
  text: string,
): void {
  const whole = text.endsWith('\n') ? text : `${text}\n`;
  // A table is made of harmless texts and the program's own colours; data is whatever files and file names hold.
  const isData = options.format !== 'table' && context.stdout.isTTY === true;
  if (options.output === '-') context.stdout.write(isData ? printableLines(whole) : whole);
  else writeFileAtomic(resolve(context.cwd, options.output), whole);
}

/** A remark for the person at the terminal, not part of the result. */
export function note(context: CliContext, options: Pick<OutputOptions, 'quiet'>, text: string): void {
  if (options.quiet !== true) context.stderr.write(`${printableLines(text)}\n`);
}

/** Whether the result may carry colour: only on its way to a terminal. */
export function colorsResult(context: CliContext, options: OutputOptions): boolean {
  return options.output === '-' && wantsColor(context, context.stdout, options.color);
}

/** Columns the result may take: those of the terminal it goes to; undefined where nothing limits it. */
export function resultWidth(context: CliContext, options: OutputOptions): number | undefined {
  return options.output === '-' && context.stdout.isTTY === true ? context.stdout.columns : undefined;
}

/** Reads a whole number of an option. */
export function parseInteger(text: string): number {
  if (!/^[+-]?\d{1,15}$/.test(text)) throw new InvalidArgumentError('Give a whole number.');
  return Number(text);
}

/** Text for the end of a command's help. */
export function examples(...lines: readonly string[]): string {
  return `\nExamples:\n${lines.map((line) => `  $ ${line}`).join('\n')}`;
}
