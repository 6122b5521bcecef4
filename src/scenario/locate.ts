import { existsSync, lstatSync, readdirSync, realpathSync } from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the scenarios that ship with the program. */
export function shippedScenarioFolder(): string {
  return fileURLToPath(new URL('../../scenarios', import.meta.url));
}

/**
 * Whether a file or folder is one of those that ship with the program, whatever path leads to it. Of a path where nothing
 * is yet, it is not.
 */
export function isShipped(path: string, shipped = shippedScenarioFolder()): boolean {
  if (!existsSync(path) || !existsSync(shipped)) return false;
  return `${realpathSync(path)}${sep}`.startsWith(`${realpathSync(shipped)}${sep}`);
}

/** Where a name is looked for from a folder: in it, in `scenarios` in it, and among those that ship, proposals last. */
export function nameFolders(folder: string, shipped = shippedScenarioFolder()): readonly string[] {
  return [...new Set([folder, join(folder, 'scenarios'), shipped, join(shipped, 'proposals')])];
}

/** Where a name leads: to a file, to one outside its folder, or to none. */
export type Location = { readonly path: string } | { readonly outside: string } | undefined;

/** Finds `name.yaml` in the first of the folders that has one. A symbolic link out of the folder is not followed. */
export function locateScenario(name: string, folders: readonly string[]): Location {
  return locate(folders, [`${name}.yaml`, `${name}.yml`]);
}

/** Finds the folder of a baseline in the first of the folders that has one, links out of it not followed either. */
export function locateBaseline(name: string, folders: readonly string[]): Location {
  return locate(folders, [join('baselines', name)]);
}

function locate(folders: readonly string[], names: readonly string[]): Location {
  for (const folder of folders) {
    for (const name of names) {
      const path = join(folder, name);
      if (lstatSync(path, { throwIfNoEntry: false }) === undefined) continue;
      return leadsInto(path, folder) ? { path } : { outside: path };
    }
  }
  return undefined;
}

/** Whether a path is inside a folder once all links, those on the way to the folder included, are followed. */
function leadsInto(path: string, folder: string): boolean {
  try {
    const inside = relative(realpathSync(folder), realpathSync(path));
    return inside !== '' && !isAbsolute(inside) && inside.split(sep)[0] !== '..';
  } catch {
    return false;
  }
}

/** Names of the scenarios in some folders. */
export function scenarioNames(folders: readonly string[]): string[] {
  const names = folders.flatMap((folder) => {
    try {
      return readdirSync(folder);
    } catch {
      return [];
    }
  });
  return [...new Set(names.filter((name) => /\.ya?ml$/.test(name)).map((name) => name.replace(/\.ya?ml$/, '')))].sort();
}
