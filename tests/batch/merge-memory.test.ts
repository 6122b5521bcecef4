import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { inFolder } from './support/jobs.js';
import { largeFolder, mergeElsewhere } from './support/large-folder.js';

it('merge needs no more memory for a million rows than for ten thousand', async () => {
  await inFolder(async (parent) => {
    const few = await mergeElsewhere(await largeFolder(parent, 'few', 10_000));
    const folder = await largeFolder(parent, 'many', 1_000_000);
    const many = await mergeElsewhere(folder);
    expect(statSync(join(folder, 'results.csv')).size).toBeGreaterThan(50e6);
    // What the garbage collector leaves lying about; the file itself is larger.
    expect(many.megabytes - few.megabytes).toBeLessThan(25);
  });
});
