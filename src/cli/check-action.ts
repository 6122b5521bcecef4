import { once } from 'node:events';
import { scenarioDoubts } from '../analysis/doubts.js';
import { diagnosticsJson, problemLines, renderDiagnostics } from '../output/diagnostics.js';
import { type Diagnostic, hasErrors } from '../scenario/diagnostics/diagnostic.js';
import { checkScenarios } from '../scenario/load.js';
import { type CliContext, wantsColor } from './context.js';
import type { DrawOptions } from './draw-options.js';
import { AlreadyTold, renderError } from './errors.js';
import { colorsResult, deliver, note, type OutputOptions } from './options.js';
import { scenarioPath } from './scenario-arguments.js';

/** What `roosim check` was asked for. */
export type CheckOptions = Omit<OutputOptions, 'format'> & {
  readonly format: 'table' | 'json' | 'problems';
  readonly watch?: true;
  readonly codes?: true;
  /** Whether a warning fails the check as an error does. */
  readonly strict?: true;
  /** Share of draws in which claims have to hold, where they are checked. */
  readonly claims?: number;
  readonly baseline?: string;
} & DrawOptions;

/**
 * Checks files and writes what it finds.
 * @throws AlreadyTold when a file has an error, or a warning under --strict.
 */
export async function checkFiles(files: readonly string[], options: CheckOptions, context: CliContext): Promise<void> {
  const paths = files.map((file) => scenarioPath(file, context));
  if (options.watch !== true) {
    const diagnostics = checkOnce(paths, options, context);
    if (hasErrors(diagnostics) || (options.strict === true && diagnostics.length > 0))
      throw new AlreadyTold('scenario_invalid', 'A scenario file has mistakes.');
    return;
  }
  const { watchFiles } = await import('../ui/files/watch.js');
  const look = (): void => lookAgain(paths, options, context);
  look();
  const watch = watchFiles(paths, look);
  note(context, outputOptions(options), 'Watching; stop with Ctrl-C.');
  if (!context.signal.aborted) await once(context.signal, 'abort');
  await watch.close();
}

/** Checks once more; what goes wrong beyond the files is told, and the watch goes on. */
function lookAgain(paths: readonly string[], options: CheckOptions, context: CliContext): void {
  try {
    checkOnce(paths, options, context);
  } catch (error) {
    const color = wantsColor(context, context.stderr, options.color);
    context.stderr.write(renderError(error, { color, cwd: context.cwd }));
  }
}

function checkOnce(paths: readonly string[], options: CheckOptions, context: CliContext): readonly Diagnostic[] {
  const checked = checkScenarios(paths, { doubts: scenarioDoubts });
  const found = new Map(
    checked.flatMap(({ diagnostics }) => diagnostics.map((d) => [JSON.stringify([d.code, d.message, d.place]), d])),
  );
  const diagnostics = [...found.values()];
  const output = outputOptions(options);
  const text = rendered(diagnostics, options, context);
  // A file that was asked for is written even when there is nothing to say, or it would tell of earlier mistakes.
  if (text !== '' || options.output !== '-') deliver(context, output, text);
  note(context, output, summary(diagnostics, paths.length));
  return diagnostics;
}

function outputOptions(options: CheckOptions): OutputOptions {
  return { ...options, format: options.format === 'json' ? 'json' : 'table' };
}

function rendered(diagnostics: readonly Diagnostic[], options: CheckOptions, context: CliContext): string {
  if (options.format === 'json') return diagnosticsJson(diagnostics, context.cwd);
  if (options.format === 'problems') return problemLines(diagnostics, context.cwd);
  const color = colorsResult(context, outputOptions(options));
  return renderDiagnostics(diagnostics, { color, cwd: context.cwd });
}

function summary(diagnostics: readonly Diagnostic[], files: number): string {
  const count = (severity: Diagnostic['severity'], noun: string): string => {
    const n = diagnostics.filter((d) => d.severity === severity).length;
    return `${n === 0 ? 'no' : n} ${noun}${n === 1 ? '' : 's'}`;
  };
  const where = files === 1 ? 'one file' : `${files} files`;
  return `${count('error', 'error')} and ${count('warning', 'warning')} in ${where}.`;
}
