import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type Figure, sweepCurve } from '../../src/analysis/sweep.js';
import { loadScenario } from '../../src/scenario/load.js';
import type { Scenario } from '../../src/scenario/types.js';
import type { MetricName } from '../../src/types/metrics.js';
import { VEHICLE_CLASSES } from '../support/dimensions.js';

const nafta = loadScenario(fileURLToPath(new URL('../../scenarios/nafta-1994.yaml', import.meta.url)));

/** The same agreement without the way out: what is made in the region enters under the rule or not at all. */
const closed: Scenario = {
  ...nafta,
  treatments: nafta.treatments.map((treatment) =>
    treatment.requires === 'nothing' ? { ...treatment, from: ['ROW'] } : treatment,
  ),
};

/** 50% to 100%: light trucks, whose way out costs 25%, turn later than cars, and stay near their top for long. */
const axis = { path: 'rule.regional', values: Array.from({ length: 41 }, (_, i) => 0.5 + i / 80) };
const year = nafta.baseline.lastYear;

function curves(scenario: Scenario, metric: MetricName): Record<(typeof VEHICLE_CLASSES)[number], Float64Array> {
  const figures = VEHICLE_CLASSES.map((vehicleClass): Figure => ({ metric, country: 'NAM', vehicleClass, year }));
  const [car, truck] = sweepCurve(scenario, nafta, axis, figures).map(({ levels }) => levels);
  return { car: car as Float64Array, light_truck: truck as Float64Array };
}

describe('regional content as the regional requirement is swept from 50% to 100%', () => {
  const open = curves(nafta, 'content.regional');
  const topOf = (levels: Float64Array) => levels.indexOf(levels.reduce((most, level) => Math.max(most, level)));

  it.each(VEHICLE_CLASSES)('first rises, then falls: %s', (vehicleClass) => {
    const levels = open[vehicleClass];
    const top = topOf(levels);
    expect(top).toBeGreaterThan(0);
    expect(top).toBeLessThan(levels.length - 1);
    expect((levels[top] ?? 0) - (levels[0] ?? 1)).toBeGreaterThan(0.01);
    expect((levels[top] ?? 0) - (levels.at(-1) ?? 1)).toBeGreaterThan(vehicleClass === 'car' ? 0.01 : 0.0005);
  });

  it('turns down for cars at a lower requirement than for light trucks; at 95% cars are past their top', () => {
    // Tops are flat: the last requirement at which content is within 0.1 points of its top tells better where it turns.
    const [car, truck] = VEHICLE_CLASSES.map((vehicleClass) => {
      const levels = open[vehicleClass];
      const top = levels[topOf(levels)] as number;
      return axis.values[levels.findLastIndex((level) => level > top - 0.001)];
    });
    expect(car).toBeLessThan(truck ?? 0);
    expect(axis.values[topOf(open.car)]).toBeLessThan(0.95);
  });

  it('falls because firms stop claiming the preference, cars before light trucks', () => {
    const { car, light_truck: truck } = curves(nafta, 'compliance.value');
    for (let i = 1; i < car.length; i++) {
      expect(car[i]).toBeLessThanOrEqual((car[i - 1] ?? 0) + 1e-9);
      expect(truck[i]).toBeGreaterThan(car[i] ?? 1);
    }
    expect(car.at(-1)).toBeLessThan(0.2);
  });

  const shut = curves(closed, 'content.regional');
  it.each(VEHICLE_CLASSES)('never falls where there is no other way in: %s', (vehicleClass) => {
    const levels = shut[vehicleClass];
    for (let i = 1; i < levels.length; i++) expect(levels[i]).toBeGreaterThanOrEqual((levels[i - 1] ?? 1) - 1e-12);
    expect(levels.at(-1)).toBeGreaterThan(0.95);
  });
});
