import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../src/scenario/limits.js';
import type { CheckedScenario } from '../../src/scenario/load.js';
import { parseYaml } from '../../src/scenario/source/parse-yaml.js';
import { checkText, cpuMsOf, sharedBaseline } from './support.js';

const options = sharedBaseline();
const full = (piece: string) => piece.repeat(Math.floor(LIMITS.fileBytes / piece.length));
const nested = Array.from({ length: 300 }, (_, i) => `${' '.repeat(i)}a:\n`).join('');
const bomb = [
  'a: &a0 [x,x,x,x,x,x,x,x,x,x]',
  ...Array.from({ length: 12 }, (_, i) => `b${i}: &a${i + 1} [${`*a${i},`.repeat(10)}]`),
].join('\n');

describe('a hostile file', () => {
  it.each([
    ['an alias bomb', bomb],
    ['an alias inside its anchor', 'a: &a {b: &b [*a, *b]}'],
    ['thousands of anchors', Array.from({ length: 1500 }, (_, i) => `k${i}: &a${i} v\nl${i}: *a${i}`).join('\n')],
    ['brackets', full('[')],
    ['braces', full('{a: ')],
    ['list marks on a line', full('- ')],
    ['key marks on a line', full('? ')],
    ['colons', full(': ')],
    ['deep blocks', nested],
    ['quotes', full('"\n')],
    ['tags', full('! ')],
    ['anchors', full('&a ')],
    ['directives', full('%a\n')],
    ['documents', full('---\n')],
    ['merge keys', `a: &a {x: 1}\n${full('<<: *a\n').slice(0, 30000)}`],
    ['many keys', Array.from({ length: 3500 }, (_, i) => `k${i}: 1`).join('\n')],
    [
      'many unknown keys in a rule',
      `scenario: mine\nextends: nafta-1994\nrule:\n${Array.from({ length: 1500 }, (_, i) => `  k${i}: 75`).join('\n')}`,
    ],
    ['a long formula', `scenario: mine\nextends: nafta-1994\nmetrics: {m: "${full('1+').slice(0, 30000)}1"}`],
    ['numbers too large', 'scenario: mine\nextends: nafta-1994\nrule: {in_force: 1e999, regional: 75%}'],
  ])('with %s is refused within a second and 200 MB', (_, text) => {
    const before = process.memoryUsage().rss;
    let checked: CheckedScenario = { diagnostics: [] };
    const work = cpuMsOf(() => {
      checked = checkText(text, options);
    });
    expect(work).toBeLessThan(1000);
    expect(process.memoryUsage().rss - before).toBeLessThan(200_000_000);
    expect(checked.scenario).toBeUndefined();
    expect(checked.diagnostics.length).toBeGreaterThan(0);
    expect(checked.diagnostics.length).toBeLessThanOrEqual(2 * LIMITS.diagnostics);
  });

  it('cannot reach the prototype of anything', () => {
    const { source, diagnostics } = parseYaml(
      '/x.yaml',
      '__proto__: {polluted: 1}\nconstructor: {prototype: {polluted: 1}}\na: {}',
    );
    expect(diagnostics.map(({ code }) => code)).toEqual(['key_forbidden', 'key_forbidden']);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(Object.getPrototypeOf(source.data)).toBeNull();
  });

  it('shows its escape sequences as text', () => {
    const text = 'scenario: mine\nextends: "\\e]0;owned\\a"\n"\\e[2Jkey": 1\nrule: {"\\e[31mregional": 75%}\n';
    for (const { message, hint } of checkText(text, options).diagnostics) {
      expect(message + (hint ?? '')).not.toMatch(/\p{Cc}/u);
    }
  });

  it('may use aliases as far as they go', () => {
    const text =
      'scenario: mine\nextends: nafta-1994\nrule:\n  all_of:\n    - regional: &steps {2020: 70%, 2022: 75%}\n    - us: *steps\n';
    const { scenario, diagnostics } = checkText(text, options);
    expect(diagnostics).toEqual([]);
    expect(scenario?.rules.at(-1)?.rule).toMatchObject({ of: [{ measure: 'regional' }, { measure: 'us' }] });
  });
});
