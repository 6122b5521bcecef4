import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { resultsFiles } from './results.js';

// npm run studies: computes what the studies of the folder above name as stored results.
for (const [path, text] of resultsFiles(fileURLToPath(new URL('..', import.meta.url)))) {
  writeFileSync(path, text);
  process.stderr.write(`wrote ${path}\n`);
}
