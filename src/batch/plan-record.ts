import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { CodeVersion } from '../output/code-version.js';
import type { MadeFrom } from '../output/data-package.js';
import type { Selection } from '../output/long-table.js';
import type { Shown } from '../output/outcome-table.js';
import type { Scenario } from '../scenario/types.js';
import { RoosimError } from '../types/errors.js';
import type { Design } from '../uncertainty/types.js';
import { unwritable } from './disk.js';
import { createExclusively } from './exclusive-file.js';
import { readRegular } from './read-regular.js';

/** Everything that decides about the rows of a batch. Kept in its folder as plan.json. */
export type PlanRecord = {
  readonly scenarios: readonly MadeFrom[];
  /** Name of the scenario that formulas call `baseline`. */
  readonly reference: string;
  /** Number of draws beside the central run. */
  readonly draws: number;
  readonly seed: number;
  readonly design: Design;
  readonly selection: Selection;
  readonly shown: Shown;
  readonly code: CodeVersion;
  /** Engine and processor family: their arithmetic decides about the last bits. */
  readonly arithmetic: string;
};

/** What a folder keeps of a scenario: enough to describe the data when the scenario's file is out of reach. */
export function recordScenario({ name, title, hash, sources, baseline }: Scenario): MadeFrom {
  const { dimensions } = baseline;
  return {
    name,
    title,
    hash,
    sources,
    baseline: { name: baseline.name, title: baseline.title, hash: baseline.hash, dimensions },
  };
}

/** The arithmetic of this process. Exponentials and powers come from the JavaScript engine, so its version counts. */
export function arithmeticOfThisProcess(): string {
  return `V8 ${process.versions.v8.split('.').slice(0, 2).join('.')} on ${process.arch}`;
}

/** SHA-256 over the record, hex. */
export function planId(record: PlanRecord): string {
  return createHash('sha256').update(JSON.stringify(record)).digest('hex');
}

const planPath = (folder: string): string => join(folder, 'plan.json');

/** What a batch puts into its folder, beside plan.json. */
const BATCH_FILES = ['shards', 'results.csv', 'failures.csv', 'results.parquet', 'datapackage.json'];

/**
 * Writes plan.json, or makes sure that the one that is there is the same.
 * @throws RoosimError 'plan_mismatch' naming what differs, 'file_unwritable', also where files of somebody else's would be
 * overwritten.
 */
export async function claimFolder(folder: string, record: PlanRecord): Promise<void> {
  await refuseForeignFiles(folder);
  const text = `${JSON.stringify({ id: planId(record), ...record }, undefined, 2)}\n`;
  const { created } = await createExclusively(planPath(folder), text).catch((cause: unknown) => {
    throw unwritable(planPath(folder), cause);
  });
  if (created) return;
  const there = await readPlan(folder);
  if (planId(there) === planId(record)) return;
  throw new RoosimError('plan_mismatch', `${folder} holds another batch: ${differences(there, record).join('; ')}.`, {
    hint: 'Different batches are not mixed. Give another --out folder, or remove this one to start over.',
  });
}

/**
 * Reads plan.json of a batch folder.
 * @throws RoosimError 'shards_incomplete' when there is none, 'plan_mismatch' when it was changed.
 */
export async function readPlan(folder: string): Promise<PlanRecord> {
  const { text } = await readRegular(planPath(folder)).catch((cause: unknown) => {
    if (cause instanceof RoosimError) throw cause;
    throw new RoosimError('shards_incomplete', `${folder} holds no batch: it has no plan.json.`, {
      hint: 'Give the folder that roosim batch wrote to with --out.',
      cause,
    });
  });
  try {
    const { id, ...record } = JSON.parse(text) as PlanRecord & { readonly id: string };
    if (planId(record) === id) return record;
  } catch {
    // Said below, as for a changed one.
  }
  throw new RoosimError('plan_mismatch', `${planPath(folder)} is not as it was written.`, {
    hint: 'Restore it, or remove the folder to start over.',
  });
}

/** A folder without a plan must not hold files that the batch would write over. */
async function refuseForeignFiles(folder: string): Promise<void> {
  const names = await readdir(folder).catch((cause: unknown) => {
    throw unwritable(folder, cause);
  });
  const foreign = names.includes('plan.json') ? undefined : names.find((name) => BATCH_FILES.includes(name));
  if (foreign === undefined) return;
  throw new RoosimError('file_unwritable', `${join(folder, foreign)} is there already, and is not of this batch.`, {
    hint: 'Give --out a folder of its own; it is made if it is not there.',
  });
}

function differences(there: PlanRecord, here: PlanRecord): readonly string[] {
  const found: string[] = [];
  const compare = (what: string, a: unknown, b: unknown): void => {
    if (JSON.stringify(a) !== JSON.stringify(b)) found.push(`${what} ${say(a)} there, ${say(b)} here`);
  };
  const names = (record: PlanRecord): readonly string[] => record.scenarios.map(({ name }) => name);
  compare('scenarios', names(there), names(here));
  compare('baseline', there.reference, here.reference);
  for (const scenario of here.scenarios) {
    const twin = there.scenarios.find(({ name }) => name === scenario.name);
    if (twin === undefined) continue;
    if (twin.hash !== scenario.hash) found.push(`the file of ${scenario.name} has changed since`);
    if (twin.baseline.hash !== scenario.baseline.hash) found.push(`the data under ${scenario.name} have changed since`);
  }
  compare('draws', there.draws, here.draws);
  compare('seed', there.seed, here.seed);
  compare('design', there.design, here.design);
  compare('selection', there.selection, here.selection);
  compare('rows', there.shown, here.shown);
  compare('version', there.code.version, here.code.version);
  if (there.code.hash !== here.code.hash && there.code.version === here.code.version) {
    found.push('the program has changed since');
  }
  compare('arithmetic', there.arithmetic, here.arithmetic);
  return found.length > 0 ? found : ['its description differs'];
}

function say(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value);
}
