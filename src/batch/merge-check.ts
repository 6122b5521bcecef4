import { RoosimError } from '../types/errors.js';
import type { ChunkFile, ChunkListing } from './chunk-file.js';
import { drawOfUnit, subtractRanges, type UnitRange } from './units.js';

/**
 * Makes sure that chunks hold each unit of a batch exactly once.
 * @throws RoosimError 'shards_incomplete' for gaps, duplicates and damaged files, 'plan_mismatch' for chunks of another batch.
 */
export function requireComplete(
  { chunks, strangers }: ChunkListing,
  planId: string,
  units: number,
  folder: string,
): void {
  refuseStrangers(strangers, folder);
  refuseOtherPlans(chunks, planId);
  refuseDuplicates(chunks);
  refuseGaps(chunks, units, folder);
}

function refuseStrangers(strangers: readonly string[], folder: string): void {
  const [first] = strangers;
  if (first === undefined) return;
  const others = strangers.length === 1 ? '' : ` (and ${strangers.length - 1} more)`;
  throw new RoosimError('shards_incomplete', `${first}${others} in ${folder} is not a whole piece of a batch.`, {
    hint: 'It was cut short while being copied, or does not belong there. Copy it again, or remove it and run the batch again.',
  });
}

function refuseOtherPlans(chunks: readonly ChunkFile[], planId: string): void {
  const other = chunks.find(({ summary }) => summary.plan !== planId);
  if (other === undefined) return;
  throw new RoosimError('plan_mismatch', `${other.path} belongs to another batch than plan.json beside it.`, {
    hint: 'Batches of other scenarios, seeds, draws or code are not mixed: give each its own folder.',
  });
}

function refuseDuplicates(chunks: readonly ChunkFile[]): void {
  for (const [index, chunk] of chunks.entries()) {
    const before = chunks[index - 1];
    if (before === undefined || before.summary.last < chunk.summary.first) continue;
    throw new RoosimError(
      'shards_incomplete',
      `${inWords(chunk.summary.first)} is there twice: in ${before.path} and in ${chunk.path}.`,
      { hint: 'Remove one of the two; the batch, run again, fills what is then missing.' },
    );
  }
}

function refuseGaps(chunks: readonly ChunkFile[], units: number, folder: string): void {
  const covered = chunks.map(({ summary }): UnitRange => summary);
  const beyond = chunks.find(({ summary }) => summary.last >= units);
  if (beyond !== undefined) {
    throw new RoosimError('plan_mismatch', `${beyond.path} holds draws that plan.json does not have.`);
  }
  const gaps = subtractRanges({ first: 0, last: units - 1 }, covered);
  if (gaps.length === 0) return;
  const SHOWN = 5;
  const shown = gaps.slice(0, SHOWN).map(rangeInWords).join(', ');
  const more = gaps.length > SHOWN ? ` and ${gaps.length - SHOWN} more gaps` : '';
  throw new RoosimError('shards_incomplete', `${folder} is not complete: ${shown}${more} missing.`, {
    hint: 'Run the same batch command again: it computes what is missing, with any number of shards.',
  });
}

function inWords(unit: number): string {
  const draw = drawOfUnit(unit);
  return draw === undefined ? 'the central run' : `draw ${draw}`;
}

function rangeInWords({ first, last }: UnitRange): string {
  if (first === last) return inWords(first);
  return first === 0 ? `the central run to draw ${last - 1}` : `draws ${first - 1} to ${last - 1}`;
}
