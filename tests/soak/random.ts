/** Random choices that follow from a seed alone. */
export type Random = {
  /** From 0 up to but not 1. */
  readonly unit: () => number;
  /** A whole number from 0 up to but not `count`. */
  readonly below: (count: number) => number;
  readonly pick: <T>(from: readonly T[]) => T;
  /** True as often as `probability` says. */
  readonly chance: (probability: number) => boolean;
};

/** Choices from a seed: the mulberry32 generator, begun where a hash of the seed says. */
export function randomFrom(seed: number): Random {
  let state = Math.imul((seed >>> 0) ^ Math.floor(seed / 2 ** 32), 0x9e3779b1) ^ 0x85ebca6b;
  const unit = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (count: number) => Math.floor(unit() * count);
  return {
    unit,
    below,
    pick: <T>(from: readonly T[]) => from[below(from.length)] as T,
    chance: (probability) => unit() < probability,
  };
}
