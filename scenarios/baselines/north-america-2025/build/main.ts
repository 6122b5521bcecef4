import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildBaseline } from './build-baseline.js';

// npm run baseline: builds the generated files of this baseline from its raw/ folder and prints what raking leaves.
const folder = fileURLToPath(new URL('..', import.meta.url));
const files = buildBaseline(folder, fileURLToPath(new URL('../../north-america-2019', import.meta.url)));

for (const [name, text] of files) {
  writeFileSync(join(folder, name), text);
  process.stderr.write(`wrote ${join(folder, name)}\n`);
}
process.stderr.write(files.get('residuals.csv') ?? '');
