import { spawnSync } from 'node:child_process';
import { GALLERY } from './gallery.js';

// npm run gallery: the charts of the README, by roosim chart.
for (const [name, words] of Object.entries(GALLERY)) {
  const command = ['dist/cli/main.js', 'chart', ...words, '-o', `tests/golden/gallery/${name}.svg`];
  const { status } = spawnSync(process.execPath, command, { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
