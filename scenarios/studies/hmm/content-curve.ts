import {
  contentWithAssembly,
  costShareAtShare,
  cutOffShare,
  unconstrainedShare,
} from '../../../src/analysis/studies/closed-forms.js';
import type { Fleet } from './fleet.js';
import type { TariffIndexGroup } from './tariff-index.js';

/**
 * Where each carline's content bends: below `unconstrained` a requirement does not bind, up to `cutOff` the carline
 * holds exactly what is asked, above it pays the duty and is back at `unconstrained`. Shares of total cost.
 */
export type ContentBends = { readonly unconstrained: Float64Array; readonly cutOff: Float64Array };

/** Finds both bends of every carline once; every threshold of a curve then reads from them. */
export function contentBends(fleet: Fleet, group: TariffIndexGroup, partsSourcingElasticity: number): ContentBends {
  const carlines = fleet.relativeCost.length;
  const unconstrained = new Float64Array(carlines);
  const cutOff = new Float64Array(carlines);
  for (let j = 0; j < carlines; j++) {
    const delta = fleet.relativeCost[j]!;
    const assemblyShare = fleet.assemblyShare[j]!;
    const highestPenalty = group.price(fleet.tariffRank[j]!) ** (1 / (1 - assemblyShare));
    const share = cutOffShare(highestPenalty, delta, partsSourcingElasticity);
    unconstrained[j] = contentWithAssembly(unconstrainedShare(delta, partsSourcingElasticity), assemblyShare);
    cutOff[j] = contentWithAssembly(costShareAtShare(share, delta, partsSourcingElasticity), assemblyShare);
  }
  return { unconstrained, cutOff };
}

/**
 * Average regional content at each requirement: content without a rule plus, over the carlines that hold the
 * requirement, what it adds. One pass over the carlines and one over the requirements.
 * @param requirements ascending, shares of total cost
 */
export function averageContent(bends: ContentBends, requirements: Float64Array): Float64Array {
  const carlines = bends.unconstrained.length;
  const steps = requirements.length;
  const countChange = new Float64Array(steps + 1);
  const contentChange = new Float64Array(steps + 1);
  let withoutRule = 0;
  for (let j = 0; j < carlines; j++) {
    const content = bends.unconstrained[j]!;
    const enters = firstAbove(requirements, content);
    const leaves = Math.max(enters, firstAbove(requirements, bends.cutOff[j]!));
    withoutRule += content;
    countChange[enters] = countChange[enters]! + 1;
    contentChange[enters] = contentChange[enters]! + content;
    countChange[leaves] = countChange[leaves]! - 1;
    contentChange[leaves] = contentChange[leaves]! - content;
  }
  const averages = new Float64Array(steps);
  let count = 0;
  let content = 0;
  for (let step = 0; step < steps; step++) {
    count += countChange[step]!;
    content += contentChange[step]!;
    averages[step] = (withoutRule + count * requirements[step]! - content) / carlines;
  }
  return averages;
}

/**
 * The requirement that gives the highest average content, and that content. Between bends the average rises with the
 * requirement and it drops where a carline gives up, so the peak is some carline's cut-off: all are tried.
 */
export function contentPeak(bends: ContentBends): { readonly requirement: number; readonly content: number } {
  const candidates = bends.cutOff.slice().sort();
  const averages = averageContent(bends, candidates);
  let best = 0;
  for (let step = 1; step < averages.length; step++) if (averages[step]! > averages[best]!) best = step;
  return { requirement: candidates[best] ?? 0, content: averages[best] ?? 0 };
}

/** Index of the first value greater than `value`; the length if there is none. */
function firstAbove(ascending: Float64Array, value: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ascending[middle]! > value) high = middle;
    else low = middle + 1;
  }
  return low;
}
