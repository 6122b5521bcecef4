import type { MarketWays } from '../policy/regime.js';
import type { PlantPartsDuty } from '../policy/regime-outline.js';
import { CATEGORIES, COUNTRIES } from '../types/dimensions.js';
import type { Memory } from './memory.js';
import { type CompiledPartsDuty, CompiledRequirement, type ContentDuty } from './plan-options.js';
import { putPartsDuty, putRequirement, putWeights } from './plan-records.js';

const CELLS = CATEGORIES.length * COUNTRIES.length;

/** Puts a duty on parts into the memory. */
export function compilePartsDuty(memory: Memory, duty: PlantPartsDuty, key: string): CompiledPartsDuty {
  const { offset } = duty;
  const rate = new Float64Array(CELLS);
  CATEGORIES.forEach((category, k) => {
    COUNTRIES.forEach((origin, o) => {
      if (duty.categories.includes(category) && duty.origins.includes(origin))
        rate[k * COUNTRIES.length + o] = duty.rate;
    });
  });
  return {
    key,
    rate: () => rate,
    offset,
    within: withinOffset(memory, rate, offset),
    address: putPartsDuty(memory, offset, rate),
  };
}

function withinOffset(memory: Memory, rates: Float64Array, offset: number): CompiledRequirement {
  const asked = { measure: 'parts duty within its offset', atLeast: 1 - offset, credits: [] };
  const weighed = putWeights(memory, {
    a: rates.map((rate) => 1 - rate),
    b: new Float64Array(CELLS).fill(1),
  });
  return new CompiledRequirement(asked, weighed, putRequirement(memory, asked, weighed));
}

/** Duties on content that a qualifying vehicle pays, by market. */
export function contentDuties(ways: MarketWays): readonly ContentDuty[] {
  const duties: ContentDuty[] = [];
  ways.forEach((into, market) => {
    const byOrigin = into.find((way) => way.requiresRule && way.contentDuty !== undefined)?.contentDuty;
    if (byOrigin === undefined) return;
    const rate = (): Float64Array =>
      Float64Array.from({ length: CELLS }, (_cell, cell) => byOrigin[cell % COUNTRIES.length] as number);
    duties.push({ market, key: `content ${market} ${byOrigin.join(' ')}`, rate });
  });
  return duties;
}
