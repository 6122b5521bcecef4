import type { Path } from '../source/source-file.js';

/** The value at a path of plain data; undefined where there is none. */
export function valueAt(data: unknown, path: Path): unknown {
  let value = data;
  for (const key of path) {
    if (value === null || typeof value !== 'object' || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string | number, unknown>)[key];
  }
  return value;
}

/** Remembers where entries of lists stand; the function finds them after others have gone. */
export function pathTranslator(data: unknown): (path: Path) => Path {
  const positions = new WeakMap<object, number>();
  const visit = (value: unknown): void => {
    if (value === null || typeof value !== 'object') return;
    for (const [key, child] of Object.entries(value)) {
      if (Array.isArray(value) && child !== null && typeof child === 'object') positions.set(child, Number(key));
      visit(child);
    }
  };
  visit(data);
  return (path) =>
    path.map((step, i) => {
      const child = typeof step === 'number' ? valueAt(data, path.slice(0, i + 1)) : undefined;
      return typeof child === 'object' && child !== null ? (positions.get(child) ?? step) : step;
    });
}

/** Removes a value; from a list by closing the gap. */
export function omit(data: Record<string, unknown>, path: Path): void {
  const last = path.at(-1);
  const holder = valueAt(data, path.slice(0, -1));
  if (last === undefined || holder === null || typeof holder !== 'object') return;
  if (Array.isArray(holder)) holder.splice(Number(last), 1);
  else delete (holder as Record<string, unknown>)[last];
}
