/** Arrays of zeros of one length, as views on larger blocks. */
export type Slab = {
  readonly take: () => Float64Array;
  /** Gives all arrays out anew: whatever still holds one will see it change. */
  readonly recycle: () => void;
};

/**
 * A slab of arrays of a length. A run makes thousands of short arrays that live as long as it does; each with memory of its
 * own would cost more to get and to give back than to fill.
 */
export function createSlab(length: number, perBlock = 128): Slab {
  const views: Float64Array[] = [];
  let block = new Float64Array(0);
  let taken = 0;
  const make = (): Float64Array => {
    const at = (taken % perBlock) * length;
    if (at === 0) block = new Float64Array(length * perBlock);
    const view = block.subarray(at, at + length);
    views.push(view);
    return view;
  };
  return {
    take: () => {
      const known = views[taken];
      const view = known === undefined ? make() : known.fill(0);
      taken++;
      return view;
    },
    recycle: () => {
      taken = 0;
    },
  };
}
