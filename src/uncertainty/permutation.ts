/**
 * A random permutation of 0 to size-1, one position at a time and without storing it: a Feistel network of eight rounds on
 * the smallest even number of bits that holds `size`, walking along the cycle until it lands inside. The rounds mix with
 * murmur3's 32-bit finaliser. Sources: Luby & Rackoff, SIAM J. Comput. 17 (1988); Black & Rogaway, "Ciphers with arbitrary
 * finite domains", CT-RSA 2002 (cycle walking).
 * @param roundKeys eight random 32-bit words; the same words give the same permutation
 */
export function createPermutation(size: number, roundKeys: Uint32Array): (position: number) => number {
  if (size < 2) return () => 0;
  const bits = Math.max(1, Math.ceil(Math.log2(size) / 2));
  const half = 2 ** bits;
  const mask = half - 1;
  return (position) => {
    let value = position;
    do {
      let left = Math.floor(value / half);
      let right = value % half;
      for (let round = 0; round < 8; round++) {
        const mixed = mix(right ^ (roundKeys[round] as number)) & mask;
        [left, right] = [right, left ^ mixed];
      }
      value = left * half + right;
    } while (value >= size);
    return value;
  };
}

/** The 32-bit finaliser of MurmurHash3 (A. Appleby, public domain): every input bit changes every output bit. */
function mix(word: number): number {
  let h = word | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
