import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { pictures, README_PICTURES, README_SIZE } from './support/pictures.js';

const FOLDER = 'tests/terminal/snapshots';

describe("the README's pictures", () => {
  it('show the program as it is', async () => {
    const wanted = (scene: string) => README_PICTURES.includes(scene);
    for await (const { files } of pictures(wanted, [README_SIZE])) {
      const [picture] = files;
      if (picture === undefined) throw new Error('no picture');
      const [name, content] = picture;
      expect(content === readFileSync(`${FOLDER}/${name}`, 'utf8'), `${name}: npm run snapshots takes it anew`).toBe(
        true,
      );
    }
  });

  it('are the ones that are kept', () => {
    const shown = [...readFileSync('README.md', 'utf8').matchAll(/\(tests\/terminal\/snapshots\/([^)]+)\)/g)];
    const kept = readdirSync(FOLDER);
    expect(kept.sort()).toEqual(shown.map((match) => match[1] ?? '').sort());
    expect(shown.length).toBe(README_PICTURES.length);
  });
});
