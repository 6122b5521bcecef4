type Timeline<R> = Readonly<Record<'regimes' | 'inForce' | 'plannedFor', readonly R[]>>;

/**
 * Share of a carline's programmes by the regime they were sourced for, [year][regime] (engine/README.md, section 4). Programmes are a queue
 * (Taylor 1980): each lasts one cycle, and each year the oldest, one in so many as a cycle has years, are sourced anew for the
 * regime planned for. Those of the base year and before stand under the regime in force in it.
 *
 * @param cycleYears length of a cycle; one year or less renews all programmes each year
 */
export function programmeShares<R>(
  { regimes, inForce, plannedFor }: Timeline<R>,
  cycleYears: number,
): readonly Float64Array[] {
  const base = regimes.indexOf(inForce[0] as R);
  const sourcedFor = plannedFor.map((planned) => regimes.indexOf(planned));
  return plannedFor.map((_, yearIndex) => {
    const shares = new Float64Array(regimes.length);
    for (let age = 0; age < yearIndex; age++) {
      const regime = sourcedFor[yearIndex - age] as number;
      const share = Math.max(0, Math.min(1 / cycleYears, 1 - age / cycleYears));
      shares[regime] = (shares[regime] as number) + share;
    }
    shares[base] = (shares[base] as number) + Math.max(0, 1 - yearIndex / cycleYears);
    return shares;
  });
}

/**
 * Share of relocations that have happened by the regime that called for them, [year][regime] (engine/README.md, section 5): each year closes
 * a part of the gap to where the regime planned for would have assembly.
 */
export function relocationShares<R>(
  { regimes, inForce, plannedFor }: Timeline<R>,
  adjustmentRate: number,
): readonly Float64Array[] {
  let shares = Float64Array.from(regimes, (regime) => (regime === inForce[0] ? 1 : 0));
  return plannedFor.map((planned, yearIndex) => {
    if (yearIndex > 0) {
      const index = regimes.indexOf(planned);
      shares = shares.map((share) => share * (1 - adjustmentRate));
      shares[index] = (shares[index] as number) + adjustmentRate;
    }
    return shares;
  });
}
