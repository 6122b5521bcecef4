import { basename, dirname } from 'node:path';
import type { Baseline } from '../baseline/types.js';
import { once } from '../types/once.js';
import { type Diagnostic, hasErrors, inOrder } from './diagnostics/diagnostic.js';
import { createExpressionParser, type ParseExpression } from './formulas/mathjs-parser.js';
import { findScenario, groundOf, type Search } from './ground.js';
import { LIMITS } from './limits.js';
import type { CheckedScenario } from './load.js';
import { nameFolders } from './locate.js';
import type { Doubt } from './resolve/doubts.js';
import type { ReachScenario } from './resolve/outlook.js';
import { resolveScenario } from './resolve/resolve-scenario.js';
import { checkShape } from './schema/check-shape.js';
import type { ScenarioFile } from './schema/file.js';
import { parseYaml } from './source/parse-yaml.js';
import { readText } from './source/read-text.js';
import { type Report, reportTo, type SourceFile } from './source/source-file.js';
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
  readonly parser: () => ParseExpression;
  readonly baselines: Map<string, Baseline>;
  readonly loaded: Map<string, CheckedScenario>;
  /** Makes a scenario that was read come into force in another year. */
  readonly movers: WeakMap<Scenario, (inForce: number) => Scenario>;
};

/** A function that reads scenario files by absolute path and remembers what it has read. */
export function createLoader(options: LoadOptions): (path: string) => CheckedScenario {
  const parser = once(createExpressionParser);
  const loading: Loading = { options, parser, baselines: new Map(), loaded: new Map(), movers: new WeakMap() };
  return (path) => load(loading, path, []);
}

function load(loading: Loading, path: string, chain: readonly string[]): CheckedScenario {
  const known = loading.loaded.get(path);
  if (known !== undefined) return known;
  const checked = read(loading, path, [...chain, path]);
  // What went wrong on the way from another file, a circle above all, may not go wrong from here.
  if (checked.scenario !== undefined || chain.length === 0) loading.loaded.set(path, checked);
  return checked;
}

function read(loading: Loading, path: string, chain: readonly string[]): CheckedScenario {
  const given = loading.options.textOf?.(path);
  // What a file names lies in its folder, where locate.ts found it; what a person names may be anywhere.
  const within = chain.length > 1 ? dirname(path) : undefined;
  const content = given === undefined ? readText(path, within) : { text: given };
  if ('problem' in content) return { diagnostics: [content.problem] };
  const { source, diagnostics } = parseYaml(path, content.text);
  if (hasErrors(diagnostics)) return { diagnostics: inOrder(diagnostics) };
  const report = reportTo(diagnostics, source);
  const scenario = understand(loading, source, diagnostics, report, chain);
  if (scenario === undefined || hasErrors(diagnostics))
    return { diagnostics: inOrder(diagnostics).slice(0, LIMITS.diagnostics) };
  for (const { code, at, message, hint } of loading.options.doubts?.(scenario) ?? [])
    report(code, at, message, { hint, part: 'key' });
  return { scenario, diagnostics: inOrder(diagnostics) };
}

function understand(
  loading: Loading,
  source: SourceFile,
  diagnostics: Diagnostic[],
  report: Report,
  chain: readonly string[],
): Scenario | undefined {
  const { options, baselines, parser } = loading;
  const search: Search = {
    folders: nameFolders(dirname(source.path), options.shippedFolder),
    chain,
    report,
    diagnostics,
    load: (path, from) => load(loading, path, from),
    readBaseline: options.readBaseline,
    baselines,
  };
  const ground = isMap(source.data) ? groundOf(search, source) : undefined;
  const shaped = checkShape(source, report, ground?.baseline.dimensions);
  if (shaped === undefined) return undefined;
  warnOfName(source, shaped.file, report);
  if (ground === undefined) return undefined;
  const reach: ReachScenario = {
    find: (name, at) => findScenario(search, name, at),
    inForceFrom: (scenario, year) => loading.movers.get(scenario)?.(year) ?? scenario,
  };
  const input = { source, shaped, ...ground, parser, reach };
  const scenario = resolveScenario({ ...input, report });
  // What there is to say about the file was said when it was read.
  loading.movers.set(scenario, (inForce) => resolveScenario({ ...input, inForce, report: () => undefined }));
  return scenario;
}

function isMap(data: unknown): boolean {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}

function warnOfName(source: SourceFile, file: ScenarioFile, report: Report): void {
  const stem = basename(source.path).replace(/\.ya?ml$/, '');
  const written = (source.data as Readonly<Record<string, unknown>>).scenario;
  if (written === file.scenario && stem !== file.scenario)
    report('name_differs', ['scenario'], `The scenario '${file.scenario}' is in a file called '${stem}'.`);
}
