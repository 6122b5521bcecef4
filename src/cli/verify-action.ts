import { stringify } from 'csv-stringify/sync';
import { grouped } from '../batch/progress-line.js';
import { type Verification, verifyFolder } from '../batch/verify-folder.js';
import { printable } from '../types/printable.js';
import type { CliContext } from './context.js';
import { AlreadyTold } from './errors.js';
import { deliver, type OutputOptions } from './options.js';

/**
 * Verifies a batch folder and says what was found.
 * @throws AlreadyTold 'claim_failed' when something does not hold
 */
export async function verifyAndReport(folder: string, options: OutputOptions, context: CliContext): Promise<void> {
  const verification = await verifyFolder(folder);
  deliver(context, options, textOf(verification, folder, options.format));
  if (!verification.holds) throw new AlreadyTold('claim_failed', `${folder} is not whole.`);
}

function textOf(verification: Verification, folder: string, format: OutputOptions['format']): string {
  const { findings, holds, plan } = verification;
  if (format === 'json') return JSON.stringify({ folder, holds, draws: plan.draws, files: findings }, undefined, 2);
  if (format === 'csv') {
    const records = findings.map(({ file, state, remark = '' }) => [file, state, remark]);
    return stringify([['file', 'state', 'remark'], ...records], { escape_formulas: true, record_delimiter: 'unix' });
  }
  const width = Math.max(...findings.map(({ file }) => printable(file).length));
  const lines = findings.map(({ file, state, remark }) =>
    `${printable(file).padEnd(width)}  ${state}${remark === undefined ? '' : `: ${printable(remark)}`}`.trimEnd(),
  );
  const verdict = holds ? 'whole' : 'not whole';
  return [...lines, `${printable(folder)}: ${grouped(plan.draws)} draws, ${verdict}`].join('\n');
}
