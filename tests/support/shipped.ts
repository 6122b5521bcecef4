import { fileURLToPath } from 'node:url';

/** The path of a scenario that ships. */
export function shipped(name: string): string {
  return fileURLToPath(new URL(`../../../scenarios/${name}.yaml`, import.meta.url));
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
