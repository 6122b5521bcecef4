/**
 * Gives arrays of zeros of one length, as views on larger blocks. A run makes thousands of short arrays that live as long as
 * it does; each with memory of its own would cost more to get and to give back than to fill.
 */
export function createSlab(length: number, perBlock = 128): () => Float64Array {
  let block = new Float64Array(0);
  let next = 0;
  return () => {
    if (next + length > block.length) {
      block = new Float64Array(length * perBlock);
      next = 0;
    }
    const view = block.subarray(next, next + length);
    next += length;
    return view;
  };
}
