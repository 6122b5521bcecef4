import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LanguageServer, type Mark, startLanguageServer } from './language-server.js';
import { SHIPPED, shippedFiles } from './support.js';

describe('an editor that asks the language server for YAML', () => {
  let server: LanguageServer;
  beforeAll(() => {
    server = startLanguageServer();
  });
  afterAll(() => server.stop());

  it('marks nothing in any file that ships', async () => {
    const files = shippedFiles();
    const found = await Promise.all(files.map(async (path) => server.marks(path, readFileSync(path, 'utf8'))));
    expect(Object.fromEntries(files.map((path, i) => [path, found[i]]))).toEqual(
      Object.fromEntries(files.map((path) => [path, []])),
    );
  });

  it('marks the line of what is no year, no share, no key', async () => {
    const text = `# yaml-language-server: $schema=./scenario.schema.json
scenario: mine
title: Mine
extends: nafta-1994
rule:
  in_force: 2020
  regional: {2020: 66%, 20221: 75%}
  us: {2022: [50]}
ruel: {}
`;
    const marks: readonly Mark[] = await server.marks(join(SHIPPED, 'mine.yaml'), text);
    expect(new Set(marks.map(({ line }) => line))).toEqual(new Set([7, 8, 9]));
  });
});
