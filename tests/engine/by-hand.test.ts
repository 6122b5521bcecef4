import { describe, expect, it } from 'vitest';
import { outcome, simulate } from '../../src/engine/index.js';
import { METRICS, type MetricName } from '../../src/types/metrics.js';
import { TINY, tinyScenario } from '../support/tiny-economy.js';

const { theta, eta, sigma } = TINY;
const PARTS = 1 - TINY.assembly - TINY.development;
/** Net cost: all but development. */
const NET = 1 - TINY.development;
const none = Number.NaN;

/** A plan of the exported carline: regional parts, parts from elsewhere, and the price of the requirement. */
type Plan = { readonly regional: number; readonly outside: number; readonly lambda: number };

const FREE: Plan = { regional: PARTS * TINY.regionalParts, outside: PARTS * (1 - TINY.regionalParts), lambda: 0 };

/** x = cost share · s · m^(−θ−1) Φ^(−1/θ−1) with m = 1 − λ(a − h b), for all parts alike; λ by bisection until content is h. */
function compliant(h: number): Plan {
  let [low, high] = [0, 1 / (1 - h)];
  let plan = FREE;
  for (let i = 0; i < 200; i++) {
    const lambda = (low + high) / 2;
    const [inside, outside] = [1 - lambda * (1 - h), 1 + lambda * h];
    const phi = TINY.regionalParts * inside ** -theta + (1 - TINY.regionalParts) * outside ** -theta;
    const scale = PARTS * phi ** (-1 / theta - 1);
    plan = {
      regional: scale * TINY.regionalParts * inside ** (-theta - 1),
      outside: scale * (1 - TINY.regionalParts) * outside ** (-theta - 1),
      lambda,
    };
    if (content(plan) < h) low = lambda;
    else high = lambda;
  }
  return plan;
}

const parts = ({ regional, outside }: Plan): number => regional + outside;
const cost = (plan: Plan): number => parts(plan) + TINY.assembly + TINY.development;
const netCost = (plan: Plan): number => parts(plan) + TINY.assembly;
const content = (plan: Plan): number => (plan.regional + TINY.assembly) / netCost(plan);
const logit = (advantage: number): number => 1 / (1 + Math.exp(-advantage / sigma));

/** The exported carline's programmes that follow a plan: how much of the year's they are, and how they enter the United States. */
type Programme = {
  readonly plan: Plan;
  readonly weight: number;
  readonly isEligible: boolean;
  readonly claims: number;
  readonly landed: number;
  readonly duty: number;
  readonly papers: number;
};

function programme(plan: Plan, weight: number, isEligible: boolean): Programme {
  const [with_, without] = [cost(plan) * (1 + TINY.paperwork), cost(plan) * (1 + TINY.mfn)];
  const claims = isEligible ? logit(Math.log(without / with_)) : 0;
  return {
    plan,
    weight,
    isEligible,
    claims,
    landed: claims * with_ + (1 - claims) * without,
    duty: (1 - claims) * cost(plan) * TINY.mfn,
    papers: claims * cost(plan) * TINY.paperwork,
  };
}

const base = programme(FREE, 1, true);

/** The year's outcomes in Canada, the United States and the region together, from its programmes. */
function outcomes(
  programmes: readonly Programme[],
  years: number,
): Record<string, Record<'CA' | 'US' | 'NAM', number>> {
  const { exported, atHome, jobs, usPart } = TINY;
  const spending = [exported.sold * exported.unitCostUsd * base.landed, atHome.sold * atHome.unitCostUsd] as const;
  const all = spending[0] + spending[1];
  const level = programmes.reduce((sum, { weight, landed }) => sum + weight * (landed / base.landed) ** (1 - eta), 0);
  const index = ((spending[0] * level + spending[1]) / all) ** (1 / (1 - eta));
  const scale = index ** (eta + TINY.mu);
  const soldHome = atHome.sold * scale;
  const sold = programmes.map(({ weight, landed }) => exported.sold * scale * weight * (landed / base.landed) ** -eta);
  const over = (amount: (programme: Programme) => number): number =>
    programmes.reduce((sum, one, j) => sum + (sold[j] as number) * amount(one), 0);
  const vehicles = over(() => 1);
  const value = exported.unitCostUsd;
  const homeNet = soldHome * atHome.unitCostUsd * NET;
  const homeRegional = soldHome * atHome.unitCostUsd * (FREE.regional + TINY.assembly);
  const homeUs = soldHome * atHome.unitCostUsd * (FREE.regional * usPart.US + TINY.assembly);
  const net = value * over(({ plan }) => netCost(plan));
  const regional = value * over(({ plan }) => plan.regional + TINY.assembly);
  const us = value * over(({ plan }) => plan.regional * usPart.CA);
  // Millions of dollars of parts by origin, and of everything that is bought in the United States.
  const usParts = (us + soldHome * atHome.unitCostUsd * FREE.regional * usPart.US) / 1000;
  const caParts =
    (value * over(({ plan }) => plan.regional * (1 - usPart.CA)) +
      soldHome * atHome.unitCostUsd * FREE.regional * (1 - usPart.US)) /
    1000;
  const output = (1 + TINY.growth) ** years;
  const direct = {
    US: (usParts * jobs.partsUs + soldHome * jobs.assemblyUs) / output,
    CA: (caParts * jobs.partsCa + vehicles * jobs.assemblyCa) / output,
  };
  const indirect = (jobs.indirectPerMusd * (usParts + (soldHome * atHome.unitCostUsd * TINY.assembly) / 1000)) / output;
  const claimed = over(({ plan, claims }) => claims * cost(plan)) / over(({ plan }) => cost(plan));
  const row = (CA: number, US: number, NAM: number) => ({ CA, US, NAM });
  const sum = (CA: number, US: number) => row(CA, US, CA + US);
  const homeValue = soldHome * atHome.unitCostUsd;
  const eligible = value * over(({ plan, isEligible }) => (isEligible ? cost(plan) : 0));
  const made = value * over(({ plan }) => cost(plan));
  const rule = value * over(({ plan, papers }) => cost(plan) - 1 + papers);
  const shadow = (value * over(({ plan }) => plan.lambda * netCost(plan))) / 100;
  const homeMeets = FREE.regional + TINY.assembly >= (years === 0 ? TINY.before : TINY.after) * NET ? 1 : 0;
  return {
    'content.regional': row(regional / net, homeRegional / homeNet, (regional + homeRegional) / (net + homeNet)),
    'content.us': row(us / net, homeUs / homeNet, (us + homeUs) / (net + homeNet)),
    'compliance.value': row(claimed, none, claimed),
    'compliance.carlines': row(over(({ claims }) => claims) / vehicles, none, over(({ claims }) => claims) / vehicles),
    'eligible.value': row(eligible / made, homeMeets, (eligible + homeMeets * homeValue) / (made + homeValue)),
    'jobs.assembly': sum((vehicles * jobs.assemblyCa) / output, (soldHome * jobs.assemblyUs) / output),
    'jobs.parts': sum((caParts * jobs.partsCa) / output, (usParts * jobs.partsUs) / output),
    'jobs.direct': sum(direct.CA, direct.US),
    'jobs.indirect': sum(0, indirect),
    'jobs.total': sum(direct.CA, direct.US + indirect),
    'vehicles.assembled': sum(vehicles, soldHome),
    'vehicles.sold': sum(0, vehicles + soldHome),
    'vehicles.imported': row(0, vehicles, 0),
    'price.index': row(none, index, index),
    'duty.paid': sum(0, (value * over(({ duty }) => duty)) / 1000),
    'cost.compliance': row(rule / vehicles, 0, rule / (vehicles + soldHome)),
    'shadow_price.regional': row(shadow / vehicles, 0, shadow / (vehicles + soldHome)),
    'shadow_price.us': row(0, 0, 0),
  };
}

describe('an economy of two carlines and two years, worked by hand', () => {
  const results = simulate(tinyScenario());
  const meeting = compliant(TINY.after);
  const [complying, paying] = [programme(meeting, 1, true), programme(FREE, 1, false)];
  // Both sell in one market: ln Π/(η − 1) is minus the logarithm of what lands there.
  const share = logit(Math.log(paying.landed / complying.landed));
  const renewal = 1 / TINY.cycleYears;
  const years = [
    outcomes([base], 0),
    outcomes(
      [
        programme(FREE, 1 - renewal, false),
        programme(FREE, renewal * (1 - share), false),
        programme(meeting, renewal * share, true),
      ],
      1,
    ),
  ];

  it('is one in which some comply and some pay', () => {
    expect(share).toBeGreaterThan(0.05);
    expect(share).toBeLessThan(0.95);
    expect(content(meeting)).toBeCloseTo(TINY.after, 12);
  });

  it.each(METRICS)('gives %s as worked out', (metric: MetricName) => {
    for (const [year, expected] of years.entries()) {
      for (const [country, value] of Object.entries(expected[metric] ?? {})) {
        const found = outcome(results, metric, country, 'all', 2019 + year);
        const where = `${metric} of ${country} in ${2019 + year}`;
        if (Number.isNaN(value)) expect(found, where).toBeNaN();
        else
          expect(Math.abs(found - value), `${where}: ${found} in place of ${value}`).toBeLessThan(1e-9 * (1 + value));
      }
    }
  });
});
