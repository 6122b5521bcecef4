import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readVersion } from './version.js';

/** Folders whose code decides what numbers come out; the interfaces around them do not. */
const ROOMS = ['types', 'baseline', 'scenario', 'policy', 'uncertainty', 'engine', 'analysis', 'output', 'batch'];

/** Which code made a data set: the version people know, and a SHA-256 over the modules themselves. */
export type CodeVersion = { readonly version: string; readonly hash: string };

/** Version and hash of the code that is running. */
export function codeVersion(): CodeVersion {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const hash = createHash('sha256');
  for (const file of ROOMS.flatMap((room) => modulesUnder(join(root, room)))) {
    hash
      .update(`${relative(root, file).split(sep).join('/')}\0`)
      .update(readFileSync(file))
      .update('\0');
  }
  return { version: readVersion(), hash: hash.digest('hex') };
}

function modulesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && isModule(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function isModule(name: string): boolean {
  return !name.endsWith('.d.ts') && ['.js', '.ts', '.wasm'].includes(extname(name));
}
