import { dataPackage } from '../output/data-package.js';
import { FAILURE_FIELDS } from './failures.js';
import { type PlanRecord, planId } from './plan-record.js';
import type { Checksum } from './read-regular.js';

/** The files of a merged batch, as far as its description names them. */
export type BatchFiles = {
  readonly results: Checksum;
  readonly failures: Checksum;
  /** Undefined when there is no Parquet file. */
  readonly parquet: Checksum | undefined;
};

/**
 * The content of a batch's datapackage.json: the long table as every command describes it, the failed runs, and the plan.
 * It depends on the plan and the files alone, so the same batch gives the same bytes.
 */
export function describeBatch(plan: PlanRecord, { results, failures, parquet }: BatchFiles): string {
  const title = `Outcomes of ${plan.scenarios.map((scenario) => scenario.name).join(', ')}`;
  const table = { path: 'results.csv', title, bytes: results.bytes, hash: results.sha256 };
  const { code, draws, scenarios } = plan;
  const seed = draws === 0 ? undefined : plan.seed;
  const described = dataPackage('roosim-batch', title, { command: commandOf(plan), seed, draws, code, scenarios }, [
    table,
  ]) as { readonly resources: readonly object[]; readonly made: object };
  const columns = parquet && {
    name: 'results-parquet',
    path: 'results.parquet',
    title,
    format: 'parquet',
    bytes: parquet.bytes,
    hash: `sha256:${parquet.sha256}`,
  };
  const failed = {
    name: 'failures',
    path: 'failures.csv',
    title: 'Runs that could not be simulated',
    profile: 'tabular-data-resource',
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    bytes: failures.bytes,
    hash: `sha256:${failures.sha256}`,
    schema: {
      fields: FAILURE_FIELDS.map((name) => ({ name, type: name === 'draw' ? 'integer' : 'string' })),
      missingValues: [''],
    },
  };
  const description = {
    ...described,
    resources: [...described.resources, failed, ...(columns === undefined ? [] : [columns])],
    made: {
      ...described.made,
      design: draws === 0 ? null : plan.design,
      arithmetic: plan.arithmetic,
      plan: `sha256:${planId(plan)}`,
    },
  };
  return `${JSON.stringify(description, undefined, 2)}\n`;
}

/** What the description of a batch says of its files; undefined when it is of another plan, or no such description. */
export function readDescription(text: string, plan: PlanRecord): BatchFiles | undefined {
  try {
    const { made, resources } = JSON.parse(text) as {
      readonly made: { readonly plan: string };
      readonly resources: readonly { readonly path: string; readonly bytes: number; readonly hash?: string }[];
    };
    const file = (path: string): Checksum | undefined => {
      const found = resources.find((resource) => resource.path === path);
      return found && { bytes: found.bytes, sha256: found.hash?.slice('sha256:'.length) ?? '' };
    };
    const [results, failures] = [file('results.csv'), file('failures.csv')];
    if (results === undefined || failures === undefined) return undefined;
    if (made.plan !== `sha256:${planId(plan)}`) return undefined;
    return { results, failures, parquet: file('results.parquet') };
  } catch {
    return undefined;
  }
}

/** The command that makes the same data set again, whatever the worker and shard counts were. */
function commandOf({ scenarios, reference, draws, seed, design, selection, shown }: PlanRecord): string {
  const others = scenarios.map(({ name }) => name).filter((name) => name !== reference);
  const drawn = draws === 0 ? [] : ['--draws', draws, '--seed', seed, '--design', design];
  const chosen = [
    ['--year', selection.years],
    ['--metric', selection.metrics],
    ['--country', selection.countries],
    ['--class', selection.classes],
  ] as const;
  const selected = chosen.flatMap(([flag, values]) => (values === undefined ? [] : [flag, values.join(',')]));
  const files = others.length > 0 ? [...others, '--baseline', reference] : [reference];
  return ['roosim', 'batch', ...files, ...drawn, ...selected, ...(shown === 'levels' ? [] : ['--show', shown])].join(
    ' ',
  );
}
