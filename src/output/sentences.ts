import type { PlanCosts } from '../analysis/plan-costs.js';
import type { BeforeAfter, ScenarioSummary } from '../analysis/summary.js';
import { classNames, countryNames, leadingMember } from '../types/dimensions.js';
import { listed } from './names.js';
import { change, decimal } from './numbers.js';

/** A change smaller than this (a share) is none to a reader. */
const NOTICEABLE_SHARE = 0.0005;
/** Jobs are given to the nearest hundred: the model knows no better. */
const JOBS_STEP = 100;
/** A change in price smaller than this (a share) is none to a reader. */
const NOTICEABLE_PRICE = 0.00005;

/**
 * A scenario's outcomes in sentences that can be quoted, the most telling first, made from the numbers alone.
 * @param baselineTitle What the changes are measured against.
 */
export function sentencesOf(summary: ScenarioSummary, baselineTitle: string): readonly string[] {
  if (summary.unchanged)
    return [`Nothing changes against ${baselineTitle}: every outcome of ${summary.year} is the same.`];
  return [complianceSentence(summary), contentSentence(summary), jobsSentence(summary), priceSentence(summary)].filter(
    (sentence) => sentence !== '',
  );
}

function complianceSentence({ mostAffected, compliance, dimensions }: ScenarioSummary): string {
  if (mostAffected === undefined || isSmall(mostAffected)) {
    if (Number.isNaN(compliance.after)) return '';
    const region = countryNames(dimensions, dimensions.region.code).name;
    return `As before, ${percentOf(compliance.after)} of the value that crosses borders within ${region} claims the preference.`;
  }
  const { assembly, vehicleClass, before, after, costs } = mostAffected;
  const who = `${countryNames(dimensions, assembly).adjective}-assembled ${classNames(dimensions, vehicleClass).plural} that claim the preference`;
  const claim = `${who} ${after < before ? 'fall' : 'rise'} from ${fromTo(mostAffected)}`;
  const why = costs === undefined ? undefined : reason(costs);
  return `${claim}${why === undefined ? '' : `: ${why}`}.`;
}

/** Why those that claim no preference do without; nothing where costs alone do not tell. */
function reason({ ruleUsd, dutyUsd, outOfReach }: PlanCosts): string | undefined {
  // Other duties may weigh on those that qualify too: then, net, nothing is saved by it.
  const duty = Math.round(dutyUsd) > 0 ? `$${decimal(dutyUsd, 0)}` : undefined;
  if (ruleUsd === undefined)
    return `none of them can qualify, ${duty === undefined ? 'and no duty is due for it' : `and the duty comes to ${duty} a vehicle`}`;
  if (ruleUsd < dutyUsd || ruleUsd <= 0) return undefined;
  const weighed = `meeting the rule would cost $${decimal(ruleUsd, 0)} a vehicle${duty === undefined ? ' and save no duty' : `, the duty ${duty}`}`;
  if (outOfReach < 0.005) return weighed;
  return `${percent(outOfReach, 0)} of those that stop could not meet the rule at any cost; for the rest ${weighed}`;
}

function contentSentence({ regionalContent, leadingContent, dimensions }: ScenarioSummary): string {
  const region = countryNames(dimensions, dimensions.region.code).adjective;
  const leading = countryNames(dimensions, leadingMember(dimensions)).adjective;
  const parts = [
    contentPart(`${region} content`, regionalContent),
    contentPart(`${leading} content`, leadingContent),
  ].filter((part) => part !== undefined);
  if (parts.length === 0) return `${region} content stays at ${percent(regionalContent.after, 1)}.`;
  return `${listed(parts)}.`;
}

function contentPart(what: string, { before, after }: BeforeAfter): string | undefined {
  if (isSmall({ before, after })) return undefined;
  const points = change(Math.abs(after - before), 'share').slice(1);
  return `${what} ${after < before ? 'falls' : 'rises'} by ${points} to ${percent(after, 1)}`;
}

function jobsSentence({ jobs, dimensions }: ScenarioSummary): string {
  const rounded = jobs.map(({ country, change }) => ({ country, change: Math.round(change / JOBS_STEP) * JOBS_STEP }));
  if (rounded.every((job) => !Number.isFinite(job.change))) return '';
  const moved = rounded.filter((job) => Number.isFinite(job.change) && job.change !== 0);
  if (moved.length === 0) return 'Direct jobs stay where they are, to the nearest hundred.';
  const parts = moved.map(({ country, change }) => {
    return `${countryNames(dimensions, country).name} ${change > 0 ? 'gains' : 'loses'} about ${decimal(Math.abs(change), 0)}`;
  });
  const first = parts[0] as string;
  const text = listed([`${first} direct jobs`, ...parts.slice(1)]);
  return `${text[0]?.toUpperCase()}${text.slice(1)}.`;
}

function priceSentence({ price, dimensions }: ScenarioSummary): string {
  const relative = price.after / price.before - 1;
  if (!Number.isFinite(relative) || Math.abs(relative) < NOTICEABLE_PRICE) return '';
  const market = countryNames(dimensions, leadingMember(dimensions)).name;
  return `Vehicles sold in ${market} become ${percent(Math.abs(relative), 2)} ${relative > 0 ? 'dearer' : 'cheaper'}.`;
}

function isSmall({ before, after }: BeforeAfter): boolean {
  return !(Math.abs(after - before) >= NOTICEABLE_SHARE);
}

/** `99% to 12%`, with a decimal where whole percentages would hide the change. */
function fromTo({ before, after }: BeforeAfter): string {
  if (Math.abs(after - before) < 0.02) return `${percent(before, 1)} to ${percent(after, 1)}`;
  return `${percentOf(before)} to ${percentOf(after)}`;
}

/** A share in whole percent; with a decimal near 0 and 100, where whole numbers would claim too much. */
function percentOf(share: number): string {
  const isNearlyAll = share > 0.995 && share < 1;
  const isNearlyNothing = share < 0.005 && share > 0;
  return percent(share, isNearlyAll || isNearlyNothing ? 1 : 0);
}

function percent(share: number, decimals: number): string {
  return `${decimal(share * 100, decimals)}%`;
}
