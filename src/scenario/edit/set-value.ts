import { Document, isScalar, type Node, type Scalar, stringify, type YAMLMap } from 'yaml';
import type { Scenario } from '../types.js';
import { nodeAt, openDocument, parseValue, putAt } from './document.js';
import { parsePath } from './parse-path.js';
import { WRITING_STYLE } from './styled-node.js';
import { dropStaleRange, targetsOf } from './targets.js';

/** A change to a scenario file: a path in its words, and the value as the file would write it. */
export type Change = { readonly path: string; readonly value: string };

/**
 * Puts a value into the text of a scenario file. Comments and order stay; where only a single value changes, every
 * other byte stays too. `rule.regional` is every requirement on that measure in the newest rule; an inherited rule is
 * written into the file first.
 * @param scenario What the text loads as.
 * @throws RoosimError 'usage' for a path or value that makes no sense; whether the result is valid is not checked.
 */
export function setValue(text: string, change: Change, scenario: Scenario): string {
  const value = parseValue(change.value);
  const document = openDocument(text);
  const targets = targetsOf(document, parsePath(change.path), scenario);
  const spliced = spliceScalars(text, targets, value);
  if (spliced !== undefined) return spliced;
  for (const target of targets) {
    putAt(document, target, value);
    dropStaleRange(document, target);
  }
  const sections = new Set(targets.map(([section]) => String(section)));
  return [...sections].reduce((edited, section) => replaceSection(edited, section, document), text);
}

/** Puts a top-level key of the document, as it is now, into the text; the other keys stay as they are written. */
function replaceSection(text: string, section: string, edited: Document.Parsed): string {
  const value = nodeAt(edited, [section]);
  const written = new Document();
  written.contents = written.createNode({}) as Document['contents'];
  written.set(section, value);
  const lines = written.toString(WRITING_STYLE);
  const original = openDocument(text);
  const pair = (original.contents as YAMLMap<Scalar, Node | null>).items.find(
    ({ key }) => String(key.value) === section,
  );
  const start = pair?.key.range?.[0];
  if (pair === undefined || start === undefined) return `${text.replace(/\n*$/, '\n')}\n${lines}`;
  const end = pair.value?.range?.[2] ?? pair.key.range?.[2] ?? start;
  const after = (/\n\s*$/.exec(text.slice(start, end))?.[0] ?? '') + text.slice(end);
  return `${text.slice(0, start)}${lines.trimEnd()}${after.startsWith('\n') || after === '' ? after : `\n${after}`}`;
}

/** Replaces values in the text itself; undefined when that is not enough. */
function spliceScalars(text: string, targets: readonly (readonly (string | number)[])[], value: unknown) {
  const scalar = scalarText(value);
  if (scalar === undefined) return undefined;
  const original = openDocument(text);
  const ranges = targets.map((target) => {
    const node = nodeAt(original, target);
    const isBlock = isScalar(node) && (node.type === 'BLOCK_FOLDED' || node.type === 'BLOCK_LITERAL');
    const touchesRange = target[0] === 'parameters' && nodeAt(original, [...target.slice(0, 2), 'range']) !== undefined;
    return isScalar(node) && !isBlock && !touchesRange && node.anchor === undefined ? node.range : undefined;
  });
  if (!ranges.every((range) => range !== undefined && range !== null)) return undefined;
  return ranges
    .toSorted((a, b) => b[0] - a[0])
    .reduce((edited, [start, end]) => edited.slice(0, start) + scalar + edited.slice(end), text);
}

/** A scalar on one line that means the same in every context; undefined for lists and maps. */
function scalarText(value: unknown): string | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'string') return undefined;
  return /^[\w.+-][\w.%+ -]*$/.test(value) ? stringify(value, { lineWidth: 0 }).trimEnd() : JSON.stringify(value);
}
