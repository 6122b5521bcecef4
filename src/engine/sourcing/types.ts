/** How a problem ended. */
export const STATUS = {
  optimal: 1,
  /** Proven: shadow prices hold a direction in which the dual grows without bound. */
  infeasible: 2,
  /** Cost is above the ceiling: shadow prices are some at which the dual is. */
  aboveCeiling: 3,
  /** Neither an optimum nor a proof that there is none was found: an error, never "cannot comply". */
  notConverged: 4,
} as const;

/** Sizes of sourcing tables. */
export type Dimensions = { readonly categories: number; readonly origins: number };

/** What problems share. K categories, O origins. */
export type StructureInput = {
  /** Numerator and denominator weights of each requirement, [k·O + o], 0 or more: Σ a x ≥ threshold · Σ b x. */
  readonly requirements: readonly { readonly a: Float64Array; readonly b: Float64Array }[];
  /** Duties on spending as shares of it, S tables [k·O + o] of 0 or more; none if left out. */
  readonly surcharges?: readonly Float64Array[];
};

/** What problems share, in the memory of the solver that made it. */
export type ProblemStructure = {
  readonly requirements: number;
  readonly surcharges: number;
  readonly categories: number;
  readonly cells: number;
  readonly address: number;
};

/** n problems side by side, for a structure with C requirements. */
export type SourcingProblems = {
  /** Problems are solved from this one on; from 0 if left out. */
  readonly first?: number;
  readonly count: number;
  /** Fréchet shape of part costs, {@link THETA}. */
  readonly theta: number;
  /** Share of unit cost, [n·K]. */
  readonly costShare: Float64Array;
  /** Unconstrained shares of spending, [n·K·O]; those of each category with cost sum to 1. */
  readonly shares: Float64Array;
  /** Thresholds of requirements, 0 to 1, [n·C]. */
  readonly thresholds: Float64Array;
  /** How much of each of the structure's surcharges falls on a problem, 0 or more, [n·S]; all of each if left out. */
  readonly surchargeWeights?: Float64Array;
  /** Costs above which a solution is of no interest, [n]; none if left out. */
  readonly ceilings?: Float64Array;
  /** Shadow prices that are held at a value, [n·C], NaN where they are found; all are found if left out. At 0 a requirement is ignored. */
  readonly fixedPrices?: Float64Array;
};

/** Where solutions of n problems go, in the places of their problems. */
export type SourcingSolutions = {
  /** One of {@link STATUS}, [n]. */
  readonly status: Uint8Array;
  /** D(λ), the cost with surcharges, plus λ_c · Σ (b_c h_c − a_c) x where prices are held, [n]; NaN unless optimal. */
  readonly cost: Float64Array;
  /** λ_c: fall in unit cost per unit of Σ (a − h b) x, 0 where a requirement does not bind, [n·C]. */
  readonly shadowPrices: Float64Array;
  /** Spending before surcharges, in the unit of cost, [n·K·O]; 0 unless optimal. */
  readonly spending: Float64Array;
  /** Σ (a − h b) x of each requirement, [n·C]; NaN unless optimal. */
  readonly slack?: Float64Array;
  /** Minus the Hessian of D in λ over all requirements, [n·C·C]; only where optimal, and NaN at a kink, where spending is a mix. */
  readonly curvature?: Float64Array;
};

/** A solver with memory of its own; the same bits whatever was solved before. */
export type Solver = {
  /**
   * Prepares what many problems share.
   * @throws RoosimError `problem_invalid` when shapes or numbers are not what {@link StructureInput} says
   */
  readonly structure: (what: StructureInput) => ProblemStructure;
  /**
   * Solves problems side by side.
   * @throws RoosimError `problem_invalid` when numbers of a problem are not what {@link SourcingProblems} says, naming the first
   */
  readonly solve: (structure: ProblemStructure, problems: SourcingProblems, into: SourcingSolutions) => void;
  /** Forgets all structures. */
  readonly release: () => void;
};

/** Least and greatest Fréchet shape that the solver takes: where its solutions have been certified. */
export const THETA = { least: 0.5, greatest: 50 } as const;
