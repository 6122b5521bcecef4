import { basename, dirname } from 'node:path';
import { loadBaseline } from '../baseline/load.js';
import type { Baseline } from '../baseline/types.js';
import { RoosimError } from '../types/errors.js';
import { type Diagnostic, hasErrors, inOrder } from './diagnostics/diagnostic.js';
import { nameHint } from './diagnostics/nearest.js';
import { createExpressionParser, type ParseExpression } from './formulas/mathjs-parser.js';
import { LIMITS } from './limits.js';
import type { CheckedScenario } from './load.js';
import { locateBaseline, locateScenario, scenarioNames, shippedScenarioFolder } from './locate.js';
import type { Doubt } from './resolve/doubts.js';
import { resolveScenario } from './resolve/resolve-scenario.js';
import { checkShape, type ShapedFile } from './schema/check-shape.js';
import type { ScenarioFile } from './schema/file.js';
import { parseYaml } from './source/parse-yaml.js';
import { readText } from './source/read-text.js';
import { type Path, type Report, reportTo, type SourceFile } from './source/source-file.js';
import type { Scenario } from './types.js';

/** How scenario files are read. */
export type LoadOptions = {
  /** Reads the folder of a baseline. */
  readonly readBaseline?: (folder: string) => Baseline;
  /** Where `extends` and `baseline` also look, after the folder of the file; the shipped scenarios by default. */
  readonly shippedFolder?: string;
  /** Doubts about a scenario without errors that take more than the file to see, e.g. a rule no carline can meet. */
  readonly doubts?: (scenario: Scenario) => readonly Doubt[];
  /** Text to take for a file instead of what is on the disk, e.g. what an editor holds. */
  readonly textOf?: (path: string) => string | undefined;
};

/** What one round of loading keeps, so that shared files are read once. */
type Loading = {
  readonly options: LoadOptions;
  readonly folder: string;
  readonly parser: () => ParseExpression;
  readonly baselines: Map<string, Baseline>;
  readonly loaded: Map<string, CheckedScenario>;
};

/** A function that reads scenario files by absolute path and remembers what it has read. */
export function createLoader(options: LoadOptions): (path: string) => CheckedScenario {
  const loading: Loading = {
    options,
    folder: options.shippedFolder ?? shippedScenarioFolder(),
    parser: once(createExpressionParser),
    baselines: new Map(),
    loaded: new Map(),
  };
  return (path) => load(loading, path, []);
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function load(loading: Loading, path: string, chain: readonly string[]): CheckedScenario {
  const known = loading.loaded.get(path);
  if (known !== undefined) return known;
  const checked = read(loading, path, [...chain, path]);
  loading.loaded.set(path, checked);
  return checked;
}

function read(loading: Loading, path: string, chain: readonly string[]): CheckedScenario {
  const given = loading.options.textOf?.(path);
  const content = given === undefined ? readText(path) : { text: given };
  if ('problem' in content) return { diagnostics: [content.problem] };
  const { source, diagnostics } = parseYaml(path, content.text);
  if (hasErrors(diagnostics)) return { diagnostics: inOrder(diagnostics) };
  const report = reportTo(diagnostics, source);
  const shaped = checkShape(source, report);
  const scenario = shaped === undefined ? undefined : understand(loading, source, shaped, report, diagnostics, chain);
  if (scenario === undefined || hasErrors(diagnostics))
    return { diagnostics: inOrder(diagnostics).slice(0, LIMITS.diagnostics) };
  for (const doubt of loading.options.doubts?.(scenario) ?? [])
    report(doubt.code, doubt.at, doubt.message, { hint: doubt.hint });
  return { scenario, diagnostics: inOrder(diagnostics) };
}

function understand(
  loading: Loading,
  source: SourceFile,
  shaped: ShapedFile,
  report: Report,
  diagnostics: Diagnostic[],
  chain: readonly string[],
): Scenario | undefined {
  const { file } = shaped;
  warnOfName(source, file, report);
  const folders = [dirname(source.path), loading.folder];
  const find = (name: string, at: Path) => findScenario(loading, name, at, folders, report, diagnostics, chain);
  const ground = groundOf(loading, file, folders, report, find);
  if (ground === undefined) return undefined;
  return resolveScenario({ source, shaped, ...ground, report, parser: loading.parser, find });
}

function warnOfName(source: SourceFile, file: ScenarioFile, report: Report): void {
  const stem = basename(source.path).replace(/\.ya?ml$/, '');
  const written = (source.data as Readonly<Record<string, unknown>>).scenario;
  if (written === file.scenario && stem !== file.scenario)
    report('name_differs', ['scenario'], `The scenario '${file.scenario}' is in a file called '${stem}'.`);
}

type Ground = { readonly baseline: Baseline; readonly parent: Scenario | undefined };

/** What the scenario stands on: another scenario, or a baseline. */
function groundOf(
  loading: Loading,
  file: ScenarioFile,
  folders: readonly string[],
  report: Report,
  find: (name: string, at: Path) => Scenario | undefined,
): Ground | undefined {
  if (file.extends !== undefined && file.baseline !== undefined)
    report(
      'key_conflict',
      ['baseline'],
      "'extends' brings its own baseline; 'baseline' is for a scenario that extends nothing.",
      {
        part: 'key',
      },
    );
  if (file.extends !== undefined) {
    const parent = find(file.extends, ['extends']);
    return parent === undefined ? undefined : { baseline: parent.baseline, parent };
  }
  if (file.baseline !== undefined) {
    const baseline = findBaseline(loading, file.baseline, folders, report);
    return baseline === undefined ? undefined : { baseline, parent: undefined };
  }
  report('key_missing', [], "The file lacks the key 'extends'.", {
    part: 'key',
    hint: 'Add extends: nafta-1994, or baseline: north-america-2019 for a scenario of its own.',
  });
  return undefined;
}

function findScenario(
  loading: Loading,
  name: string,
  at: Path,
  folders: readonly string[],
  report: Report,
  diagnostics: Diagnostic[],
  chain: readonly string[],
): Scenario | undefined {
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
  const { scenario, diagnostics: theirs } = load(loading, found.path, chain);
  if (scenario !== undefined) return scenario;
  diagnostics.push(...theirs.filter(({ severity }) => severity === 'error'));
  report('extends_invalid', at, `'${name}' has mistakes of its own.`, { hint: 'They are listed with its file.' });
  return undefined;
}

function findBaseline(
  loading: Loading,
  name: string,
  folders: readonly string[],
  report: Report,
): Baseline | undefined {
  const found = locateBaseline(name, folders);
  if (found === undefined || 'outside' in found) {
    report(
      found === undefined ? 'baseline_unknown' : 'extends_outside',
      ['baseline'],
      `There is no baseline '${name}' here or among those that ship.`,
      {
        hint: 'One that ships: north-america-2019.',
      },
    );
    return undefined;
  }
  try {
    const baseline = loading.baselines.get(found.path) ?? (loading.options.readBaseline ?? loadBaseline)(found.path);
    loading.baselines.set(found.path, baseline);
    return baseline;
  } catch (error) {
    if (!(error instanceof RoosimError)) throw error;
    report('baseline_broken', ['baseline'], `The baseline '${name}' cannot be read: ${error.message}`, {
      hint: error.hint,
    });
    return undefined;
  }
}
