import { join } from 'node:path';
import type { Command } from 'commander';
import type { CliContext } from '../context.js';
import { deliver, examples } from '../options.js';

/** Adds `roosim schema`: the JSON Schema of scenario files. */
export function registerSchema(program: Command, context: CliContext): void {
  program
    .command('schema')
    .description('print the JSON Schema of scenario files, for completion and hover text in editors')
    .option('--baseline <name>', 'baseline whose assumptions are offered', 'north-america-2019')
    .option('--keys', 'print every key with its meaning as a page for people, instead')
    .option('-o, --output <file>', 'write to a file instead of standard output', '-')
    .addHelpText(
      'after',
      `
An editor that knows YAML schemas (VS Code with the YAML extension, JetBrains) uses it through the first line of a file:
# yaml-language-server: $schema=./scenario.schema.json
${examples('roosim schema -o scenario.schema.json', 'roosim schema --keys | less')}`,
    )
    .action(async ({ baseline, output, keys }: { baseline: string; output: string; keys?: true }) => {
      const { loadBaseline } = await import('../../baseline/load.js');
      const loaded = loadBaseline(join(context.shippedScenarios, 'baselines', baseline));
      if (keys === true) {
        const { referencePage } = await import('../../scenario/schema/reference-page.js');
        deliver(context, { output }, referencePage(loaded));
        return;
      }
      const { scenarioJsonSchemaText } = await import('../../scenario/schema/json-schema.js');
      deliver(context, { output }, scenarioJsonSchemaText(loaded));
    });
}
