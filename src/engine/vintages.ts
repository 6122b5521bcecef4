/**
 * Share of a carline's programs by the regime they were sourced for, [year][regime] (model section 4). In the base year all
 * stand under the regime then in force; each year after, the share ρ is sourced anew (Calvo 1983) for the regime planned for.
 */
export function vintageShares(
  regimes: number,
  inForceInBaseYear: number,
  plannedFor: readonly number[],
  renewalRate: number,
): readonly Float64Array[] {
  let shares = new Float64Array(regimes);
  shares[inForceInBaseYear] = 1;
  return plannedFor.map((planned, yearIndex) => {
    if (yearIndex > 0) {
      shares = shares.map((share) => share * (1 - renewalRate));
      shares[planned] = (shares[planned] as number) + renewalRate;
    }
    return shares;
  });
}
