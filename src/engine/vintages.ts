/**
 * Share of a carline's programmes by the regime they were sourced for, [year][regime] (engine/README.md, section 4). In the base
 * year all stand under the regime then in force; each year after, the share ρ is sourced anew (Calvo 1983) for the regime planned for.
 */
export function vintageShares<R>(
  { regimes, inForce, plannedFor }: Readonly<Record<'regimes' | 'inForce' | 'plannedFor', readonly R[]>>,
  renewalRate: number,
): readonly Float64Array[] {
  let shares = Float64Array.from(regimes, (regime) => (regime === inForce[0] ? 1 : 0));
  return plannedFor.map((planned, yearIndex) => {
    if (yearIndex > 0) {
      const index = regimes.indexOf(planned);
      shares = shares.map((share) => share * (1 - renewalRate));
      shares[index] = (shares[index] as number) + renewalRate;
    }
    return shares;
  });
}
