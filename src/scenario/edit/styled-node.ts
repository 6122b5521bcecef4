import { type Document, isMap, isScalar, isSeq, type Node, Scalar, visit } from 'yaml';

/** How scenario files look when they are written. Lines are never folded, so that a change touches one line. */
export const WRITING_STYLE = { lineWidth: 0, flowCollectionPadding: false } as const;

function hasYears(collection: unknown): boolean {
  return isMap(collection) && collection.items.some(({ key }) => isScalar(key) && /^\d{4}$/.test(String(key.value)));
}

/**
 * A value as the node of a document in the style of scenario files: years are numbers, and short lists and maps of
 * single values stand on one line.
 */
export function styledNode(document: Document, value: unknown): Node {
  const node = document.createNode(value, { aliasDuplicateObjects: false }) as Node;
  visit(node, {
    Pair: (_, pair) => {
      if (isScalar(pair.key) && /^\d{4}$/.test(String(pair.key.value))) pair.key = new Scalar(Number(pair.key.value));
    },
    Collection: (_, collection) => {
      const LONGEST_ON_ONE_LINE = 80;
      const entries = isMap(collection) ? collection.items.map(({ value: entry }) => entry) : collection.items;
      const isFlat = entries.every((entry) => isScalar(entry) || (isSeq(entry) && entry.items.every(isScalar)));
      const length = JSON.stringify(collection.toJSON()).length;
      const isShort = length <= LONGEST_ON_ONE_LINE && (entries.length > 1 || hasYears(collection));
      collection.flow = isFlat && (isSeq(collection) || isShort);
    },
  });
  return node;
}
