import { batchTemplate } from '../batch/templates.js';
import { printableLines } from '../types/printable.js';
import type { TemplateActionOptions } from './batch-action.js';
import type { CliContext } from './context.js';

/** What a template is made for when nothing else is said. */
const EXAMPLE = { files: ['us-85-50', 'usmca'], draws: 10_000, folder: 'results', shards: 8, workers: 2 };

/** Prints a file for a scheduler: for the batch that the options describe, or for an example to be edited. */
export function printTemplate(files: readonly string[], options: TemplateActionOptions, context: CliContext): void {
  const selected = [
    ['--year', options.year],
    ['--metric', options.metric],
    ['--country', options.country],
    ['--class', options.class],
  ] as const;
  const batch = [
    ...(files.length > 0 ? files : EXAMPLE.files),
    '--draws',
    String(options.draws === 0 ? EXAMPLE.draws : options.draws),
    '--seed',
    String(options.seed),
    '--design',
    options.design,
    ...(options.baseline === undefined ? [] : ['--baseline', options.baseline]),
    ...(options.show === 'levels' ? [] : ['--show', options.show]),
    ...selected.flatMap(([flag, values]) => (values === undefined ? [] : [flag, values.join(',')])),
  ];
  const { out: folder = EXAMPLE.folder, shards = EXAMPLE.shards, workers = EXAMPLE.workers } = options;
  const text = batchTemplate(options.for, { batch, folder, shards, workers });
  context.stdout.write(context.stdout.isTTY === true ? printableLines(text) : text);
  if (options.for === 'aws' && options.quiet !== true) {
    context.stderr.write('Submit with: aws batch submit-job --cli-input-json file://roosim.json\n');
  }
}
