import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildBaseline } from './build-baseline.js';

// npm run baseline [-- FOLDER [OUT]]: builds the generated files of a baseline from its raw/ folder.
const shipped = fileURLToPath(new URL('..', import.meta.url));
const [folder = shipped, out = folder] = process.argv.slice(2);

for (const [name, text] of buildBaseline(folder)) {
  writeFileSync(join(out, name), text);
  process.stderr.write(`wrote ${join(out, name)}\n`);
}
