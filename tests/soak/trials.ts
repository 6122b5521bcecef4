import type { SoakFault, SoakOptions, SoakReport } from './part.js';

/** Tries one input, made from a seed. @returns What went wrong, with the input; undefined when nothing did. */
export type Trial = (seed: number) => Omit<SoakFault, 'seed'> | undefined;

/** More faults than this are only counted: they are likely one. */
const MOST_FAULTS = 20;

/** Tries one input after another until there are enough or time is up. */
export function runTrials({ seed, amount, seconds, log }: SoakOptions, trial: Trial): SoakReport {
  const started = performance.now();
  const faults: SoakFault[] = [];
  let done = 0;
  let more = 0;
  let spoken = started;
  while (done < (amount ?? Number.POSITIVE_INFINITY)) {
    const now = performance.now();
    if (now - started > seconds * 1000) break;
    if (now - spoken > 30_000) {
      log(`${done} from seed ${seed} on, ${faults.length + more} faults`);
      spoken = now;
    }
    const fault = trial(seed + done);
    if (fault !== undefined && faults.length < MOST_FAULTS) faults.push({ ...fault, seed: seed + done });
    else if (fault !== undefined) more += 1;
    done += 1;
  }
  return { done, faults, notes: more === 0 ? [] : [`${more} faults more from seed ${seed} on`] };
}
