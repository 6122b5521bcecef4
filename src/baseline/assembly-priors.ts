import type { Baseline } from './types.js';

/** The register's entries for how much of a carline is thought of as already at each other plant, and outside the region. */
export const PLANT_PRIOR = 'assembly_prior_share.plant';
export const OUTSIDE_PRIOR = 'assembly_prior_share.outside';
export const PRIORS_HINT = 'Shares thought of as elsewhere already must leave some of each carline where it is made.';

/**
 * What is wrong with the two together; undefined where they leave some of each carline where it is made.
 */
export function priorsTooLarge(baseline: Baseline, parameter: (id: string) => number): string | undefined {
  const { members } = baseline.dimensions.region;
  const [plant, outside] = [parameter(PLANT_PRIOR), parameter(OUTSIDE_PRIOR)];
  const placesOf = new Map<string, Set<string>>();
  for (const { maker, assembly } of baseline.carlines) {
    if (!members.includes(assembly)) continue;
    placesOf.set(maker, (placesOf.get(maker) ?? new Set()).add(assembly));
  }
  for (const { maker, assembly, label } of baseline.carlines) {
    const places = placesOf.get(maker);
    if (places?.has(assembly) !== true || (places.size - 1) * plant + outside <= 1) continue;
    return (
      `${PLANT_PRIOR} of ${plant} and ${OUTSIDE_PRIOR} of ${outside} are more than the whole of ${label}, ` +
      `which could move to ${places.size - 1} other plants and out of the region.`
    );
  }
  return undefined;
}
