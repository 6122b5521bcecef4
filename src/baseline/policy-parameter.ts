/**
 * Whether a parameter belongs to a policy rather than to the economy: a scenario's override of it holds from a year on, where
 * one of the economy holds throughout.
 */
export function isPolicyParameter(id: string): boolean {
  return (
    id.startsWith('paperwork') ||
    id.startsWith('mfn.') ||
    id.startsWith('untraced.') ||
    id.startsWith('wage_floor_share.')
  );
}
