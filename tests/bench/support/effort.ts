/** Whether benchmarks are only to show that they work: `npm run bench -- --quick`. Its figures are worth nothing. */
export const IS_QUICK = process.argv.includes('--quick');

/** How often or how much of something: as asked for, or very little in a quick run. */
export function effort(usual: number, quick = 1): number {
  return IS_QUICK ? quick : usual;
}
