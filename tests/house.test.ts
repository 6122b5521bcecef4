import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const PAGE = readFileSync('src/README.md', 'utf8');

describe('the page about the house', () => {
  it('names every folder of src', () => {
    const folders = readdirSync('src', { withFileTypes: true }).filter((entry) => entry.isDirectory());
    for (const { name } of folders) expect(PAGE).toContain(`| \`${name}/\` |`);
  });

  it('names files that are there', () => {
    const named = [...PAGE.matchAll(/`((?:[a-z-]+\/)+[a-z.-]*)`/g)].map((match) => match[1] ?? '');
    expect(named.length).toBeGreaterThan(30);
    const missing = named.filter((path) => !existsSync(`src/${path}`) && !existsSync(path) && path !== 'build/');
    expect(missing).toEqual([]);
  });
});
