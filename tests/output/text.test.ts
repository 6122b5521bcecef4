import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeFrame, lineOf } from '../../src/output/code-frame.js';
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
  const place = { file: 'x.yaml', line: 3, column: 15, endColumn: 19 };

  it('shows the line and underlines what is meant', () => {
    expect(codeFrame('  - regional: 120%', place)).toBe(
      ['   |', ' 3 |   - regional: 120%', '   |               ^^^^'].join('\n'),
    );
  });

  it('underlines at least one place, and counts wide characters as two', () => {
    expect(codeFrame('title: 提案', { ...place, column: 8, endColumn: 10 }).split('\n')[2]).toBe('   |        ^^^^');
    expect(codeFrame('a:', { ...place, column: 9, endColumn: 9 }).split('\n')[2]).toMatch(/\^$/);
  });

  it('never acts on the terminal, and leaves a line out that is too wide', () => {
    expect(codeFrame('a: \u001b[2J', place)).toContain('\\x1b[2J');
    expect(codeFrame('x'.repeat(10_000), place)).toBe('');
  });

  it('finds lines whatever ends them', () => {
    expect(lineOf('a\r\nb\rc\nd', 3)).toBe('c');
    expect(lineOf('a', 2)).toBeUndefined();
  });
});
