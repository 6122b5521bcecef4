import { RoosimError } from '../types/errors.js';
import type { CheckOptions } from './check-action.js';
import type { CliContext } from './context.js';
import { colorsResult, deliver, note, type OutputOptions, resultWidth } from './options.js';
import { createProgress } from './progress.js';

/**
 * Holds the claims of scenarios against many draws.
 * @throws RoosimError 'claim_failed' when one holds in a smaller share of them than asked for.
 */
export async function checkClaims(
  files: readonly string[],
  level: number,
  options: CheckOptions,
  context: CliContext,
): Promise<void> {
  if (options.watch === true || options.format === 'problems') {
    throw new RoosimError('usage', '--claims goes neither with --watch nor with --format problems.');
  }
  if (options.draws < 1) throw new RoosimError('usage', '--claims needs draws: --draws 1 or more.');
  const [{ loadCompared }, { claimChances }, report] = await Promise.all([
    import('./load-with-baseline.js'),
    import('../analysis/draw-claims.js'),
    import('../output/claims-report.js'),
  ]);
  const { scenarios, baseline: reference } = await loadCompared(files, options.baseline, context);
  const output: OutputOptions = { ...options, format: options.format };
  const progress = createProgress(context, output, 'draw');
  const { seed, design, draws } = options;
  const found = await claimChances(
    scenarios,
    reference,
    { seed, design, draws },
    { signal: context.signal, onDraw: progress.update, againstBaseline: options.baseline !== undefined },
  ).finally(progress.end);
  const style = { color: colorsResult(context, output), width: resultWidth(context, output) };
  deliver(
    context,
    output,
    options.format === 'json' ? report.claimsJson(found, level) : report.claimsTable(found, level, style),
  );
  const all = found.flatMap(({ claims }) => claims);
  const failed = all.filter((claim) => !report.reaches(claim, level)).length;
  if (failed === 0) {
    note(context, output, `Every claim holds in at least ${100 * level}% of ${draws} draws.`);
    return;
  }
  throw new RoosimError(
    'claim_failed',
    `${failed} of ${all.length} claims ${failed === 1 ? 'holds' : 'hold'} in less than ${100 * level}% of ${draws} draws.`,
  );
}
