import * as fc from 'fast-check';
import { simulate } from '../../src/engine/simulate.js';
import type { Scenario } from '../../src/scenario/types.js';
import { RoosimError } from '../../src/types/errors.js';
import { randomFile } from '../scenario/random-files.js';
import { createChecker } from './checker.js';
import { numberChanged, scenarioTexts, withLine } from './mutations.js';
import { outcomeFault } from './outcome-laws.js';
import type { SoakPart } from './part.js';
import { type Random, randomFrom } from './random.js';
import { runTrials } from './trials.js';

/**
 * What passes the check is simulated: it never refuses or fails, and its outcomes are those of a possible economy, at
 * central values and with assumptions near the ends of their ranges.
 */
export const part: SoakPart = {
  name: 'simulations',
  usualAmount: 20_000,
  isDivisible: true,
  run: async (options) => {
    const texts = scenarioTexts();
    const check = createChecker();
    let simulated = 0;
    const report = runTrials(options, (seed) => {
      const random = randomFrom(seed);
      const input = textFrom(random, seed, texts);
      try {
        const { scenario } = check(input);
        if (scenario === undefined || scenario.outlook !== undefined) return undefined;
        simulated += 1;
        const parameters = random.chance(0.5) ? {} : unusual(random, scenario);
        const what = outcomeFault(scenario, simulate(scenario, { parameters }));
        return what === undefined ? undefined : { what: `${what} under ${JSON.stringify(parameters)}`, input };
      } catch (error) {
        const kind = error instanceof RoosimError ? `refused as ${error.code}: ` : '';
        return { what: `${kind}${error instanceof Error ? (error.stack ?? error.message) : String(error)}`, input };
      }
    });
    return {
      ...report,
      notes: [...(report.notes ?? []), `${simulated} of ${report.done} files were valid and simulated`],
    };
  },
};

/** A file that is likely valid: a random one, or one that ships with a few figures or lines changed. */
function textFrom(random: Random, seed: number, texts: readonly string[]): string {
  if (random.chance(0.5)) return fc.sample(randomFile, { seed, numRuns: 1 })[0] as string;
  let text = random.pick(texts);
  for (let i = 1 + random.below(3); i > 0; i -= 1)
    text = random.chance(0.75) ? numberChanged(random, text) : withLine(random, text, texts);
  return text;
}

/** Values of a few assumptions anywhere within what the register accepts, often at its ends. */
function unusual(random: Random, { baseline }: Scenario): Readonly<Record<string, number>> {
  const register = [...baseline.register.values()];
  const chosen = Array.from({ length: 1 + random.below(4) }, () => random.pick(register));
  return Object.fromEntries(
    chosen.map(({ id, bounds: { low, high } }) => {
      const at = random.chance(0.4) ? random.below(2) : random.unit();
      return [id, low + at * (high - low)];
    }),
  );
}
