import {
  followedPlans,
  type PreparedRun,
  requirementChecks,
  type SimulatedYear,
  variantsOf,
} from '../../engine/index.js';
import { kept } from '../../types/kept.js';

/** A requirement of the rule in force beside what a carline's programs reach, on average over them. */
export type RequirementMet = {
  /** Ways to meet a rule are numbered from 1; a rule without alternatives has one. */
  readonly way: number;
  readonly measure: string;
  /** Whether no more is allowed, where others ask at least so much. */
  readonly isCeiling: boolean;
  /** Threshold, less what the maker earns off it, 0 to 1. */
  readonly asked: number;
  /** Content by the measure, 0 to 1. */
  readonly reached: number;
  /** Share of programs that reach it. */
  readonly met: number;
};

/** What rounding may leave a plan short of the threshold it was made for. */
const ROUNDING = 1e-9;

type Sum = {
  way: number;
  measure: string;
  isCeiling: boolean;
  weight: number;
  asked: number;
  reached: number;
  met: number;
};

/** Each requirement that the rule in force makes of a carline at a plant (a position among the countries), over all its programs there. */
export function requirementsMet(
  run: PreparedRun,
  year: SimulatedYear,
  carline: number,
  plant: number,
): readonly RequirementMet[] {
  const { inForce, yearIndex } = year;
  const { variants } = run.model.economy;
  const vintages = run.vintages[yearIndex] as Float64Array;
  const state = run.stateOf(yearIndex, carline);
  const sums = new Map<string, Sum>();
  for (const variant of variantsOf(variants, carline)) {
    for (const [index, regime] of run.timeline.regimes.entries()) {
      const ofRegime = (vintages[index] as number) * (variants.weight[variant] as number);
      if (ofRegime === 0) continue;
      for (const plan of followedPlans(run, { variant, plant, regime, state }, inForce)) {
        const ways = requirementChecks(run, { variant, plant, regime: inForce, state }, plan);
        for (const [way, checks] of ways.entries()) {
          for (const { measure, isCeiling, threshold, content } of checks) {
            const empty = { way: way + 1, measure, isCeiling, weight: 0, asked: 0, reached: 0, met: 0 };
            const sum = kept(sums, `${way} ${measure} ${isCeiling}`, () => empty);
            const weight = ofRegime * plan.share;
            sum.weight += weight;
            sum.asked += weight * threshold;
            sum.reached += weight * content;
            const excess = isCeiling ? threshold - content : content - threshold;
            sum.met += excess >= -ROUNDING ? weight : 0;
          }
        }
      }
    }
  }
  return [...sums.values()].map(({ way, measure, isCeiling, weight, asked, reached, met }) => ({
    way,
    measure,
    isCeiling,
    asked: asked / weight,
    reached: reached / weight,
    met: met / weight,
  }));
}
