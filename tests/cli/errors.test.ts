import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exitCodeOf, renderError } from '../../src/cli/errors.js';
import { ScenarioError } from '../../src/scenario/diagnostics/diagnostic.js';
import { RoosimError } from '../../src/types/errors.js';

const plain = { color: false, cwd: '/elsewhere' };

describe('an error for a person', () => {
  it('is the sentence, the place with its line, and the way out', () => {
    const cwd = mkdtempSync(join(tmpdir(), 'roosim-errors-'));
    const file = join(cwd, 'mine.yaml');
    writeFileSync(file, 'scenario: mine\nextend: nafta-1994\n');
    const error = new RoosimError('scenario_invalid', 'Unknown key "extend".', {
      hint: 'Did you mean "extends"?',
      place: { file, line: 2, column: 1, endColumn: 7 },
    });
    expect(renderError(error, { ...plain, cwd })).toBe(
      [
        'error: Unknown key "extend".',
        '  at mine.yaml:2:1',
        '   |',
        ' 2 | extend: nafta-1994',
        '   | ^^^^^^',
        'hint: Did you mean "extends"?',
        '',
      ].join('\n'),
    );
    rmSync(cwd, { recursive: true });
  });

  it('never acts on the terminal, and does without a frame where the file is gone', () => {
    const place = { file: '/gone/x.yaml', line: 1, column: 1 };
    const text = renderError(new RoosimError('file_missing', 'No \u001b[2J.', { place }), plain);
    expect(text).toBe('error: No \\x1b[2J.\n  at /gone/x.yaml:1:1\n');
  });

  it('hides the stack of what nobody expected, and says how to see it', () => {
    expect(renderError(new TypeError('x is not a function'), plain)).toBe(
      'error: x is not a function\nhint: Set ROOSIM_DEBUG=1 to see where this happened.\n',
    );
    expect(renderError(new TypeError('x'), plain, true)).toContain('errors.test.ts');
  });

  it('lists every mistake of a scenario file, each with its code', () => {
    const place = { file: '/elsewhere/x.yaml', line: 4, column: 3, endColumn: 5 };
    const diagnostic = {
      code: 'key_unknown',
      severity: 'error',
      hint: undefined,
      place,
      sourceLine: '  us: 1',
    } as const;
    const error = new ScenarioError([
      { ...diagnostic, message: 'First.' },
      { ...diagnostic, severity: 'warning', message: 'Second.' },
    ]);
    const text = renderError(error, plain);
    expect(text).toContain('error: First. [key_unknown]\n  at x.yaml:4:3\n   |\n 4 |   us: 1\n   |   ^^\n');
    expect(text).toContain('\nwarning: Second. [key_unknown]\n');
  });

  it('ends the program with the code of its kind', () => {
    expect(exitCodeOf(new RoosimError('metric_unknown', ''))).toBe(2);
    expect(exitCodeOf(new RoosimError('file_missing', ''))).toBe(3);
    expect(exitCodeOf(new RoosimError('scenario_invalid', ''))).toBe(3);
    expect(exitCodeOf(new RoosimError('claim_failed', ''))).toBe(4);
    expect(exitCodeOf(new RoosimError('file_unwritable', ''))).toBe(1);
    expect(exitCodeOf(new Error('bug'))).toBe(1);
  });
});
