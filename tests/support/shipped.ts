import { fileURLToPath } from 'node:url';
import { loadScenarios } from '../../src/scenario/load.js';
import type { Scenario } from '../../src/scenario/types.js';

/** The path of a scenario that ships. */
export function shipped(name: string): string {
  return fileURLToPath(new URL(`../../scenarios/${name}.yaml`, import.meta.url));
}

/** A scenario that ships. */
export function shippedScenario(name: string): Scenario {
  const [scenario] = loadScenarios([shipped(name)]);
  if (scenario === undefined) throw new Error('The scenario did not load.');
  return scenario;
}

/** The ten regimes of the main job. */
export const TEN = [
  'nafta-1994',
  'us-85-50',
  'canada-innovation',
  'withdrawal',
  'tpp-45',
  'usmca',
  'usmca-no-rollup',
  'section-232',
  'compromise-75',
  'reshoring',
].map(shipped);
