import { z } from 'zod';
import { minimumCostSourcing } from '../../engine/index.js';
import { costPenalty, shareAtCostShare, tariffIndex, unconstrainedShare } from './closed-forms.js';
import { choiceOfFirm } from './engine-choice.js';

const InputsSchema = z.strictObject({
  parts_sourcing_elasticity: z.array(z.number().positive()),
  relative_cost: z.array(z.number().positive()),
  requirements: z.array(z.number().gt(0).lt(100)),
  vehicle_demand_elasticity: z.number().gt(1),
  /** Sales in two markets over sales at home, and the duty there. */
  relative_sales: z.array(z.number().nonnegative()).length(2),
  duty_rates: z.array(z.number().nonnegative()).length(2),
});

/**
 * The solver of sourcing under rules of origin, and the choice to comply, against the closed forms of Head, Mayer &
 * Melitz (2024), equations (1) to (6) and (15), over every combination of the inputs. Differences are the largest
 * found: of cost and shadow price relative to their size, of shares in absolute terms.
 */
export function closedForms(inputs: unknown): ReadonlyMap<string, number> {
  const given = InputsSchema.parse(inputs);
  const largest = { cost: 0, content: 0, parts: 0, shadow: 0, index: 0, choice: 0 };
  const power = 1 - given.vehicle_demand_elasticity;
  const index = tariffIndex(given.relative_sales, given.duty_rates, power);
  for (const theta of given.parts_sourcing_elasticity)
    for (const delta of given.relative_cost)
      for (const percent of given.requirements) {
        const requirement = percent / 100;
        const found = differences(theta, delta, requirement);
        largest.cost = Math.max(largest.cost, found.cost);
        largest.content = Math.max(largest.content, found.content);
        largest.parts = Math.max(largest.parts, found.parts);
        largest.shadow = Math.max(largest.shadow, found.shadow);
        const firm = choiceOfFirm({
          theta,
          eta: given.vehicle_demand_elasticity,
          unconstrainedShare: unconstrainedShare(delta, theta),
          requirement,
          relativeSales: given.relative_sales,
          dutyRates: given.duty_rates,
        });
        const complies = costPenalty(requirement, delta, theta) < index;
        if (firm.complies !== complies) largest.choice++;
        if (!complies) largest.index = Math.max(largest.index, Math.abs(firm.profit ** (1 / power) - index));
      }
  return new Map([
    ['cost penalty: largest error', largest.cost],
    ['regional share of cost: largest error', largest.content],
    ['regional share of parts: largest error', largest.parts],
    ['shadow price: largest error', largest.shadow],
    ['tariff index behind profits: largest error', largest.index],
    ['choices unlike the tariff index says', largest.choice],
  ]);
}

/** One requirement, one category, two origins: solver against closed form. */
function differences(
  theta: number,
  delta: number,
  requirement: number,
): { cost: number; content: number; parts: number; shadow: number } {
  const free = unconstrainedShare(delta, theta);
  const solved = minimumCostSourcing({
    theta,
    costShare: [1],
    shares: [[free, 0, 0, 1 - free]],
    requirements: [{ a: [[1, 1, 1, 0]], b: [[1, 1, 1, 1]], atLeast: requirement }],
  });
  const price = solved.shadowPrices[0] ?? Number.NaN;
  const [row = []] = solved.spending;
  const spent = row.reduce((sum, spending) => sum + spending, 0);
  const penalty = costPenalty(requirement, delta, theta);
  const partsShare = free >= requirement ? free : shareAtCostShare(requirement, delta, theta);
  // How much dearer a regional part may be at this share of parts: the first-order condition of the cheapest mix.
  const tilt = Math.max(1, (partsShare / (1 - partsShare)) ** (1 / theta) / delta);
  const shadow = (tilt - 1) / (requirement + tilt * (1 - requirement));
  const bracket = { home: 1 - price * (1 - requirement), foreign: 1 + price * requirement };
  const home = free * bracket.home ** -theta;
  const foreign = (1 - free) * bracket.foreign ** -theta;
  return {
    cost: Math.abs(solved.cost / penalty - 1),
    content: Math.abs((row[0] ?? 0) / spent - Math.max(free, requirement)),
    parts: Math.abs(home / (home + foreign) - partsShare),
    shadow: Math.abs(price - shadow) / Math.max(1, shadow),
  };
}
