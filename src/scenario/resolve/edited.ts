/** Something with a first year that may have taken the place of something else. */
type Beginning<T> = { readonly inForce: number; readonly before?: T };

/** What is left of an entry, and of those whose place it took, in the years before one. */
export function until<T extends Beginning<T>>(entry: T | undefined, year: number): T | undefined {
  if (entry === undefined || entry.inForce < year) return entry;
  return until(entry.before, year);
}

/**
 * An inherited entry edited from a year on. What held before stays as it was; what it is to be in later years, each under
 * its own dates, is edited throughout.
 */
export function editedFrom<T extends Beginning<T>>(inherited: T, year: number, edit: (entry: T) => T): T {
  if (inherited.inForce < year) return { ...edit(inherited), inForce: year, before: inherited };
  const { before, ...entry } = inherited;
  const isLater = inherited.inForce > year;
  const earlier = before !== undefined && isLater ? editedFrom(before, year, edit) : before;
  const edited = edit(entry as T);
  return earlier === undefined ? edited : { ...edited, before: earlier };
}
