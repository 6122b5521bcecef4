import { fileURLToPath } from 'node:url';

/** The baseline that ships. */
export const SHIPPED = fileURLToPath(new URL('../../scenarios/baselines/north-america-2019', import.meta.url));
