import { RoosimError } from '../types/errors.js';
import type { ChunkFile, ChunkListing, Stranger } from './chunk-file.js';
import { drawOfUnit, subtractRanges, type UnitRange } from './units.js';

/** A chunk, as far as its units are taken: from one on, since those before are in another chunk. */
export type Piece = { readonly chunk: ChunkFile; readonly from: number };

/**
 * Makes sure that chunks hold every unit of a batch, and says where each is taken from. A unit may be in two chunks: a
 * process that was paused for long, and the one that took over from it, may both have finished it, with the same rows.
 * @throws RoosimError 'shards_incomplete' for gaps, damaged files and units there twice with different rows, 'plan_mismatch'
 * for chunks of another batch.
 */
export function requireComplete(
  { chunks, strangers }: ChunkListing,
  planId: string,
  units: number,
  folder: string,
): readonly Piece[] {
  refuseStrangers(strangers, folder);
  refuseOtherPlans(chunks, planId);
  refuseUnlikeTwins(chunks);
  refuseGaps(chunks, units, folder);
  return coverOf(chunks);
}

function refuseStrangers(strangers: readonly Stranger[], folder: string): void {
  const earlier = strangers.find(({ why }) => why === 'earlier');
  if (earlier !== undefined) {
    throw new RoosimError(
      'plan_mismatch',
      `${earlier.name} in ${folder} was written by an earlier version of roosim.`,
      {
        hint: 'Merge it with that version, or run the batch anew into another folder.',
      },
    );
  }
  const [first] = strangers;
  if (first === undefined) return;
  const others = strangers.length === 1 ? '' : ` (and ${strangers.length - 1} more)`;
  throw new RoosimError('shards_incomplete', `${first.name}${others} in ${folder} is not a whole piece of a batch.`, {
    hint: 'It was cut short or altered, or does not belong there. Copy it again, or remove it and run the batch again.',
  });
}

function refuseOtherPlans(chunks: readonly ChunkFile[], planId: string): void {
  const other = chunks.find(({ summary }) => summary.plan !== planId);
  if (other === undefined) return;
  throw new RoosimError('plan_mismatch', `${other.path} belongs to another batch than plan.json beside it.`, {
    hint: 'Batches of other scenarios, seeds, draws or code are not mixed: give each its own folder.',
  });
}

function refuseUnlikeTwins(chunks: readonly ChunkFile[]): void {
  for (const [index, chunk] of chunks.entries()) {
    const before = chunks[index - 1];
    if (before === undefined || before.summary.first !== chunk.summary.first) continue;
    if (before.summary.last !== chunk.summary.last || before.summary.crc === chunk.summary.crc) continue;
    throw new RoosimError(
      'shards_incomplete',
      `${inWords(chunk.summary.first)} is there twice, not alike: in ${before.path} and in ${chunk.path}.`,
      { hint: 'Remove both; the batch, run again, fills what is then missing.' },
    );
  }
}

/** Of chunks by first unit, without gaps, those that are needed: at each unit the one that reaches furthest. */
function coverOf(chunks: readonly ChunkFile[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let [next, position] = [0, 0];
  while (position < chunks.length) {
    let furthest: ChunkFile | undefined;
    for (; position < chunks.length; position++) {
      const chunk = chunks[position] as ChunkFile;
      if (chunk.summary.first > next) break;
      if (chunk.summary.last > (furthest?.summary.last ?? next - 1)) furthest = chunk;
    }
    if (furthest === undefined) break;
    pieces.push({ chunk: furthest, from: next });
    next = furthest.summary.last + 1;
  }
  return pieces;
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
