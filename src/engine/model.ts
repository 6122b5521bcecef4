import { createRegimeBook, type RegimeBook } from '../policy/regime.js';
import type { Economy } from './economy.js';
import type { EmploymentCoefficients } from './employment.js';
import { createGroupTotals, type GroupTotals } from './group-totals.js';
import { createPages, type Pages } from './pages.js';
import type { Shape } from './shape.js';
import { createBatch, type SolverBatch } from './solver-batch.js';
import type { Solver } from './sourcing/solver.js';
import { createCatalogue, type OptionCatalogue } from './sourcing-options.js';
import type { ShiftState } from './sourcing-shifts.js';
import { contentMetrics, type Sums, sumsOf } from './sums.js';
import { createTable, type Table } from './table.js';
import { createTermsBook, type TermsBook } from './terms.js';

/** An economy, and what has been made of it: every row of a table is made when it is first asked for, and once. */
export type Model = ModelTables & {
  readonly economy: Economy;
  readonly jobs: EmploymentCoefficients;
  readonly regimes: RegimeBook;
  readonly catalogue: OptionCatalogue;
  readonly terms: TermsBook;
  readonly contentMetrics: readonly number[];
  /** States of scenarios' sourcing shifts, each as they stand in a year; state 0 is before any. */
  readonly shiftStates: (ShiftState | undefined)[];
  /** Pages of sourcing tables by (variant, plant), by state of sourcing shifts. */
  readonly sourcingPages: number[];
};

/** Contents by the first so many measures are kept with a plan; those by others are computed each time. */
export const KEPT_CONTENTS = 16;

/** The tables of a model; see the files named for what their numbers are and how they are made. */
export type ModelTables = {
  readonly sums: Sums;
  readonly solver: Solver;
  readonly batch: SolverBatch;
  /** Sourcing tables (sourcing-tables.ts): shares by cell; carline, and the plan of buying freely by it. */
  readonly sourcing: Table<'shares', 'carline' | 'freePlan'>;
  readonly sourcingOf: Pages;
  /** Sourcing plans (plans.ts): spending by cell, sums by `Sums` from `value` on, content by measure; option, first price. */
  readonly plans: Table<'spending' | 'sums' | 'contents', 'option' | 'prices' | 'isBound' | 'isSummed' | 'landing'>;
  readonly prices: Table<'value'>;
  /** Plans as they land in the markets (landed-cost.ts): by market, and profit; treatments, whether it meets the rule, and the next of its plan. */
  readonly landings: Table<
    'landed' | 'weight' | 'duty' | 'paperwork' | 'claims' | 'profit',
    'plan' | 'treatments' | 'isEligible' | 'next'
  >;
  /**
   * Choices (compliance.ts): share that complies, profit; sourcing table, and the two plans, −1 for one
   * that nobody follows.
   */
  readonly choices: Table<'share' | 'profit', 'table' | 'free' | 'compliant'>;
  readonly choiceOf: Pages;
  /** Cohorts (cohorts.ts): sums by market, value by market; treatments, plans that qualify, and the next of its carline. */
  readonly cohorts: Table<'sums' | 'value', 'treatments' | 'qualifies' | 'next'>;
  readonly firstCohortOf: Pages;
  readonly cohortOf: Pages;
  /**
   * Totals over the cohorts of a plant and class (place-totals.ts): sums by market, and parts of
   * price levels; which plant and class. */
  readonly totals: Table<'sums' | 'level', 'place'>;
  /** The year that is summed up, by (plant, market, class) and by (country, class) of the outcomes. */
  readonly yearSums: Float64Array;
  readonly groups: GroupTotals;
};

/** Tables for economies of a shape with so many carlines and variants at most. */
export function createModelTables(shape: Shape, carlines: number, variants: number, solver: Solver): ModelTables {
  const { origins, classes, cells } = shape;
  const sums = sumsOf(shape);
  return {
    sums,
    solver,
    batch: createBatch(shape),
    sourcing: createTable({ shares: cells }, { carline: 1, freePlan: 1 }, 2 * variants),
    sourcingOf: createPages(variants * origins),
    plans: createTable(
      { spending: cells, sums: sums.ofPlan, contents: KEPT_CONTENTS },
      { option: 1, prices: 1, isBound: 1, isSummed: 1, landing: 1 },
      4 * variants,
    ),
    prices: createTable({ value: 1 }),
    landings: createTable(
      { landed: origins, weight: origins, duty: origins, paperwork: origins, claims: origins, profit: 1 },
      { plan: 1, treatments: 1, isEligible: 1, next: 1 },
      4 * variants,
    ),
    choices: createTable({ share: 1, profit: 1 }, { table: 1, free: 1, compliant: 1 }, variants),
    choiceOf: createPages(variants),
    cohorts: createTable(
      { sums: origins * sums.count, value: origins },
      { treatments: 1, qualifies: 1, next: 1 },
      carlines,
    ),
    firstCohortOf: createPages(carlines),
    cohortOf: createPages(carlines),
    totals: createTable({ sums: origins * sums.inTotals, level: origins }, { place: 1 }),
    yearSums: new Float64Array(origins * origins * classes * sums.inTotals),
    groups: createGroupTotals(shape, sums),
  };
}

/** A model of which nothing has been made, in tables that one before it may have used. */
export function createModel(economy: Economy, jobs: EmploymentCoefficients, tables: ModelTables): Model {
  const { baseline, shape } = economy;
  const { sourcing, plans, prices, landings, choices, cohorts, totals } = tables;
  for (const table of [sourcing, plans, prices, landings, choices, cohorts, totals]) table.count = 0;
  for (const { table } of [tables.sourcingOf, tables.choiceOf, tables.firstCohortOf, tables.cohortOf]) table.count = 0;
  const catalogue = createCatalogue(baseline.dimensions, tables.solver);
  // Written out, not spread, as economies are.
  return {
    sums: tables.sums,
    solver: tables.solver,
    batch: tables.batch,
    sourcing,
    sourcingOf: tables.sourcingOf,
    plans,
    prices,
    landings,
    choices,
    choiceOf: tables.choiceOf,
    cohorts,
    firstCohortOf: tables.firstCohortOf,
    cohortOf: tables.cohortOf,
    totals,
    yearSums: tables.yearSums,
    groups: tables.groups,
    contentMetrics: contentMetrics(baseline.dimensions.countries),
    economy,
    jobs,
    regimes: createRegimeBook(),
    catalogue,
    terms: createTermsBook(shape, catalogue),
    shiftStates: [undefined],
    sourcingPages: [],
  };
}
