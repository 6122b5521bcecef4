import { basename } from 'node:path';
import { loadBaseline } from '../baseline/load.js';
import type { Baseline } from '../baseline/types.js';
import { RoosimError } from '../types/errors.js';
import type { Diagnostic } from './diagnostics/diagnostic.js';
import { nameHint } from './diagnostics/nearest.js';
import { LIMITS } from './limits.js';
import type { CheckedScenario } from './load.js';
import { locateBaseline, locateScenario, scenarioNames } from './locate.js';
import { standing } from './schema/file.js';
import type { Path, Report, SourceFile } from './source/source-file.js';
import type { Scenario } from './types.js';

/** How a file reaches the scenarios and the baseline it names. */
export type Search = {
  /** Folders that names are looked for in, in this order. */
  readonly folders: readonly string[];
  /** Paths of the files that led here, this one last. */
  readonly chain: readonly string[];
  readonly report: Report;
  /** Where the mistakes of the files that are named go as well. */
  readonly diagnostics: Diagnostic[];
  readonly load: (path: string, chain: readonly string[]) => CheckedScenario;
  readonly readBaseline: ((folder: string) => Baseline) | undefined;
  /** Baselines read so far, by folder. */
  readonly baselines: Map<string, Baseline>;
};

/** What a scenario stands on. */
export type Ground = { readonly baseline: Baseline; readonly parent: Scenario | undefined };

/** What the scenario stands on: another scenario, or a baseline. Reports why there is none. */
export function groundOf(search: Search, source: SourceFile): Ground | undefined {
  const { report } = search;
  const file = standing.parse(source.data);
  if (file.extends !== undefined && file.baseline !== undefined)
    report('key_conflict', ['baseline'], "'extends' brings its own baseline; a file has one of the two.", {
      part: 'key',
    });
  if (file.extends !== undefined) {
    const parent = findScenario(search, file.extends, ['extends']);
    return parent === undefined ? undefined : { baseline: parent.baseline, parent };
  }
  if (file.baseline !== undefined) {
    const baseline = findBaseline(search, file.baseline);
    return baseline === undefined ? undefined : { baseline, parent: undefined };
  }
  const written = source.data as Readonly<Record<string, unknown>>;
  if (Object.hasOwn(written, 'extends') || Object.hasOwn(written, 'baseline')) return undefined;
  report('key_missing', [], "The file lacks the key 'extends'.", {
    part: 'key',
    hint: 'Add extends: nafta-1994, or baseline: north-america-2019 for a scenario of its own.',
  });
  return undefined;
}

/** The scenario of a name, or a report at this place why there is none. */
export function findScenario(search: Search, name: string, at: Path): Scenario | undefined {
  const { folders, chain, report } = search;
  const found = locateScenario(name, folders);
  if (found === undefined) {
    const names = scenarioNames(folders);
    report('extends_missing', at, `There is no scenario '${name}' here or among those that ship.`, {
      hint: nameHint(name, names) ?? `There are: ${names.slice(0, 30).join(', ')}.`,
    });
    return undefined;
  }
  if ('outside' in found) {
    report('extends_outside', at, `'${name}' is a link to a file outside its folder.`, {
      hint: 'Copy the file into the folder.',
    });
    return undefined;
  }
  if (chain.includes(found.path)) {
    const names = [...chain.slice(chain.indexOf(found.path)), found.path].map((path) => basename(path));
    report('extends_circular', at, `This leads in a circle: ${names.join(' -> ')}.`);
    return undefined;
  }
  if (chain.length >= LIMITS.lineage) {
    report('extends_too_long', at, `The chain of 'extends' is longer than ${LIMITS.lineage}.`);
    return undefined;
  }
  return loadNamed(search, name, found.path, at);
}

function loadNamed({ load, chain, report, diagnostics }: Search, name: string, path: string, at: Path) {
  const { scenario, diagnostics: theirs } = load(path, chain);
  if (scenario !== undefined) return scenario;
  const errors = theirs.filter(({ severity }) => severity === 'error');
  diagnostics.push(...errors);
  // A chain that has no end is told once, where it closes.
  if (!errors.some(({ code }) => code === 'extends_circular' || code === 'extends_too_long'))
    report('extends_invalid', at, `'${name}' has mistakes of its own.`, { hint: 'They are listed with its file.' });
  return undefined;
}

function findBaseline(search: Search, name: string): Baseline | undefined {
  const { folders, report, readBaseline = loadBaseline, baselines } = search;
  const found = locateBaseline(name, folders);
  if (found === undefined) {
    const hint = 'One that ships: north-america-2019.';
    report('baseline_unknown', ['baseline'], `There is no baseline '${name}' here or among those that ship.`, { hint });
    return undefined;
  }
  if ('outside' in found) {
    report('extends_outside', ['baseline'], `'${name}' is a link to a folder outside this one.`);
    return undefined;
  }
  try {
    const baseline = baselines.get(found.path) ?? readBaseline(found.path);
    baselines.set(found.path, baseline);
    return baseline;
  } catch (error) {
    if (!(error instanceof RoosimError)) throw error;
    const message = `The baseline '${name}' cannot be read: ${error.message}`;
    report('baseline_broken', ['baseline'], message, { hint: error.hint });
    return undefined;
  }
}
