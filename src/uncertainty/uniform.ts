import { createHash } from 'node:crypto';
import { RoosimError } from '../types/errors.js';
import { createPermutation } from './permutation.js';
import { philox4x32, toUniform } from './philox.js';
import { SOBOL_DIMENSIONS, sobolDirections, sobolPoint } from './sobol-sequence.js';
import type { DrawPlan } from './types.js';

/** What a block of random words is for; uses with different numbers share no words. */
const STREAM = { uniform: 0, jitter: 1, shift: 2, permutation: 3 } as const;

/** Gives the uniform in (0, 1) of a draw. */
export type Uniform = (draw: number) => number;

/**
 * The uniform of one parameter, by draw. It depends on (seed, draw, id) alone, and on the number of draws where the design
 * spreads them as a set:
 * - `random`: Philox4x32-10 with the seed as key and (draw, id) as counter, the id by the first 64 bits of its SHA-256;
 * - `latin_hypercube`: exactly one draw in each of the `draws` strata, at a random place in it; the strata in a random order
 *   of the id's own (McKay, Beckman & Conover 1979);
 * - `sobol`: the coordinate `dimension` of the Sobol sequence, with a random digital shift of the id's own. Dimensions beyond
 *   the table, and `undefined`, fall back to `random` (padding: Owen, "Latin supercube sampling", 1998).
 * @throws RoosimError 'usage' for a plan that is not one.
 */
export function createUniform(plan: DrawPlan, id: string, dimension?: number): Uniform {
  checkPlan(plan);
  const digest = createHash('sha256').update(id).digest();
  const words = createWords(plan.seed, digest.readUInt32LE(0), digest.readUInt32LE(4));
  if (plan.design === 'latin_hypercube') return latinHypercube(plan.draws, words);
  if (plan.design === 'sobol' && dimension !== undefined && dimension < SOBOL_DIMENSIONS) {
    const directions = sobolDirections(dimension);
    const shift = words(STREAM.shift, 0)[0] as number;
    return (draw) => (((sobolPoint(directions, draw) ^ shift) >>> 0) + 0.5) / 2 ** 32;
  }
  return (draw) => {
    const out = words(STREAM.uniform, draw);
    return toUniform(out[0] as number, out[1] as number);
  };
}

function latinHypercube(draws: number, words: Words): Uniform {
  const roundKeys = new Uint32Array(8);
  roundKeys.set(words(STREAM.permutation, 0), 0);
  roundKeys.set(words(STREAM.permutation, 1), 4);
  const stratum = createPermutation(draws, roundKeys);
  return (draw) => {
    const out = words(STREAM.jitter, draw);
    return (stratum(draw) + toUniform(out[0] as number, out[1] as number)) / draws;
  };
}

/** Random words of a stream at an index. The array is used again by the next call. */
type Words = (stream: number, index: number) => Uint32Array;

function createWords(seed: number, id0: number, id1: number): Words {
  const key = { k0: seed % 2 ** 32, k1: Math.floor(seed / 2 ** 32) };
  const out = new Uint32Array(4);
  return (stream, index) => {
    philox4x32({ c0: index, c1: stream, c2: id0, c3: id1 }, key, out);
    return out;
  };
}

function checkPlan(plan: DrawPlan): void {
  if (!Number.isSafeInteger(plan.seed) || plan.seed < 0) {
    throw new RoosimError('usage', `The seed is a whole number from 0 to 2^53-1; ${plan.seed} is not.`);
  }
  if (!Number.isInteger(plan.draws) || plan.draws < 1 || plan.draws > 2 ** 31) {
    throw new RoosimError('usage', `The number of draws is a whole number from 1 to 2^31; ${plan.draws} is not.`);
  }
}

/**
 * Random whole numbers from 0 to below `bound`, one per index, for resampling and random trajectories. Stateless like the draws.
 * The bias of the multiplication method is below bound / 2^52.
 */
export function createIndexSource(seed: number, purpose: string): (index: number, bound: number) => number {
  const uniform = createUniform({ seed, design: 'random', draws: 1 }, purpose);
  return (index, bound) => Math.floor(uniform(index) * bound);
}
