import { describe, expect, it } from 'vitest';
import { analyseSensitivity, type SensitiveFigure } from '../../src/analysis/sensitivity.js';
import { createPointRunner } from '../../src/analysis/sensitivity-points.js';
import type { Baseline, Parameter } from '../../src/baseline/types.js';
import { loadScenarios } from '../../src/scenario/load.js';
import type { Scenario } from '../../src/scenario/types.js';
import { shipped } from '../support/shipped.js';

const varying = ['paperwork', 'parts_jobs_per_musd.US', 'parts_jobs_per_musd.MX'];

/** The same economy with all but a few assumptions known. */
function mostlyKnown(baseline: Baseline): Baseline {
  const known = (entry: Parameter): Parameter => ({ ...entry, distribution: { kind: 'fixed' } });
  const entries = [...baseline.register.values()].map(
    (entry) => [entry.id, varying.includes(entry.id) ? entry : known(entry)] as const,
  );
  return { ...baseline, register: new Map(entries) };
}

const [nafta, proposal] = loadScenarios([shipped('nafta-1994'), shipped('us-85-50')]).map(
  (scenario): Scenario => ({ ...scenario, baseline: mostlyKnown(scenario.baseline), parameterOverrides: {} }),
) as [Scenario, Scenario];

const figure = (country: 'US' | 'CA' | 'MX', of: SensitiveFigure['of']): SensitiveFigure => {
  return { metric: 'jobs.parts', country, vehicleClass: 'all', year: 2020, of };
};

describe('what drives a figure', () => {
  const plan = { seed: 1, trajectories: 2, top: 3, samples: 8, resamples: 20 };

  it('is what it is made of, and nothing else', async () => {
    const figures = [figure('US', 'change'), figure('MX', 'level')];
    const [us, mx] = await analyseSensitivity(proposal, nafta, figures, plan);
    const of = (sensitivity: typeof us, id: string) =>
      sensitivity?.influences.find(({ unknown }) => unknown?.id === id);
    // Jobs in one country know nothing of jobs per dollar in another.
    expect(of(us, 'parts_jobs_per_musd.MX')?.effects?.muStar ?? 0).toBe(0);
    expect(of(mx, 'parts_jobs_per_musd.US')?.effects?.muStar ?? 0).toBe(0);
    // The level is proportional to its own coefficient, which dwarfs all else (eight rows leave much noise).
    const own = of(mx, 'parts_jobs_per_musd.MX');
    expect(own?.effects?.mu).toBeGreaterThan(0);
    expect(own?.indices?.total.value).toBeGreaterThan(0.5);
    expect(mx?.influences[0]).toBe(own);
    expect(us?.influences.map(({ members }) => members)).toEqual([1, 1, 1, 1]);
  });

  it('counts its runs, gives the same for the same seed, and groups what is not shown', async () => {
    const counts: number[][] = [];
    const once = () =>
      analyseSensitivity(nafta, nafta, [figure('CA', 'level')], {
        ...plan,
        top: 1,
        samples: 2,
        onRun: (...count) => counts.push(count),
      });
    const [first, second] = [await once(), await once()];
    expect(second).toEqual(first);
    const runs = 2 * 5 + 2 * (1 + 1 + 2);
    expect(counts.slice(0, runs)).toEqual(Array.from({ length: runs }, (_, i) => [i + 1, runs]));
    expect(first[0]?.influences.map(({ unknown, members }) => [unknown !== undefined, members])).toEqual([
      [true, 1],
      [false, 3],
    ]);
  });
});

describe('unknowns', () => {
  it('are the parameters that vary, the filings, and the branch of an outlook', () => {
    const outlook: Scenario = {
      ...nafta,
      name: 'talks',
      outlook: [
        { label: 'as it is', weight: 0.5, scenario: nafta },
        { label: 'proposal', weight: 0.5, scenario: proposal },
      ],
    };
    const runner = createPointRunner(outlook, nafta, 1, { years: [2020] });
    expect(runner.unknowns.map(({ kind, id }) => `${kind} ${id}`)).toEqual([
      'parameter paperwork',
      'parameter parts_jobs_per_musd.US',
      'parameter parts_jobs_per_musd.MX',
      'filings filing_rounding',
      'branch talks',
    ]);
    const at = (branch: number) => runner.run(Float64Array.of(0.5, 0.5, 0.5, 0.5, branch));
    expect(at(0.2).results.cells).toEqual(at(0.2).reference.cells);
    expect(at(0.8).results.cells).not.toEqual(at(0.8).reference.cells);
  });
});
