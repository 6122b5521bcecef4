import { createChecker } from './checker.js';
import { fileFault } from './file-laws.js';
import { badTexts, mutated, scenarioTexts } from './mutations.js';
import type { SoakPart } from './part.js';
import { randomFrom } from './random.js';
import { runTrials } from './trials.js';

/** Megabytes that checking files may add to the process. */
const MOST_MEGABYTES = 250;

/**
 * Mutated files: each is checked without a crash, within a second, in bounded memory, and every message has its place.
 */
export const part: SoakPart = {
  name: 'files',
  usualAmount: 1_000_000,
  isDivisible: true,
  heapMegabytes: 100,
  run: async (options) => {
    const [good, bad] = [scenarioTexts(), badTexts()];
    // Thousands of syntax errors are made here, and nobody looks at where they were made.
    Error.stackTraceLimit = 4;
    const check = createChecker();
    let valid = 0;
    let slowest = 0;
    let most = 0;
    const report = runTrials(options, (seed) => {
      const input = mutated(randomFrom(seed), good, bad);
      const started = process.cpuUsage();
      try {
        const checked = check(input);
        const { user, system } = process.cpuUsage(started);
        const elapsed = (user + system) / 1000;
        slowest = Math.max(slowest, elapsed);
        if (seed % 500 === 0) most = Math.max(most, process.memoryUsage().rss / 1e6);
        if (checked.scenario !== undefined) valid += 1;
        const what = fileFault(input, checked, elapsed);
        return what === undefined ? undefined : { what, input };
      } catch (error) {
        return { what: error instanceof Error ? (error.stack ?? error.message) : String(error), input };
      }
    });
    const faults = [...report.faults];
    if (most > MOST_MEGABYTES) faults.push({ seed: options.seed, what: `The process grew to ${most.toFixed(0)} MB.` });
    const figures = `${valid} of ${report.done} files were valid; slowest ${slowest.toFixed(0)} ms, ${most.toFixed(0)} MB`;
    return { ...report, faults, notes: [...(report.notes ?? []), figures] };
  },
};
