import { join } from 'node:path';
import { loadBaseline } from '../../src/baseline/load.js';
import type { Baseline } from '../../src/baseline/types.js';
import type { CheckedScenario } from '../../src/scenario/load.js';
import { createLoader } from '../../src/scenario/loader.js';
import { shippedScenarioFolder } from '../../src/scenario/locate.js';
import { kept } from '../../src/types/kept.js';

/** Files after which a loader is made anew: it remembers all it has read. */
const FILES_A_LOADER = 100;

/** The path that a text is checked as, beside the scenarios that ship. */
export const TRIED = join(shippedScenarioFolder(), 'tried.yaml');

/** Checks texts as files beside those that ship; what they share is read once. */
export function createChecker(): (text: string) => CheckedScenario {
  const baselines = new Map<string, Baseline>();
  const readBaseline = (folder: string): Baseline => kept(baselines, folder, () => loadBaseline(folder));
  let now = '';
  let count = 0;
  let load = createLoader({ readBaseline });
  return (text) => {
    if (count % FILES_A_LOADER === 0) {
      load = createLoader({ readBaseline, textOf: (path) => (path.startsWith(TRIED) ? now : undefined) });
    }
    count += 1;
    now = text;
    // A loader knows files by their paths, so each gets one of its own.
    return load(`${TRIED}${count}`);
  };
}
