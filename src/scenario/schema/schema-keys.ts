import type { z } from 'zod';

/** The keys that maps at a place may have, as the schema has it. */
export function validKeysAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): string[] {
  const [first, ...rest] = path;
  if (first === undefined) return keysOf(schema);
  return [...new Set(childrenOf(schema, String(first)).flatMap((child) => validKeysAt(child, rest)))];
}

type Definition = {
  readonly type: string;
  readonly innerType?: z.core.$ZodType;
  readonly element?: z.core.$ZodType;
  readonly keyType?: z.core.$ZodType;
  readonly valueType?: z.core.$ZodType;
  readonly options?: readonly z.core.$ZodType[];
  readonly shape?: Readonly<Record<string, z.core.$ZodType>>;
  readonly catchall?: z.core.$ZodType;
};

function definitionOf(schema: z.core.$ZodType): Definition {
  return schema._zod.def;
}

function keysOf(schema: z.core.$ZodType): string[] {
  const { type, innerType, options, shape } = definitionOf(schema);
  if (type === 'optional' && innerType) return keysOf(innerType);
  if (type === 'union') return (options ?? []).flatMap(keysOf);
  return type === 'object' ? Object.keys(shape ?? {}) : [];
}

/** The forms a value may take: those of a union, or the one. */
export function formsOf(schema: z.core.$ZodType): readonly z.core.$ZodType[] {
  const { type, innerType, options } = definitionOf(schema);
  if (type === 'optional' && innerType) return formsOf(innerType);
  return type === 'union' ? (options ?? []).flatMap(formsOf) : [schema];
}

/** What the keys of a map by name are. */
export function keyOf(schema: z.core.$ZodType): z.core.$ZodType | undefined {
  return definitionOf(schema).keyType;
}

/** What a key of a map, or an entry of a list, may be. */
export function childrenOf(schema: z.core.$ZodType, key: string): readonly z.core.$ZodType[] {
  const { type, innerType, element, valueType, options, shape, catchall } = definitionOf(schema);
  if (type === 'optional' && innerType) return childrenOf(innerType, key);
  if (type === 'union') return (options ?? []).flatMap((option) => childrenOf(option, key));
  if (type === 'array' && element) return /^\d+$/.test(key) ? [element] : [];
  if (type === 'record' && valueType) return [valueType];
  if (type !== 'object' || shape === undefined) return [];
  const own = Object.hasOwn(shape, key) ? shape[key] : catchall;
  return own === undefined ? [] : [own];
}
