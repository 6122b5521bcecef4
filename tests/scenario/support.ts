import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadBaseline } from '../../src/baseline/load.js';
import type { Baseline } from '../../src/baseline/types.js';
import { type CheckedScenario, checkScenario, type LoadOptions } from '../../src/scenario/load.js';
import type { Scenario } from '../../src/scenario/types.js';

export const SHIPPED = fileURLToPath(new URL('../../scenarios', import.meta.url));
export const BAD = fileURLToPath(new URL('./bad', import.meta.url));

/** Options that read each baseline folder once, however many files are checked with them. */
export function sharedBaseline(): LoadOptions {
  const read = new Map<string, Baseline>();
  return {
    readBaseline: (folder) => {
      const baseline = read.get(folder) ?? loadBaseline(folder);
      read.set(folder, baseline);
      return baseline;
    },
  };
}

/** Milliseconds of work done while `act` runs; other programs on the machine do not count. */
export function cpuMsOf(act: () => void): number {
  const before = process.cpuUsage();
  act();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Paths of every scenario file that ships. */
export function shippedFiles(): string[] {
  return ['.', 'variants', 'outlooks', 'proposals'].flatMap((folder) =>
    readdirSync(join(SHIPPED, folder))
      .filter((name) => name.endsWith('.yaml'))
      .sort()
      .map((name) => join(SHIPPED, folder, name)),
  );
}

/** A text held against everything, as if it were the file `mine.yaml` beside the shipped ones. */
export function checkText(text: string, options: LoadOptions): CheckedScenario {
  const path = join(SHIPPED, 'mine.yaml');
  return checkScenario(path, { ...options, textOf: (asked) => (asked === path ? text : undefined) });
}

/** The scenario of a text without errors. */
export function scenarioOf(text: string, options: LoadOptions): Scenario {
  const { scenario, diagnostics } = checkText(text, options);
  if (scenario === undefined) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return scenario;
}

/** What two scenarios must have in common to be the same proposal: all but where the texts came from. */
export function meaningOf(scenario: Scenario): unknown {
  const { path: _path, lineage: _lineage, parent: _parent, hash: _hash, baseline, outlook, ...meaning } = scenario;
  return {
    ...meaning,
    baseline: baseline.hash,
    metrics: Object.entries(scenario.metrics).map(([name, { text, unit }]) => [name, text, unit]),
    claims: scenario.claims.map(({ holdsIf, against, ...claim }) => ({
      ...claim,
      holdsIf: holdsIf.text,
      against: against?.name,
    })),
    outlook: outlook?.map((branch) => ({ ...branch, scenario: meaningOf(branch.scenario) })),
  };
}
