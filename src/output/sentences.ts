import type { PlanCosts } from '../analysis/plan-costs.js';
import type { BeforeAfter, ScenarioSummary } from '../analysis/summary.js';
import { CLASS_NAMES, COUNTRY_ADJECTIVES, COUNTRY_NAMES, listed } from './names.js';
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

function complianceSentence({ mostAffected, compliance }: ScenarioSummary): string {
  if (mostAffected === undefined || isSmall(mostAffected)) {
    if (Number.isNaN(compliance.after)) return '';
    return `As before, ${percentOf(compliance.after)} of the value that crosses borders within North America claims the preference.`;
  }
  const { assembly, vehicleClass, before, after, costs } = mostAffected;
  const who = `${COUNTRY_ADJECTIVES[assembly]}-assembled ${CLASS_NAMES[vehicleClass]} that claim the preference`;
  const claim = `${who} ${after < before ? 'fall' : 'rise'} from ${fromTo(mostAffected)}`;
  const why = costs === undefined ? undefined : reason(costs);
  return `${claim}${why === undefined ? '' : `: ${why}`}.`;
}

/** Why those that claim no preference do without; nothing where costs alone do not tell. */
function reason({ ruleUsd, dutyUsd, outOfReach }: PlanCosts): string | undefined {
  // Less than nothing where the preference is the dearer way in.
  const saves = dutyUsd > 0;
  const duty = `$${decimal(dutyUsd, 0)}`;
  if (ruleUsd === undefined)
    return `none of them can qualify, and ${saves ? `the duty comes to ${duty} a vehicle` : 'there is no duty to save'}`;
  if (ruleUsd < dutyUsd) return undefined;
  const cost = `meeting the rule would cost $${decimal(ruleUsd, 0)} a vehicle`;
  const weighed = saves ? `${cost}, the duty ${duty}` : `${cost} and save no duty`;
  if (outOfReach < 0.005) return weighed;
  return `${percent(outOfReach, 0)} of those that stop could not meet the rule at any cost; for the rest ${weighed}`;
}

function contentSentence({ regionalContent, usContent }: ScenarioSummary): string {
  const parts = [contentPart('North American content', regionalContent), contentPart('U.S. content', usContent)].filter(
    (part) => part !== undefined,
  );
  if (parts.length === 0) return `North American content stays at ${percent(regionalContent.after, 1)}.`;
  return `${listed(parts)}.`;
}

function contentPart(what: string, { before, after }: BeforeAfter): string | undefined {
  if (isSmall({ before, after })) return undefined;
  const points = change(Math.abs(after - before), 'share').slice(1);
  return `${what} ${after < before ? 'falls' : 'rises'} by ${points} to ${percent(after, 1)}`;
}

function jobsSentence({ jobs }: ScenarioSummary): string {
  const rounded = jobs.map(({ country, change }) => ({ country, change: Math.round(change / JOBS_STEP) * JOBS_STEP }));
  if (rounded.every((job) => !Number.isFinite(job.change))) return '';
  const moved = rounded.filter((job) => Number.isFinite(job.change) && job.change !== 0);
  if (moved.length === 0) return 'Direct jobs stay where they are, to the nearest hundred.';
  const parts = moved.map(({ country, change }) => {
    return `${COUNTRY_NAMES[country]} ${change > 0 ? 'gains' : 'loses'} about ${decimal(Math.abs(change), 0)}`;
  });
  const first = parts[0] as string;
  const text = listed([`${first} direct jobs`, ...parts.slice(1)]);
  return `${text[0]?.toUpperCase()}${text.slice(1)}.`;
}

function priceSentence({ price }: ScenarioSummary): string {
  const relative = price.after / price.before - 1;
  if (!Number.isFinite(relative) || Math.abs(relative) < NOTICEABLE_PRICE) return '';
  return `Vehicles sold in the United States become ${percent(Math.abs(relative), 2)} ${relative > 0 ? 'dearer' : 'cheaper'}.`;
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
