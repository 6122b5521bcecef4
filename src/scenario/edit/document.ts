import { type Document, isAlias, isMap, isScalar, isSeq, type Node, parseDocument, type YAMLMap } from 'yaml';
import { RoosimError } from '../../types/errors.js';
import { LIMITS } from '../limits.js';
import { parseYaml, YAML_OPTIONS } from '../source/parse-yaml.js';
import type { Path } from '../source/source-file.js';
import { styledNode } from './styled-node.js';

/** A text as a document whose comments and order are kept. @throws RoosimError for what is not YAML. */
export function openDocument(text: string): Document.Parsed {
  const document = text.length <= LIMITS.fileBytes ? parseDocument(text, YAML_OPTIONS) : undefined;
  if (document !== undefined && document.errors.length === 0 && isMap(document.contents)) return document;
  throw new RoosimError('scenario_invalid', 'The file to edit is not a scenario file.', {
    hint: 'roosim check says what is wrong with it.',
  });
}

/** A value as a person types it, `75%` or `{2020: 66%, 2021: 69%}`. @throws RoosimError 'usage' */
export function parseValue(text: string): unknown {
  const LONGEST = 4000;
  const { source, diagnostics } = parseYaml('value', text.slice(0, LONGEST));
  if (diagnostics.length === 0 && text.length <= LONGEST && source.data !== null) return source.data;
  throw new RoosimError('usage', 'The value cannot be read.', {
    hint: 'Write it as in the file, e.g. 75%, 2021, or {2020: 66%, 2021: 69%}.',
  });
}

/** Keys of a map in a document, as text. */
export function keysOf(node: unknown): string[] {
  return isMap(node) ? node.items.map((pair) => keyText(pair.key)) : [];
}

function keyText(key: unknown): string {
  const value: unknown = isScalar(key) ? key.value : key;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** The node under a key or index; undefined where there is none. An alias is not followed: it belongs elsewhere. */
export function childOf(node: unknown, step: string | number): Node | undefined {
  if (isSeq(node)) return typeof step === 'number' ? (node.items[step] as Node | undefined) : undefined;
  if (!isMap(node)) return undefined;
  const pair = node.items.find((candidate) => keyText(candidate.key) === String(step));
  const value = pair?.value as Node | null | undefined;
  if (isAlias(value)) {
    throw new RoosimError('usage', `'${String(step)}' is an alias of a value elsewhere in the file.`, {
      hint: 'Edit the value with the anchor, or write this one out.',
    });
  }
  return value ?? undefined;
}

/** The node at a path; undefined where there is none. */
export function nodeAt(document: Document.Parsed, path: Path): Node | undefined {
  return path.reduce<Node | undefined>((node, step) => childOf(node, step), document.contents ?? undefined);
}

/** Puts a value at a path, making maps on the way. */
export function putAt(document: Document.Parsed, path: Path, value: unknown): void {
  let node: Node | undefined = document.contents ?? undefined;
  for (const step of path.slice(0, -1)) {
    const child = childOf(node, step);
    if (child !== undefined && (isMap(child) || isSeq(child))) {
      node = child;
      continue;
    }
    const made = document.createNode({}) as YAMLMap;
    setChild(document, node, step, made);
    node = made;
  }
  setChild(document, node, path.at(-1) as string | number, styledNode(document, value));
}

function setChild(document: Document.Parsed, node: Node | undefined, step: string | number, child: Node): void {
  if (isSeq(node) && typeof step === 'number' && step <= node.items.length) {
    node.items[step] = withComments(child, node.items[step] as Node | undefined);
    return;
  }
  if (!isMap(node)) {
    throw new RoosimError('usage', `There is no place for '${String(step)}' in the file.`, {
      hint: 'Lists are counted from 0 and grow by one at a time.',
    });
  }
  const pair = node.items.find((candidate) => keyText(candidate.key) === String(step));
  if (pair !== undefined) pair.value = withComments(child, pair.value as Node | null);
  else node.items.push(document.createPair(/^\d+$/.test(String(step)) ? Number(step) : step, child) as never);
}

/** A node with the comments of the one it replaces. */
function withComments(child: Node, replaced: Node | null | undefined): Node {
  if (replaced?.comment) child.comment = replaced.comment;
  if (replaced?.commentBefore) child.commentBefore = replaced.commentBefore;
  return child;
}
