import type { Scenario } from '../scenario/types.js';
import { classNames, countryNames, type Dimensions, outcomeClasses, outcomeCountries } from '../types/dimensions.js';
import { METRIC_INFO, METRICS } from '../types/metrics.js';
import type { CodeVersion } from './code-version.js';
import { listed } from './names.js';

/** What of a scenario its data set tells. */
export type MadeFrom = Pick<Scenario, 'name' | 'title' | 'hash' | 'sources'> & {
  readonly baseline: Pick<Scenario['baseline'], 'name' | 'title' | 'hash' | 'dimensions'>;
};

/** How a data set was made, so that anyone can make it again. */
export type Making = {
  /** The command as it was typed, without the program's path. */
  readonly command: string;
  /** Undefined for a central run, which draws nothing. */
  readonly seed: number | undefined;
  readonly draws: number;
  readonly code: CodeVersion;
  readonly scenarios: readonly MadeFrom[];
};

/** A CSV file of the data set in the form of the long table. */
export type LongTableFile = {
  /** Name of the file, relative to the data package. */
  readonly path: string;
  readonly title: string;
  readonly bytes?: number;
  /** SHA-256, hex. */
  readonly hash?: string;
};

function fieldsIn(dimensions: Dimensions): readonly object[] {
  const { region, classes } = dimensions;
  const members = listed(region.members.map((country) => countryNames(dimensions, country).name));
  const named = classes.map((code) => `${code}: ${classNames(dimensions, code).plural}`);
  return [
    { name: 'scenario', type: 'string', description: 'Name of the scenario.', constraints: { required: true } },
    { name: 'draw', type: 'integer', description: 'Number of the draw; empty for the run at central values.' },
    { name: 'year', type: 'year', constraints: { required: true } },
    { name: 'metric', type: 'string', description: 'What is measured; see metrics.', constraints: { required: true } },
    {
      name: 'country',
      type: 'string',
      description: `Place of assembly, market or jobs, as the metric says; ${region.code} is ${members} together.`,
      constraints: { enum: outcomeCountries(dimensions) },
    },
    {
      name: 'class',
      type: 'string',
      description: `Customs class; ${named.join(', ')}.`,
      constraints: { enum: outcomeClasses(dimensions) },
    },
    { name: 'value', type: 'number', description: 'In the unit of the row; empty where the metric does not apply.' },
    { name: 'unit', type: 'string', constraints: { required: true } },
  ];
}

/** The fields of a data set's tables: all its scenarios are of one economy. */
function fieldsOf({ scenarios }: Making): readonly object[] {
  const [first] = scenarios;
  return first === undefined ? [] : fieldsIn(first.baseline.dimensions);
}

/**
 * The description that goes beside long tables as datapackage.json (Frictionless Data Package, version 1): fields,
 * units, and what the data were made from. Its tables are tabular data resources; the package itself is not a tabular one,
 * because a Parquet file may lie beside them. It carries no time of making, so the same run gives the same bytes.
 */
export function dataPackage(name: string, title: string, making: Making, files: readonly LongTableFile[]): object {
  const baselines = new Map(making.scenarios.map(({ baseline }) => [baseline.hash, baseline]));
  return {
    profile: 'data-package',
    name,
    title,
    resources: files.map((file) => longTableResource(file, fieldsOf(making))),
    metrics: METRICS.map((metric) => ({ name: metric, ...METRIC_INFO[metric] })),
    made: {
      by: `roosim ${making.code.version}`,
      command: making.command,
      seed: making.seed ?? null,
      draws: making.draws,
      code: `sha256:${making.code.hash}`,
      scenarios: making.scenarios.map((scenario) => ({
        name: scenario.name,
        title: scenario.title,
        hash: `sha256:${scenario.hash}`,
        baseline: scenario.baseline.name,
        sources: scenario.sources,
      })),
      baselines: [...baselines.values()].map((baseline) => ({
        name: baseline.name,
        title: baseline.title,
        hash: `sha256:${baseline.hash}`,
      })),
    },
  };
}

function longTableResource({ path, title, bytes, hash }: LongTableFile, fields: readonly object[]): object {
  return {
    name: path
      .replace(/\.csv$/, '')
      .toLowerCase()
      .replace(/[^a-z0-9._-]+/g, '-'),
    path,
    title,
    profile: 'tabular-data-resource',
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    ...(bytes === undefined ? {} : { bytes }),
    ...(hash === undefined ? {} : { hash: `sha256:${hash}` }),
    dialect: { delimiter: ',', quoteChar: '"', doubleQuote: true, lineTerminator: '\n', header: true },
    schema: {
      fields,
      missingValues: [''],
    },
  };
}
