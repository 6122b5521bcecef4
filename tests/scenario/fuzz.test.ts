import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { setValue } from '../../src/scenario/edit/set-value.js';
import { type CheckedScenario, loadScenario } from '../../src/scenario/load.js';
import { createLoader } from '../../src/scenario/loader.js';
import { parseYaml } from '../../src/scenario/source/parse-yaml.js';
import { RoosimError } from '../../src/types/errors.js';
import { printable } from '../../src/types/printable.js';
import { BAD, cpuMsOf, SHIPPED, sharedBaseline, shippedFiles } from './support.js';

const options = sharedBaseline();
const SLOWEST_MS = 1000;

/** Checks texts as files beside the shipped ones; what they share is read once per few hundred texts. */
function checker(): (text: string) => void {
  let texts = new Map<string, string>();
  let load = createLoader({ ...options, textOf: (path) => texts.get(path) });
  return (text) => {
    if (texts.size >= 300) {
      texts = new Map();
      const fresh = texts;
      load = createLoader({ ...options, textOf: (path) => fresh.get(path) });
    }
    const path = join(SHIPPED, `mine-${texts.size}.yaml`);
    texts.set(path, text);
    let checked: CheckedScenario = { diagnostics: [] };
    const work = cpuMsOf(() => {
      checked = load(path);
    });
    expect(work).toBeLessThan(SLOWEST_MS);
    const { scenario, diagnostics } = checked;
    expect(scenario === undefined).toBe(diagnostics.some(({ severity }) => severity === 'error'));
    for (const { message, hint, place } of diagnostics) {
      expect(message + (hint ?? '')).toBe(printable(message + (hint ?? '')));
      if (place.file !== path) continue;
      const lines = text.split('\n');
      expect(place.line).toBeGreaterThanOrEqual(1);
      expect(place.line).toBeLessThanOrEqual(lines.length);
      expect(place.column).toBeGreaterThanOrEqual(1);
      expect(place.column).toBeLessThanOrEqual((lines[place.line - 1] as string).length + 1);
      expect(place.endColumn).toBeGreaterThan(place.column);
    }
  };
}

const seeds = [
  ...shippedFiles(),
  ...['key-unknown-and-more', 'weights-sum', 'formula-circular'].map((name) => join(BAD, `${name}.yaml`)),
].map(
  // Comments only make the files longer; a short text is mutated more often where it matters.
  (path) =>
    readFileSync(path, 'utf8')
      .replace(/^ *#.*\n/gm, '')
      .slice(0, 1500),
);

const SPLICES = [
  '\t',
  '\n',
  '  ',
  ': ',
  '- ',
  '{',
  '}',
  '[',
  ']',
  '%',
  '"',
  "'",
  '#',
  '&a ',
  '*a',
  '!!x ',
  '|',
  '>',
  '? ',
  '---\n',
  '<<: ',
  '__proto__: ',
  'constructor: ',
  '\u001b[2J',
  '\u0000',
  '\uFEFF',
  '\u2028',
  '99999999999999999999',
  '-1%',
  'NaN',
  '.inf',
  '2020',
  'null',
  '~',
  'rule: ',
  'extends: ',
  'all_of: ',
  'any_of: [{',
  '../',
  '\u{1F697}',
  '\uD800',
];

/** A way to damage a text at a place between 0 and 1. */
const damage = fc.tuple(
  fc.constantFrom('delete', 'insert', 'flip', 'double', 'truncate', 'move'),
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.nat(40),
  fc.constantFrom(...SPLICES),
);

function damaged(text: string, [how, where, length, splice]: readonly [string, number, number, string]): string {
  const at = Math.floor(where * text.length);
  const end = Math.min(text.length, at + length);
  if (how === 'delete') return text.slice(0, at) + text.slice(end);
  if (how === 'insert') return text.slice(0, at) + splice + text.slice(at);
  if (how === 'double') return text.slice(0, end) + text.slice(at);
  if (how === 'truncate') return text.slice(0, at);
  if (how === 'move') return text.slice(0, at) + text.slice(end) + text.slice(at, end);
  const bytes = Buffer.from(text);
  const index = Math.min(bytes.length - 1, at);
  if (index >= 0) bytes[index] = (bytes[index] as number) ^ (1 << (length % 8));
  return bytes.toString();
}

describe('a fuzzer finds no crash, no hang, no message without a place', () => {
  it('in shipped and bad files whose bytes were changed (5,000 texts)', () => {
    const check = checker();
    fc.assert(
      fc.property(fc.constantFrom(...seeds), fc.array(damage, { minLength: 1, maxLength: 4 }), (seed, damages) => {
        check(damages.reduce(damaged, seed));
      }),
      { numRuns: 5000 },
    );
  });

  it('in maps of valid keys with any value (3,000 texts)', () => {
    const check = checker();
    const keys = [
      'scenario',
      'title',
      'extends',
      'baseline',
      'sources',
      'content',
      'rule',
      'treatments',
      'additional_duties',
      'parts_duties',
      'sourcing_shifts',
      'parameters',
      'metrics',
      'claims',
      'calendar',
      'outlook',
      'regional',
      'us',
      'all_of',
      'any_of',
      'in_force',
      'for',
      'makers',
      'credits',
      'label',
      'into',
      'from',
      'duty',
      'value',
      'says',
      'holds_if',
      'in',
      'paperwork',
      '2020',
    ];
    const values = [
      'mine',
      'nafta-1994',
      '75%',
      'US',
      'car',
      'mfn',
      'rule',
      'Ford',
      'jobs.total[US] > 5 jobs',
      '62% + year',
      '4 years',
      '',
    ];
    const tree = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom(...values),
        fc.oneof(fc.integer(), fc.double(), fc.boolean(), fc.constant(null)),
        fc.dictionary(fc.constantFrom(...keys), tie('value'), { maxKeys: 6 }),
        fc.array(tie('value'), { maxLength: 3 }),
      ),
    })).value;
    const file = fc.dictionary(fc.constantFrom(...keys.slice(0, 16)), tree, { maxKeys: 8 });
    fc.assert(
      fc.property(file, fc.boolean(), (data, isValidHead) => {
        check(JSON.stringify(isValidHead ? { ...data, scenario: 'mine', extends: 'nafta-1994' } : data));
      }),
      { numRuns: 3000 },
    );
  });

  it('in texts of YAML marks and any characters (6,000 texts)', () => {
    const check = checker();
    const text = fc.oneof(
      fc
        .array(fc.constantFrom(...SPLICES, 'a', 'b: 1\n', 'scenario: mine\n'), { maxLength: 40 })
        .map((parts) => parts.join('')),
      fc.string({ unit: 'binary', maxLength: 80 }),
    );
    fc.assert(fc.property(text, check), { numRuns: 6000 });
  });

  it('in changes to a file (1,500 changes)', () => {
    const path = join(SHIPPED, 'section-232.yaml');
    const text = readFileSync(path, 'utf8');
    const scenario = loadScenario(path, options);
    const step = fc.constantFrom(
      'rule',
      'regional',
      'core',
      'all_of',
      '[0]',
      '[9]',
      '2020',
      'parameters',
      'paperwork',
      'value',
      'additional_duties',
      'rate',
      'label',
      'content',
      'x',
      '',
    );
    const change = fc.record({
      path: fc.array(step, { minLength: 1, maxLength: 4 }).map((steps) => steps.join('.').replaceAll('.[', '[')),
      value: fc.oneof(fc.constantFrom('75%', '{2020: 1%}', '[1]', 'a: b', '*x', ''), fc.string({ maxLength: 12 })),
    });
    fc.assert(
      fc.property(change, (one) => {
        try {
          const after = setValue(text, one, scenario);
          expect(parseYaml(path, after).diagnostics.filter(({ code }) => code !== 'key_duplicate')).toEqual([]);
        } catch (error) {
          expect(error).toBeInstanceOf(RoosimError);
        }
      }),
      { numRuns: 1500 },
    );
  });
});
