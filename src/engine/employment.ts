import type { Baseline } from '../baseline/types.js';
import type { ParameterReader } from '../policy/parameters.js';
import { CATEGORIES, COUNTRIES, PARTS, REGION } from '../types/dimensions.js';

const O: number = COUNTRIES.length;
const R: number = REGION.length;

/** Jobs per unit of activity in the base year, by country of the region; nothing is known of jobs elsewhere. */
export type EmploymentCoefficients = {
  /** Per thousand vehicles assembled. */
  readonly assembly: Float64Array;
  /** Direct jobs per million USD of spending on cell [k·O + o], in the country of origin; 0 for assembly and development. */
  readonly parts: Float64Array;
  /** Upstream jobs per million USD of spending on cell [k·O + o], by country [(k·O + o)·3 + c]. */
  readonly indirect: Float64Array;
  /** Yearly growth of output per worker. */
  readonly productivityGrowth: Float64Array;
  /** Indirect jobs per direct job in place of the table's, as other studies have it; 0 takes the table. */
  readonly indirectPerDirect: number;
};

/** Employment coefficients from the register and the baseline's input–output multipliers (model section 6). */
export function employmentCoefficients(baseline: Baseline, parameter: ParameterReader): EmploymentCoefficients {
  const parts = new Float64Array(CATEGORIES.length * O);
  for (const category of PARTS) {
    const kind = category === 'steel' || category === 'aluminium' ? 'materials' : 'parts';
    REGION.forEach((country, o) => {
      parts[CATEGORIES.indexOf(category) * O + o] = parameter(`${kind}_jobs_per_musd.${country}`);
    });
  }
  const scale = parameter('indirect_multiplier_scale');
  const indirect = new Float64Array(CATEGORIES.length * O * R);
  for (const { category, origin, jobsPerMusd } of baseline.indirectMultipliers) {
    const cell = CATEGORIES.indexOf(category) * O + COUNTRIES.indexOf(origin);
    REGION.forEach((country, c) => {
      indirect[cell * R + c] = jobsPerMusd[country] * scale;
    });
  }
  return {
    assembly: Float64Array.from(REGION, (c) => parameter(`assembly_jobs_per_thousand_vehicles.${c}`)),
    parts,
    indirect,
    indirectPerDirect: parameter('indirect_jobs_per_direct'),
    productivityGrowth: Float64Array.from(REGION, (c) => parameter(`productivity_growth.${c}`)),
  };
}
