import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LIMITS } from '../../src/scenario/limits.js';
import { shippedScenarioFolder } from '../../src/scenario/locate.js';
import type { Random } from './random.js';

/** The scenarios that ship, without their comments, which only make them longer. */
export function scenarioTexts(): readonly string[] {
  return textsIn(shippedScenarioFolder());
}

/** The bad files of the tests. */
export function badTexts(): readonly string[] {
  return textsIn(fileURLToPath(new URL('../scenario/bad', import.meta.url)));
}

function textsIn(folder: string): readonly string[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  return files.sort().map((name) => readFileSync(join(folder, name), 'utf8').replace(/^ *#.*\n/gm, ''));
}

const SPLICES =
  '\t|\n|  |: |- |{|}|[|]|%|"|\'|#|&a |*a|!!x |>|? |---\n|<<: |__proto__: |constructor: |\u001b[2J|\u0000|\uFEFF|\u2028|99999999999999999999|-1%|1e999|NaN|.inf|0x10|2020|1900|2200|null|~|rule: |extends: |all_of: |any_of: [{|../|\u{1F697}|75%|0%|100%|1000%|1e-300%|0.0000001%|year|jobs.total|[US]|baseline.'.split(
    '|',
  );

/** A file made from one that is there, mostly by small damages; now and then built to be costly. */
export function mutated(random: Random, good: readonly string[], bad: readonly string[]): string {
  const texts = random.chance(0.6) ? good : bad;
  let text = random.chance(0.01) ? costly(random) : random.pick(texts);
  const damages = random.chance(0.5) ? 1 : random.below(5);
  for (let i = 0; i < damages; i += 1) text = damaged(random, text, texts);
  return text.slice(0, LIMITS.fileBytes);
}

function damaged(random: Random, text: string, texts: readonly string[]): string {
  const at = random.below(text.length + 1);
  const end = Math.min(text.length, at + random.below(40));
  switch (random.below(10)) {
    case 0:
      return text.slice(0, at) + text.slice(end);
    case 1:
      return text.slice(0, at) + random.pick(SPLICES) + text.slice(at);
    case 2:
      return text.slice(0, end) + text.slice(at);
    case 3:
      return random.chance(0.3) ? text.slice(0, at) : text;
    case 4:
      return text.slice(0, at) + text.slice(end) + text.slice(at, end);
    case 5:
      return flipped(random, text, at);
    case 6:
      return withLine(random, text, texts);
    case 7:
      return numberChanged(random, text);
    case 8:
      return repeated(random, text, at, end);
    default:
      return wordMoved(random, text);
  }
}

function flipped(random: Random, text: string, at: number): string {
  const code = (text.codePointAt(at) ?? 0x20) ^ (1 << random.below(8));
  return text.slice(0, at) + String.fromCodePoint(code) + text.slice(at + 1);
}

/** A line, or a few, of another file in some place. */
export function withLine(random: Random, text: string, texts: readonly string[]): string {
  const lines = text.split('\n');
  const others = random.pick(texts).split('\n');
  const from = random.below(others.length);
  lines.splice(random.below(lines.length + 1), random.below(3), ...others.slice(from, from + 1 + random.below(6)));
  return lines.join('\n');
}

const NUMBERS = ['0', '1', '-1', '100', '1e9', '1e-9', '0.5', '2019', '2020', '2031', '2050', '99999', '50', '33.3'];

/** The same with one of its numbers changed. */
export function numberChanged(random: Random, text: string): string {
  const found = [...text.matchAll(/\d+(?:\.\d+)?/g)];
  if (found.length === 0) return text;
  const { index, 0: digits } = random.pick(found);
  return text.slice(0, index) + random.pick(NUMBERS) + text.slice(index + digits.length);
}

function repeated(random: Random, text: string, at: number, end: number): string {
  const most = Math.floor((LIMITS.fileBytes - text.length) / Math.max(1, end - at));
  const times = random.chance(0.02) ? most : Math.min(most, random.below(20));
  return text.slice(0, at) + text.slice(at, end).repeat(Math.max(1, times)) + text.slice(end);
}

function wordMoved(random: Random, text: string): string {
  const found = [...text.matchAll(/[A-Za-z_]{2,}/g)];
  if (found.length < 2) return text;
  const { index, 0: old } = random.pick(found);
  return text.slice(0, index) + random.pick(found)[0] + text.slice(index + old.length);
}

const HEAD = 'scenario: tried\nextends: nafta-1994\n';
const LONG_PIECES = ['1', 'x', ' ', '1%', '1 ', '.1', '9,', '- ', 'a: ', 'US, ', '((', '1+', 'm1+', '\\"', '&', '%'];

/** Files that are cheap to write and dear to read: aliases of long texts, chains of metrics, wide and deep rules. */
function costly(random: Random): string {
  const times = 1 + random.below(600);
  const long = random.pick(LONG_PIECES).repeat(1 + random.below(9000));
  const lines = (make: (i: number) => string) => Array.from({ length: times }, (_, i) => make(i)).join('\n');
  switch (random.below(8)) {
    case 0:
      return `${HEAD}title: &a '${long}'\nsourcing_shifts:\n${lines(() => '  - {label: a, from: MX, to: US, amount: *a, over: *a, start: *a}')}\n`;
    case 1:
      return `${HEAD}title: &a '${long}'\nparameters:\n${lines((i) => `  p${i}: {value: *a, range: *a, why: *a}`)}\n`;
    case 2:
      return `${HEAD}metrics:\n${lines((i) => `  m${i}: ${random.pick(['m', '2 * m', `m${i + 2} + m`])}${i + 1}`)}\n  m${times}: ${random.pick(['jobs.total', 'nothing', 'm0', '1 +'])}\n`;
    case 3:
      return `${HEAD}rule:\n  all_of:\n${lines((i) => `    - any_of: [{regional: ${i % 100}%}, {us: ${i % 50}%}]`)}\n`;
    case 4:
      return `${HEAD}title: &a ${long}\nsources:\n${lines(() => '  - {title: *a, url: *a, date: *a}')}\n`;
    case 5:
      return `${HEAD}additional_duties:\n${lines((i) => `  - {label: d${i}, into: US, from: [MX, CA], rate: {2020: ${i}%}}`)}\n`;
    case 6:
      return `${HEAD}rule: &r\n  regional: 75%\n  any_of:\n${lines(() => `    - {us: 50%, all_of: [{regional: '${'1'.repeat(random.below(60))}%'}]}`)}\n`;
    default:
      return `${HEAD}claims:\n${lines(() => `  - {says: a, holds_if: "${long.slice(0, 900)}", in: 2025}`)}\n`;
  }
}
