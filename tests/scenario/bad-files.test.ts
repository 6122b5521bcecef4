import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { scenarioDoubts } from '../../src/analysis/doubts.js';
import { ALL_DIAGNOSTIC_CODES } from '../../src/scenario/diagnostics/codes.js';
import type { Diagnostic } from '../../src/scenario/diagnostics/diagnostic.js';
import { checkScenario } from '../../src/scenario/load.js';
import { BAD, sharedBaseline } from './support.js';

const options = { ...sharedBaseline(), doubts: scenarioDoubts };
const files = readdirSync(BAD)
  .filter((name) => name.endsWith('.yaml'))
  .sort();
const found = new Map(files.map((file) => [file, checkScenario(join(BAD, file), options).diagnostics]));

/** Codes of mistakes that no text can show: they lie in the file system, and have a test beside this one. */
const OF_THE_FILE_SYSTEM = [
  'file_missing',
  'file_unreadable',
  'file_too_large',
  'file_not_text',
  'extends_outside',
  'extends_too_long',
  'baseline_broken',
];

function lineOf({ place, severity, message, hint, code }: Diagnostic): string {
  const where = `${basename(place.file)}:${place.line}:${place.column}-${place.endColumn ?? ''}`;
  return `  ${where} ${severity}: ${message} [${code}]\n${hint === undefined ? '' : `    hint: ${hint}\n`}`;
}

describe('bad files', () => {
  it('each get exactly the diagnostics written down for them, in the order of their places', async () => {
    const report = [...found].map(([file, diagnostics]) => `${file}\n${diagnostics.map(lineOf).join('')}`).join('\n');
    await expect(report).toMatchFileSnapshot('./bad/expected.txt');
  });

  it('are named after a code they show', () => {
    for (const [file, diagnostics] of found) {
      if (readFileSync(join(BAD, file), 'utf8').includes('# helper')) continue;
      const names = diagnostics.map(({ code }) => code.replaceAll('_', '-'));
      expect(names.some((name) => file.startsWith(name))).toBe(true);
    }
  });

  it('cover every code', () => {
    const seen = new Set([...found.values()].flat().map(({ code }) => code as string));
    expect(ALL_DIAGNOSTIC_CODES.filter((code) => !seen.has(code)).sort()).toEqual(OF_THE_FILE_SYSTEM.sort());
    expect(files.length).toBeGreaterThanOrEqual(60);
  });

  it('show places that lie in the file, under the text that is meant', () => {
    for (const diagnostic of [...found.values()].flat()) {
      const lines = readFileSync(diagnostic.place.file, 'utf8').split('\n');
      expect(diagnostic.sourceLine).toBe(lines[diagnostic.place.line - 1]?.slice(0, 500));
      expect(diagnostic.place.column).toBeLessThanOrEqual(diagnostic.sourceLine.length + 1);
      expect(diagnostic.message).toMatch(/[.]$/);
    }
  });
});
