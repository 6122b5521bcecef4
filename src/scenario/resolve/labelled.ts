import type { Path } from '../source/source-file.js';
import type { ResolveContext } from './context.js';

/**
 * Joins a list of labelled entries with the inherited one: an entry with the label of an inherited one takes its
 * place from the year it begins, the others follow.
 */
export function joinLabelled<W extends { readonly label: string }, T extends { readonly label: string }>(
  context: ResolveContext,
  key: string,
  inherited: readonly T[],
  written: readonly W[] | undefined,
  resolve: (entry: W, at: Path, inherited: T | undefined) => T | undefined,
): readonly T[] {
  const entries = new Map(inherited.map((entry) => [entry.label, entry]));
  const own = new Set<string>();
  for (const [i, entry] of (written ?? []).entries()) {
    const at: Path = [key, i];
    if (own.has(entry.label))
      context.report('label_duplicate', [...at, 'label'], `Two entries of '${key}' have the label '${entry.label}'.`);
    own.add(entry.label);
    const resolved = resolve(entry, at, entries.get(entry.label));
    if (resolved !== undefined) entries.set(entry.label, resolved);
  }
  return [...entries.values()];
}
