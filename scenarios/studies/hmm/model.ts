import { z } from 'zod';
import { averageContent, contentBends, contentPeak } from './content-curve.js';
import { effectsOfRules, totalJobs } from './effects.js';
import { syntheticFleet } from './fleet.js';
import { poolTariffIndex, readTariffIndex } from './tariff-index.js';

const FleetSchema = z.strictObject({
  carlines: z.number().int().min(1).max(2_000_000),
  parts_sourcing_elasticity: z.number().positive(),
  log_relative_cost: z.strictObject({ mean: z.number(), sd: z.number().positive() }),
  assembly_share: z.strictObject({ mean: z.number().gt(0).lt(1), concentration: z.number().positive() }),
  tariff_index: z.string(),
});

const TablesSchema = FleetSchema.extend({
  answers: z.literal('tables'),
  vehicle_demand_elasticity: z.number().gt(1),
  assembly_per_parts_job: z.number().positive(),
  penalty_exponent: z.enum(['once', 'twice']),
  requirements: z.array(z.number().min(0).max(100)),
  groups: z.record(z.string(), z.string()),
});

const CurveSchema = FleetSchema.extend({
  answers: z.literal('curve'),
  requirements: z.array(z.number().min(0).max(100)),
});

const ModelSchema = z.discriminatedUnion('answers', [TablesSchema, CurveSchema]);

/** Gives the path of a file that the study names. */
type Locate = (named: string) => string;

/**
 * The figures of Head, Mayer & Melitz (2024) by their own model, one category and two origins, on a fleet of its own: their
 * tables or their curve, by quantity.
 * @param inputs what the study gives under inputs.model
 * @throws ZodError when the inputs do not fit
 */
export function hmmModel(inputs: unknown, locate: Locate): ReadonlyMap<string, number> {
  const given = ModelSchema.parse(inputs);
  return given.answers === 'tables' ? tables(given, locate) : curve(given, locate);
}

/**
 * The tables of Head, Mayer & Melitz (2024) with assembly fixed: for each group of carlines and requirement, % change
 * against no rule of the parts share, parts jobs, parts and assembly jobs, and % of carlines that comply.
 */
function tables(given: z.infer<typeof TablesSchema>, locate: Locate): ReadonlyMap<string, number> {
  const fleet = fleetOf(given);
  const distributions = readTariffIndex(locate(given.tariff_index));
  const quantities = new Map<string, number>();
  for (const [label, name] of Object.entries(given.groups)) {
    const group = distributions.find((distribution) => distribution.name === name);
    if (!group) continue;
    const effects = effectsOfRules(
      fleet,
      group,
      given.requirements.map((requirement) => requirement / 100),
      {
        partsSourcingElasticity: given.parts_sourcing_elasticity,
        vehicleDemandElasticity: given.vehicle_demand_elasticity,
        penaltyExponent: given.penalty_exponent,
      },
    );
    effects.forEach((effect, step) => {
      const at = `${label} at ${given.requirements[step]}%`;
      quantities.set(`${at}: parts share`, 100 * effect.partsShare);
      quantities.set(`${at}: parts jobs`, 100 * effect.partsJobs);
      quantities.set(`${at}: parts and assembly jobs`, 100 * totalJobs(effect, given.assembly_per_parts_job));
      quantities.set(`${at}: complying`, 100 * effect.complying);
    });
  }
  return quantities;
}

/** Average regional content of all carlines, assembly included, by requirement, and its peak; percent. */
function curve(given: z.infer<typeof CurveSchema>, locate: Locate): ReadonlyMap<string, number> {
  const group = poolTariffIndex(readTariffIndex(locate(given.tariff_index)));
  const bends = contentBends(fleetOf(given), group, given.parts_sourcing_elasticity);
  const carlines = bends.cutOff.length;
  const requirements = Float64Array.from(given.requirements, (requirement) => requirement / 100);
  const averages = averageContent(bends, requirements);
  const quantities = new Map<string, number>();
  requirements.forEach((requirement, step) => {
    let unconstrained = 0;
    let constrained = 0;
    for (let j = 0; j < carlines; j++) {
      if (bends.unconstrained[j]! >= requirement) unconstrained++;
      else if (bends.cutOff[j]! >= requirement) constrained++;
    }
    const at = `requirement of ${given.requirements[step]}%`;
    quantities.set(`${at}: average content`, 100 * (averages[step] ?? 0));
    quantities.set(`${at}: complying, bound by the rule`, (100 * constrained) / carlines);
    quantities.set(`${at}: complying, not bound`, (100 * unconstrained) / carlines);
  });
  const peak = contentPeak(bends);
  quantities.set('peak: requirement', 100 * peak.requirement);
  quantities.set('peak: average content', 100 * peak.content);
  return quantities;
}

function fleetOf(given: z.infer<typeof FleetSchema>): ReturnType<typeof syntheticFleet> {
  return syntheticFleet(given.carlines, {
    logRelativeCostMean: given.log_relative_cost.mean,
    logRelativeCostSd: given.log_relative_cost.sd,
    assemblyShareMean: given.assembly_share.mean,
    assemblyShareConcentration: given.assembly_share.concentration,
  });
}
