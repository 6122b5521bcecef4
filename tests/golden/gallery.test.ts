import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT, runInProcess } from '../cli/support.js';
import { GALLERY } from './gallery.js';

describe('the gallery of the README', () => {
  it.each(Object.entries(GALLERY))('%s is what its command draws (npm run gallery)', async (name, words) => {
    const { stdout } = await runInProcess(['chart', ...words]);
    expect(readFileSync(join(ROOT, 'tests/golden/gallery', `${name}.svg`), 'utf8')).toBe(stdout);
    expect(readFileSync(join(ROOT, 'README.md'), 'utf8')).toContain(`tests/golden/gallery/${name}.svg`);
  });
});
