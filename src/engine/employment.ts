import type { Baseline } from '../baseline/types.js';
import type { ParameterReader } from '../policy/parameters.js';
import { shapeOf } from './shape.js';

/** Jobs per unit of activity in the base year, by member of the region; nothing is known of jobs elsewhere. */
export type EmploymentCoefficients = {
  /** Per thousand vehicles assembled. */
  readonly assembly: Float64Array;
  /** Direct jobs per million USD of spending on cell [k·O + o], in the country of origin; 0 for assembly and development. */
  readonly parts: Float64Array;
  /** Upstream jobs per million USD of spending on cell [k·O + o], a table for each member, [c·cells + k·O + o]; development buys no goods. */
  readonly indirect: Float64Array;
  /** Yearly growth of output per worker. */
  readonly productivityGrowth: Float64Array;
  /** Indirect jobs per direct job in place of the table's, as other studies have it; 0 takes the table. */
  readonly indirectPerDirect: number;
};

/** Employment coefficients from the register and the baseline's input–output multipliers (engine/README.md, section 6). */
export function employmentCoefficients(baseline: Baseline, parameter: ParameterReader): EmploymentCoefficients {
  const { dimensions, indirectMultipliers } = baseline;
  const { origins, cells, members, development } = shapeOf(dimensions);
  const { countries, region, categories } = dimensions;
  const parts = new Float64Array(cells);
  categories.forEach(({ role }, k) => {
    if (role !== 'part' && role !== 'material') return;
    const kind = role === 'material' ? 'materials' : 'parts';
    members.forEach((o) => {
      parts[k * origins + o] = parameter(`${kind}_jobs_per_musd.${countries[o]}`);
    });
  });
  const scale = parameter('indirect_multiplier_scale');
  const indirect = new Float64Array(cells * members.length);
  for (const { category, origin, jobsPerMusd } of indirectMultipliers) {
    const k = categories.findIndex(({ name }) => name === category);
    if (k === development) continue;
    const cell = k * origins + countries.indexOf(origin);
    region.members.forEach((member, c) => {
      indirect[c * cells + cell] = (jobsPerMusd[member] ?? 0) * scale;
    });
  }
  return {
    assembly: Float64Array.from(region.members, (member) => parameter(`assembly_jobs_per_thousand_vehicles.${member}`)),
    parts,
    indirect,
    indirectPerDirect: parameter('indirect_jobs_per_direct'),
    productivityGrowth: Float64Array.from(region.members, (member) => parameter(`productivity_growth.${member}`)),
  };
}
