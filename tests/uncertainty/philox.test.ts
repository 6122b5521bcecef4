import { describe, expect, it } from 'vitest';
import { philox4x32, toUniform } from '../../src/uncertainty/philox.js';

function words(counter: readonly number[], key: readonly number[]): string[] {
  const [c0 = 0, c1 = 0, c2 = 0, c3 = 0] = counter;
  const [k0 = 0, k1 = 0] = key;
  const out = new Uint32Array(4);
  philox4x32({ c0, c1, c2, c3 }, { k0, k1 }, out);
  return [...out].map((word) => word.toString(16).padStart(8, '0'));
}

describe('Philox4x32-10', () => {
  // Random123 (D. E. Shaw Research), tests/kat_vectors, lines "philox4x32 10".
  it.each([
    [
      [0, 0, 0, 0],
      [0, 0],
      ['6627e8d5', 'e169c58d', 'bc57ac4c', '9b00dbd8'],
    ],
    [
      [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
      [0xffffffff, 0xffffffff],
      ['408f276d', '41c83b0e', 'a20bc7c6', '6d5451fd'],
    ],
    [
      [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
      [0xa4093822, 0x299f31d0],
      ['d16cfe09', '94fdcceb', '5001e420', '24126ea1'],
    ],
  ])('gives the known answers of Random123 for counter %j and key %j', (counter, key, known) => {
    expect(words(counter, key)).toEqual(known);
  });

  it('makes uniforms that are never 0 or 1', () => {
    expect(toUniform(0, 0)).toBeGreaterThan(0);
    expect(toUniform(0xffffffff, 0xffffffff)).toBeLessThan(1);
  });
});
