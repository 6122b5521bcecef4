import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import type { StudyReport } from '../../output/study-table.js';
import { RoosimError } from '../../types/errors.js';
import type { CliContext } from '../context.js';
import { addOutputOptions, deliver, examples, note, type OutputOptions, resultWidth } from '../options.js';

type StudiesOptions = OutputOptions & { readonly folder?: string };

/** Adds `roosim studies`: the model held against published results and against what happened. */
export function registerStudies(program: Command, context: CliContext): void {
  const command = program
    .command('studies')
    .argument('[names...]', 'only these studies, e.g. hmm-2024-tables')
    .description('the model held against published results and history')
    .option('--folder <folder>', 'study files to read instead of those that ship')
    .addHelpText(
      'after',
      examples('roosim studies', 'roosim studies hmm-2024-tables', 'roosim studies --format csv -o studies.csv'),
    );
  addOutputOptions(command).action(async (names: readonly string[], options: StudiesOptions) => {
    const { readStudies } = await import('../../analysis/studies/study-file.js');
    const { runStudy } = await import('../../analysis/studies/run-studies.js');
    const { studiesCsv, studiesJson, studiesTable } = await import('../../output/study-table.js');
    const folder = options.folder ? resolve(context.cwd, options.folder) : join(context.shippedScenarios, 'studies');
    const studies = readStudies(folder);
    const unknown = names.find((name) => !studies.some((study) => study.name === name));
    if (unknown !== undefined)
      throw new RoosimError('usage', `There is no study named ${unknown}.`, {
        hint: `There are ${studies.map((study) => study.name).join(', ')}.`,
      });
    const chosen = studies.filter((study) => names.length === 0 || names.includes(study.name));
    const reports: StudyReport[] = [];
    for (const study of chosen) reports.push({ study, rows: await runStudy(study) });
    const write = { table: studiesTable, csv: studiesCsv, json: studiesJson }[options.format];
    deliver(context, options, write(reports, resultWidth(context, options)));
    const failed = reports
      .filter(({ study }) => !study.informational)
      .flatMap(({ rows }) => rows.filter((row) => row.verdict === 'differs'));
    if (failed.length > 0)
      throw new RoosimError('claim_failed', `${failed.length} published values are not met within their tolerance.`, {
        hint: `The first is "${failed[0]?.quantity}" of ${failed[0]?.study}.`,
      });
    note(context, options, `Every value that must be met is within its tolerance; studies run: ${chosen.length}.`);
  });
}
