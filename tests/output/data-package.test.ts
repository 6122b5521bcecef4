import { describe, expect, it, vi } from 'vitest';
import { codeVersion } from '../../src/output/code-version.js';
import { dataPackage } from '../../src/output/data-package.js';
import { LONG_TABLE_FIELDS } from '../../src/output/long-table.js';
import { METRICS } from '../../src/types/metrics.js';
import { shippedBaseline, statusQuo } from '../support/scenarios.js';

type Field = { readonly name: string; readonly type: string };
type Described = {
  readonly resources: readonly {
    readonly name: string;
    readonly path: string;
    readonly schema: { readonly fields: readonly Field[] };
  }[];
  readonly metrics: readonly { readonly name: string; readonly unit: string }[];
  readonly made: Readonly<Record<string, unknown>>;
};

const scenario = statusQuo(shippedBaseline());
const making = {
  command: 'batch mine.yaml --draws 10 --seed 1',
  seed: 1,
  draws: 10,
  code: codeVersion(),
  scenarios: [scenario],
};
const described = (): Described =>
  JSON.parse(
    JSON.stringify(
      dataPackage('mine', 'Mine', making, [{ path: 'Results 1.csv', title: 'Results', bytes: 7, hash: 'ab' }]),
    ),
  );

describe('the description beside the data', () => {
  it('describes every column, in the order of the file', () => {
    const [resource] = described().resources;
    expect(resource?.schema.fields.map((field) => field.name)).toEqual([...LONG_TABLE_FIELDS]);
    expect(resource).toMatchObject({
      name: 'results-1',
      path: 'Results 1.csv',
      bytes: 7,
      hash: 'sha256:ab',
      encoding: 'utf-8',
    });
  });

  it('gives the unit of every metric', () => {
    expect(described().metrics.map(({ name }) => name)).toEqual([...METRICS]);
    expect(described().metrics.every(({ unit }) => unit !== '')).toBe(true);
  });

  it('says what the data were made from: command, seed, scenarios, baseline and code by their hashes', () => {
    expect(described().made).toMatchObject({
      command: making.command,
      seed: 1,
      draws: 10,
      code: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
      scenarios: [{ name: scenario.name, hash: `sha256:${scenario.hash}`, baseline: scenario.baseline.name }],
      baselines: [{ name: scenario.baseline.name, hash: `sha256:${scenario.baseline.hash}` }],
    });
  });

  it('is the same whenever it is made', () => {
    const now = described();
    vi.useFakeTimers({ now: 0 });
    expect(described()).toEqual(now);
    vi.useRealTimers();
  });
});
