import { MOST_VARIANTS } from '../baseline/filings/unconstrained-sourcing.js';
import type { Baseline } from '../baseline/types.js';
import type { Regime } from '../policy/regime.js';
import { kept } from '../types/kept.js';
import { buildEconomy, createEconomyColumns, type EconomyColumns, type EconomyTerms } from './economy.js';
import { employmentCoefficients } from './employment.js';
import { createModel, createModelTables, type Model, type ModelTables } from './model.js';
import { createTargets, type Sites, sitesOf, type Targets } from './relocation.js';
import { areEqual } from './requirements.js';
import { shapeOf } from './shape.js';
import { createSolver, type Solver } from './sourcing/solver.js';
import { createVintageTotals, type VintageTotals } from './vintage-totals.js';

/**
 * What runs under the same parameters have in common, made once. One rule holds for all of it: what is made follows from an
 * economy and from what it is asked for with, is found by that, and stays until the cache is cleared; the room it took is used
 * again. Pass the same cache to the runs of one draw, and clear it before the next; without one each run has its own.
 */
export type RunCache = {
  readonly inUse: CachedModel[];
  /** Room of models that are not used any more. */
  readonly spare: Room[];
  /** By number of categories and origins. */
  readonly solvers: Map<string, Solver>;
};

/** An economy with all that has been made of it, but for what a scenario's own sourcing shifts have changed. */
export type CachedModel = {
  readonly model: Model;
  /** Values of its parameters. */
  readonly values: readonly number[];
  readonly sites: Sites;
  /** By the regime of the base year. */
  readonly targets: (base: Regime) => Targets;
  readonly totals: (base: Regime) => VintageTotals;
  readonly room: Room;
};

/** Tables and columns for the economies of a baseline. */
type Room = { readonly baseline: Baseline; readonly columns: EconomyColumns; readonly tables: ModelTables };

/** A cache in which nothing has been made. */
export function createRunCache(): RunCache {
  return { inUse: [], spare: [], solvers: new Map() };
}

/** Forgets what has been made, for the runs of the next draw. */
export function clearCache({ inUse, spare, solvers }: RunCache): void {
  spare.push(...inUse.map(({ room }) => room));
  inUse.length = 0;
  for (const solver of solvers.values()) solver.release();
}

/**
 * The model of an economy.
 * @param ids of the parameters that are not a policy's own: these tell one economy from another
 */
export function modelFor(cache: RunCache, terms: EconomyTerms, ids: readonly string[]): CachedModel {
  const { baseline, parameter, filedUnder, filingShift } = terms;
  const known = cache.inUse.find(
    ({ model: { economy }, values }) =>
      economy.filingShift === filingShift &&
      economy.baseline.hash === baseline.hash &&
      isSame(economy.filedUnder, filedUnder) &&
      ids.every((id, i) => values[i] === parameter(id)),
  );
  if (known !== undefined) return known;
  const room = roomFor(cache, baseline);
  const jobs = employmentCoefficients(baseline, parameter);
  const model = createModel(buildEconomy(terms, room.columns), jobs, room.tables);
  const sites = sitesOf(model.economy);
  const targetsBy = new Map<Regime, Targets>();
  const targets = (base: Regime): Targets => kept(targetsBy, base, () => createTargets(model, sites, base));
  const totalsBy = new Map<Regime, VintageTotals>();
  const made = {
    model,
    values: ids.map(parameter),
    sites,
    targets,
    totals: (base: Regime): VintageTotals =>
      kept(totalsBy, base, () =>
        createVintageTotals(model, { sites, targets: targets(base) }, { planned: base, state: 0 }, () => false),
      ),
    room,
  };
  cache.inUse.push(made);
  return made;
}

function isSame(one: EconomyTerms['filedUnder'], other: EconomyTerms['filedUnder']): boolean {
  if (one === undefined || other === undefined) return one === other;
  return areEqual(one.a, other.a) && areEqual(one.b, other.b);
}

function roomFor({ spare, solvers }: RunCache, baseline: Baseline): Room {
  const index = spare.findIndex((room) => room.baseline === baseline);
  const [room] = index < 0 ? [] : spare.splice(index, 1);
  if (room !== undefined) return room;
  const shape = shapeOf(baseline.dimensions);
  const { categories, origins } = shape;
  const solver = kept(solvers, `${categories} ${origins}`, () => createSolver({ categories, origins }));
  const carlines = baseline.carlines.length;
  return {
    baseline,
    columns: createEconomyColumns(baseline),
    tables: createModelTables(shape, carlines, MOST_VARIANTS * carlines, solver),
  };
}
