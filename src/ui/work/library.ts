import { loadBaseline } from '../../baseline/load.js';
import type { Baseline } from '../../baseline/types.js';
import { renderMessage } from '../../output/message.js';
import { checkScenario } from '../../scenario/load.js';
import type { Scenario } from '../../scenario/types.js';
import type { Subject } from '../state/needs.js';
import { withLevers } from './levers.js';

type Read = { readonly scenario: Scenario } | { readonly problem: readonly string[] };

/** The scenarios of one thread, as their files were last read. */
export type Library = {
  /** Reads a file: the scenario, or the lines that say what is wrong with it. */
  readonly read: (key: string) => Read;
  /**
   * A scenario with its levers; the same object for the same subject, so that what was compiled for it can be found.
   * @throws Error when the file is not valid any more.
   */
  readonly scenario: (subject: Subject) => Scenario;
};

/** A library that reads a file once per state of it, and a baseline once. */
export function createLibrary(cwd: string): Library {
  const baselines = new Map<string, Baseline>();
  /** Without a revision: just read, and not asked for yet. */
  const files = new Map<string, { readonly revision: number | undefined; readonly scenario: Scenario }>();
  const edited = new Map<string, { readonly id: string; readonly scenario: Scenario }>();

  const readBaseline = (folder: string): Baseline => {
    const baseline = baselines.get(folder) ?? loadBaseline(folder);
    baselines.set(folder, baseline);
    return baseline;
  };
  const read = (key: string): Read => {
    const { scenario, diagnostics } = checkScenario(key, { readBaseline });
    if (scenario !== undefined) {
      files.set(key, { revision: undefined, scenario });
      return { scenario };
    }
    const text = diagnostics.map((diagnostic) => renderMessage(diagnostic, { color: false, cwd })).join('');
    return { problem: text.trimEnd().split('\n') };
  };
  const fromFile = ({ key, revision }: Subject): Scenario => {
    const known = files.get(key);
    if (known !== undefined && (known.revision === undefined || known.revision === revision)) {
      files.set(key, { revision, scenario: known.scenario });
      return known.scenario;
    }
    const now = read(key);
    if ('problem' in now) throw new Error(now.problem[0] ?? `${key} is not valid.`);
    files.set(key, { revision, scenario: now.scenario });
    return now.scenario;
  };
  return {
    read,
    scenario: (subject) => {
      const file = fromFile(subject);
      if (Object.keys(subject.values).length === 0) return file;
      const id = JSON.stringify(subject);
      const known = edited.get(subject.key);
      if (known?.id === id) return known.scenario;
      const scenario = withLevers(file, subject.values);
      edited.set(subject.key, { id, scenario });
      return scenario;
    },
  };
}
