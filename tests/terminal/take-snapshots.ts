import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pictures, README_PICTURES, README_SIZE, SIZES } from './support/pictures.js';

// npm run snapshots: the README's pictures. npm run snapshots -- FOLDER: every screen at every size, as pictures and as text, to look at.
const [folder] = process.argv.slice(2);
const to = folder ?? 'tests/terminal/snapshots';
mkdirSync(to, { recursive: true });
const wanted = (scene: string) => folder !== undefined || README_PICTURES.includes(scene);
for await (const { scene, files } of pictures(wanted, folder === undefined ? [README_SIZE] : SIZES)) {
  const [picture] = files;
  for (const [name, content] of folder === undefined && picture ? [picture] : files)
    writeFileSync(join(to, name), content);
  process.stderr.write(`${scene}\n`);
}
