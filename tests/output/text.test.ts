import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeFrame } from '../../src/output/code-frame.js';
import { printable } from '../../src/types/printable.js';

describe('text from a stranger', () => {
  it('cannot act on the terminal', () => {
    expect(printable('a\u001b[2Jb\u0007')).toBe('a\\x1b[2Jb\\x07');
    expect(printable('evil\u202Etxt.exe')).toBe('evil\\u{202e}txt.exe');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(printable(text)).not.toMatch(/[\p{Cc}\p{Cf}]/u);
      }),
    );
  });

  it('is left alone otherwise', () => {
    expect(printable('Québec – 提案 ✔')).toBe('Québec – 提案 ✔');
  });
});

describe('a code frame', () => {
  const source = 'scenario: x\nrule:\n  - regional: 120%\n';

  it('shows the line and underlines what is meant', () => {
    expect(codeFrame(source, { file: 'x.yaml', line: 3, column: 15, endColumn: 19 })).toBe(
      ['   |', ' 3 |   - regional: 120%', '   |               ^^^^'].join('\n'),
    );
  });

  it('is empty for a place beyond the end, and never acts on the terminal', () => {
    expect(codeFrame(source, { file: 'x.yaml', line: 99, column: 1 })).toBe('');
    expect(codeFrame('a: \u001b[2J', { file: 'x.yaml', line: 1, column: 1 })).toContain('\\x1b[2J');
  });
});
