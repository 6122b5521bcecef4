import { type Alias, type Document, isAlias, isMap, isPair, isScalar, isSeq, type Node } from 'yaml';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { LIMITS } from '../limits.js';
import { type Path, type Report, reportTo, type SourceFile, type Span } from './source-file.js';

/** Keys that could reach into the language; no name in a scenario needs them. */
const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

type Walk = {
  readonly report: Report;
  readonly places: Map<string, { key?: Span; value: Span }>;
  /** Anchors met so far; looking one up through the library takes time in proportion to the file. */
  readonly anchors: Map<string, Node>;
  /** Nodes being converted, to catch an alias inside its own anchor. */
  readonly open: Set<Node>;
  values: number;
  characters: number;
  /** Where an alias stands whose expansion is being walked: values in it have no place of their own. */
  alias: Span | undefined;
};

/** Turns a YAML document into plain data, noting where each value stands and what a scenario does not allow. */
export function toData(
  path: string,
  text: string,
  document: Document.Parsed,
): { source: SourceFile; diagnostics: Diagnostic[] } {
  const places: Walk['places'] = new Map();
  const whole = { start: 0, end: 1 };
  const spanOf = (at: Path, part: 'key' | 'value'): Span => {
    for (let length = at.length; length >= 0; length -= 1) {
      const place = places.get(pathKey(at.slice(0, length)));
      if (place === undefined) continue;
      return (part === 'key' || length < at.length ? place.key : undefined) ?? place.value;
    }
    return whole;
  };
  const diagnostics: Diagnostic[] = [];
  const report = reportTo(diagnostics, { path, text, data: null, spanOf });
  const walk: Walk = {
    report,
    places,
    anchors: new Map(),
    open: new Set(),
    values: 0,
    characters: 0,
    alias: undefined,
  };
  const data = document.contents === null ? null : convert(walk, document.contents, []);
  return { source: { path, text, data, spanOf }, diagnostics };
}

function pathKey(path: Path): string {
  return path.join('\0');
}

function spanOfNode(walk: Walk, node: Node): Span {
  const range = node.range;
  return walk.alias ?? (range ? { start: range[0], end: range[1] } : { start: 0, end: 1 });
}

function convert(walk: Walk, node: Node | null, at: Path): unknown {
  if (node === null) return null;
  const known = walk.places.get(pathKey(at));
  walk.places.set(pathKey(at), { ...known, value: spanOfNode(walk, node) });
  if (!withinLimits(walk, at)) return null;
  if (isAlias(node)) return convertAlias(walk, node, at);
  if (hasExplicitTag(node)) {
    walk.report(
      'yaml_tag',
      at,
      `Tags such as ${(node.tag ?? '!').replace('tag:yaml.org,2002:', '!!')} have no meaning here.`,
    );
    return null;
  }
  if (!isMap(node) && !isSeq(node) && !isScalar(node)) return null;
  if (node.anchor !== undefined) walk.anchors.set(node.anchor, node);
  if (isScalar(node)) return fittingScalar(walk, node.value, at);
  walk.open.add(node);
  const data = isMap(node)
    ? convertMap(walk, node.items, at)
    : node.items.map((item, index) => convert(walk, item as Node | null, [...at, index]));
  walk.open.delete(node);
  return data;
}

function withinLimits(walk: Walk, at: Path): boolean {
  walk.values += 1;
  if (walk.values === LIMITS.values + 1)
    walk.report('yaml_too_large', at, `The file holds more than ${LIMITS.values} values.`);
  if (walk.values > LIMITS.values) return false;
  if (at.length > LIMITS.depth)
    walk.report('yaml_too_deep', at, `Maps and lists are nested more than ${LIMITS.depth} deep.`);
  return at.length <= LIMITS.depth;
}

function fittingScalar(walk: Walk, value: unknown, at: Path): string | number | boolean | null {
  const data = plainScalar(value);
  if (typeof data !== 'string') return data;
  const before = walk.characters;
  walk.characters += data.length;
  if (walk.characters <= LIMITS.characters) return data;
  if (before <= LIMITS.characters)
    walk.report('yaml_too_large', at, `The texts of the file have more than ${LIMITS.characters} characters.`, {
      hint: 'An alias counts as often as it is used.',
    });
  return null;
}

function hasExplicitTag(node: Node): boolean {
  return (isScalar(node) || isMap(node) || isSeq(node)) && node.tag !== undefined;
}

function plainScalar(value: unknown): string | number | boolean | null {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

function convertAlias(walk: Walk, node: Alias, at: Path): unknown {
  const target = walk.anchors.get(node.source);
  if (target === undefined || walk.open.has(target)) {
    const why = target === undefined ? 'There is no anchor before this alias' : 'This alias leads back into itself';
    walk.report('yaml_alias', at, `${why}: *${node.source}.`);
    return null;
  }
  const outer = walk.alias;
  walk.alias = spanOfNode(walk, node);
  const value = convert(walk, target, at);
  walk.alias = outer;
  return value;
}

function convertMap(walk: Walk, items: readonly unknown[], at: Path): unknown {
  const data = Object.create(null) as Record<string, unknown>;
  for (const pair of items) {
    if (!isPair(pair)) continue;
    const keyNode = pair.key as Node | null;
    const key = isScalar(keyNode) ? String(plainScalar(keyNode.value) ?? '') : '';
    const child = [...at, key];
    const keySpan = keyNode === null ? walk.places.get(pathKey(at))?.value : spanOfNode(walk, keyNode);
    if (problemOfKey(walk, data, keyNode, key, child, keySpan)) continue;
    walk.places.set(pathKey(child), {
      ...(keySpan === undefined ? {} : { key: keySpan }),
      value: keySpan ?? { start: 0, end: 1 },
    });
    data[key] = convert(walk, pair.value as Node | null, child);
  }
  return data;
}

function problemOfKey(
  walk: Walk,
  data: Record<string, unknown>,
  keyNode: Node | null,
  key: string,
  child: Path,
  keySpan: Span | undefined,
): boolean {
  const known = walk.places.get(pathKey(child));
  const reportKey: Report = (code, path, message, options) => {
    // The key is not in the data, so its place is only lent to the report.
    if (keySpan !== undefined) walk.places.set(pathKey(child), { key: keySpan, value: keySpan });
    walk.report(code, path, message, { ...options, part: 'key' });
    if (known === undefined) walk.places.delete(pathKey(child));
    else walk.places.set(pathKey(child), known);
  };
  if (!isScalar(keyNode)) {
    reportKey('type_wrong', child, 'A key is a single word here, not a map, a list or an alias.');
    return true;
  }
  if (FORBIDDEN_KEYS.has(key)) {
    reportKey('key_forbidden', child, `'${key}' cannot be a key.`, { hint: 'Choose another name.' });
    return true;
  }
  if (Object.hasOwn(data, key)) {
    reportKey('key_duplicate', child, `'${key}' occurs twice here.`, { hint: 'Keep one of the two.' });
    return true;
  }
  return false;
}
