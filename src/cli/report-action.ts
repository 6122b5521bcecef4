import { extname, join } from 'node:path';
import type { DrawSummary } from '../analysis/draw-summaries.js';
import type { ScenarioComparison } from '../analysis/scenario-runs.js';
import type { SensitiveFigure } from '../analysis/sensitivity.js';
import type { ReportedScenario, ReportInput } from '../output/report/input.js';
import { ALL_CLASSES, leadingMember } from '../types/dimensions.js';
import { RoosimError } from '../types/errors.js';
import { comparedOverDraws } from './compare-over-draws.js';
import type { CliContext } from './context.js';
import type { DrawOptions } from './draw-options.js';
import { deliver, type OutputOptions } from './options.js';
import { createProgress } from './progress.js';
import { quoted } from './quoted.js';

export const REPORT_FORMATS = ['html', 'md'] as const;

export type ReportOptions = Omit<OutputOptions, 'format' | 'color'> &
  DrawOptions & {
    readonly format?: (typeof REPORT_FORMATS)[number];
    readonly baseline?: string;
    readonly year?: number;
  };

/** Paths of the screening that ranks assumptions: enough for the order of the first few. */
const TRAJECTORIES = 4;
/** Assumptions that are ranked for all figures together. */
const RANKED = 10;

/**
 * Reads the scenarios, simulates them over draws, and hands a report over.
 * @throws RoosimError `usage` where there is nothing to compare or the format is not known
 */
export async function reportAndDeliver(
  files: readonly string[],
  options: ReportOptions,
  context: CliContext,
): Promise<void> {
  const format = formatOf(options);
  const { comparison, year, draws } = await comparedOverDraws(files, { ...options, every: true }, context);
  if (comparison.others.length === 0) {
    throw new RoosimError('usage', `${comparison.baseline.scenario} is what others are measured against.`, {
      hint: 'Name a scenario to report on, or another one to measure against: --baseline NAME.',
    });
  }
  const [{ reportDocument }, { codeVersion }, { modelRecord }, scenarios] = await Promise.all([
    import('../output/report/report.js'),
    import('../output/code-version.js'),
    import('../analysis/studies/record.js'),
    reportedScenarios(comparison, draws, year, options, context),
  ]);
  const { seed, design } = options;
  const command = commandOf(files, options, format, year);
  const input: ReportInput = {
    comparison,
    year,
    scenarios,
    record: await modelRecord(join(context.shippedScenarios, 'studies')),
    making: { command, draws: options.draws, seed, design, code: codeVersion() },
  };
  const document = reportDocument(input);
  const text =
    format === 'html'
      ? (await import('../output/report/html.js')).reportHtml(document)
      : (await import('../output/report/markdown.js')).reportMarkdown(document);
  deliver(context, options, text);
}

/** What a report tells of each scenario besides its outcomes. */
async function reportedScenarios(
  { others, baselineScenario }: ScenarioComparison,
  draws: readonly DrawSummary[],
  year: number,
  options: ReportOptions,
  context: CliContext,
): Promise<readonly ReportedScenario[]> {
  const [{ leavingCarlines }, { analyseSensitivity }] = await Promise.all([
    import('../analysis/fleet/leaving.js'),
    import('../analysis/sensitivity.js'),
  ]);
  const { dimensions } = baselineScenario.baseline;
  const common = { vehicleClass: ALL_CLASSES, year, of: 'change' } as const;
  const figures: readonly SensitiveFigure[] = [
    { metric: 'jobs.direct', country: leadingMember(dimensions), ...common },
    { metric: 'content.regional', country: dimensions.region.code, ...common },
  ];
  const reported: ReportedScenario[] = [];
  for (const [i, run] of others.entries()) {
    const progress = createProgress(context, options, `${run.scenario.name}: run`);
    const sensitivities = await analyseSensitivity(run.scenario, baselineScenario, figures, {
      seed: options.seed,
      trajectories: TRAJECTORIES,
      top: RANKED,
      samples: 0,
      resamples: 0,
      signal: context.signal,
      onRun: progress.update,
    }).finally(progress.end);
    reported.push({
      run,
      drawn: draws[i],
      leaving:
        run.scenario.outlook === undefined && baselineScenario.outlook === undefined
          ? leavingCarlines(run.scenario, baselineScenario, year)
          : undefined,
      sensitivities,
    });
  }
  return reported;
}

function formatOf({ format, output }: ReportOptions): (typeof REPORT_FORMATS)[number] {
  if (format !== undefined) return format;
  const extension = extname(output).toLowerCase();
  if (output === '-' || extension === '.html' || extension === '.htm') return 'html';
  if (extension === '.md' || extension === '.markdown') return 'md';
  throw new RoosimError('usage', `What ${output} is to hold can't be told from its name.`, {
    hint: 'Give it a name that ends in .html or .md, or say --format html or --format md.',
  });
}

/** The command that makes the report again, as a shell reads it. */
function commandOf(
  files: readonly string[],
  { baseline, draws, seed, design }: ReportOptions,
  format: string,
  year: number,
): string {
  const drawn = draws === 0 ? ['--draws', '0', '--seed', seed] : ['--draws', draws, '--seed', seed, '--design', design];
  const words = [...files, ...(baseline === undefined ? [] : ['--baseline', baseline]), '--year', year, ...drawn];
  return ['roosim report', ...words.map((word) => quoted(String(word))), '-o', `report.${format}`].join(' ');
}
