import leven from 'leven';

/** The name a person probably meant: fewest typing errors away, and not a different word altogether. */
export function nearestName(typed: string, names: Iterable<string>): string | undefined {
  const wanted = typed.slice(0, 60).toLowerCase();
  let nearest: string | undefined;
  let fewest = Number.POSITIVE_INFINITY;
  for (const name of names) {
    const distance = leven(wanted, name.toLowerCase());
    if (distance < fewest) [nearest, fewest] = [name, distance];
  }
  const allowed = Math.max(1, Math.floor(wanted.length * 0.4));
  return fewest <= allowed ? nearest : undefined;
}

/** A hint that names the nearest name, or all of them where they are few. */
export function nameHint(typed: string, names: readonly string[]): string | undefined {
  const nearest = nearestName(typed, names);
  if (nearest !== undefined) return `Did you mean '${nearest}'?`;
  const FEW = 14;
  if (names.length === 0 || names.length > FEW) return undefined;
  return `Valid here: ${names.join(', ')}.`;
}
