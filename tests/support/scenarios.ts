import { loadBaseline } from '../../src/baseline/load.js';
import type { Baseline } from '../../src/baseline/types.js';
import type { ContentMeasure, DatedRule, Rule, Scenario } from '../../src/scenario/types.js';
import { CATEGORIES, VEHICLE_CLASSES } from './dimensions.js';

const NET_COST = CATEGORIES.filter((category) => category !== 'development');

/** The measures most tests need; `traced` leaves nothing deemed originating. */
export const MEASURES: Readonly<Record<string, ContentMeasure>> = {
  regional: { name: 'regional', counts: ['US', 'CA', 'MX'], base: NET_COST, untraced: 'register', atWageFloor: false },
  traced: { name: 'traced', counts: ['US', 'CA', 'MX'], base: NET_COST, untraced: {}, atWageFloor: false },
  us: { name: 'us', counts: ['US'], base: NET_COST, untraced: {}, atWageFloor: false },
};

/** A requirement on every class and maker at one threshold for all years. */
export function atLeast(measure: string, threshold: number): Rule {
  return {
    kind: 'at_least',
    measure,
    threshold: [{ from: 1994, value: threshold }],
    classes: VEHICLE_CLASSES,
    credits: [],
  };
}

/** A rule in force from a year, announced the same year. */
export function dated(inForce: number, rule: Rule, measures = MEASURES): DatedRule {
  return { inForce, announced: inForce, rule, measures };
}

/** The status quo of a baseline, built in code: a regional requirement of 62.5%, preferential or MFN. */
export function statusQuo(baseline: Baseline): Scenario {
  const region = ['US', 'CA', 'MX'] as const;
  const everywhere = ['US', 'CA', 'MX', 'ROW'] as const;
  const always = { classes: VEHICLE_CLASSES, inForce: 1994, until: undefined } as const;
  return {
    name: 'status-quo',
    title: 'Status quo',
    summary: '62.5% regional content or MFN.',
    path: 'status-quo.yaml',
    lineage: [],
    sources: [],
    baseline,
    measures: MEASURES,
    rules: [dated(1994, atLeast('regional', 0.625))],
    treatments: [
      {
        ...always,
        name: 'preferential',
        into: region,
        from: region,
        requires: 'rule',
        duty: [{ from: 1994, value: 0 }],
        paperwork: true,
      },
      { ...always, name: 'mfn', into: region, from: everywhere, requires: 'nothing', duty: 'mfn', paperwork: false },
    ],
    additionalDuties: [],
    partsDuties: [],
    sourcingShifts: [],
    parameterOverrides: {},
    metrics: {},
    claims: [],
    calendar: [],
    outlook: undefined,
    hash: '0',
  };
}

/** The shipped baseline. */
export function shippedBaseline(): Baseline {
  return loadBaseline(new URL('../../scenarios/baselines/north-america-2019', import.meta.url).pathname);
}
