import { putCellTypes, type RecordedTypes } from '../../engine-old/cell-types.js';
import { createMemory, numbersIn } from '../../engine-old/memory.js';

export const STATUS = { optimal: 0, infeasible: 1, aboveCeiling: 2, notConverged: 3 } as const;

export type ProblemStructure = {
  readonly requirements: number;
  readonly surcharges: number;
  readonly types: RecordedTypes;
};

type SourcingProblems = {
  readonly count: number;
  readonly theta: number;
  readonly costShare: Float64Array;
  readonly shares: Float64Array;
  readonly thresholds: Float64Array;
  readonly surchargeWeights?: Float64Array;
  readonly ceilings?: Float64Array;
  readonly fixedPrices?: Float64Array;
};
export type SourcingSolutions = {
  readonly status: Uint8Array;
  readonly cost: Float64Array;
  readonly shadowPrices: Float64Array;
  readonly spending: Float64Array;
  readonly slack?: Float64Array;
  readonly curvature?: Float64Array;
};

export type Solver = {
  readonly structure: (what: {
    readonly requirements: readonly { readonly a: Float64Array; readonly b: Float64Array }[];
    readonly surcharges?: readonly Float64Array[];
  }) => ProblemStructure;
  readonly solve: (structure: ProblemStructure, problems: SourcingProblems, into: SourcingSolutions) => void;
  readonly release: () => void;
};

export function createSolver({
  categories: K,
  origins: O,
}: {
  readonly categories: number;
  readonly origins: number;
}): Solver {
  const memory = createMemory(64, K, 2 ** 22);
  const { kernel } = memory;
  const out = kernel.take(8 * K * O);
  return {
    structure: ({ requirements, surcharges = [] }) => {
      return {
        requirements: requirements.length,
        surcharges: surcharges.length,
        types: putCellTypes(memory, requirements, surcharges, K),
      };
    },
    solve: ({ requirements: C, surcharges: S, types: { types, surcharges, slots } }, problems, into) => {
      const numbers = numbersIn(memory);
      const costAt = kernel.costShare.value / 8;
      const sharesAt = kernel.shares.value / 8;
      const thresholdsAt = kernel.thresholds.value / 8;
      const grossAt = kernel.gross.value / 8;
      const lambdaAt = kernel.lambda.value / 8;
      for (let i = 0; i < problems.count; i++) {
        for (let k = 0; k < K; k++) numbers[costAt + k] = problems.costShare[i * K + k] as number;
        for (let k = 0; k < K * O; k++) numbers[sharesAt + k] = problems.shares[i * K * O + k] as number;
        for (let c = 0; c < C; c++) numbers[thresholdsAt + c] = problems.thresholds[i * C + c] as number;
        for (let t = 0; t < slots; t++) {
          let gross = 1;
          for (let j = 0; j < S; j++)
            gross +=
              (problems.surchargeWeights?.[i * S + j] ?? 1) * (numbers[surcharges / 8 + j * slots + t] as number);
          numbers[grossAt + t] = gross;
        }
        const cost = kernel.solve(types, problems.theta, problems.ceilings?.[i] ?? Number.POSITIVE_INFINITY);
        into.cost[i] = cost;
        into.status[i] = cost > 0 ? STATUS.optimal : STATUS.infeasible;
        if (!(cost > 0)) continue;
        kernel.writeSpending(types, out);
        for (let k = 0; k < K * O; k++) into.spending[i * K * O + k] = numbers[out / 8 + k] as number;
        for (let c = 0; c < C; c++) into.shadowPrices[i * C + c] = numbers[lambdaAt + c] as number;
      }
    },
    release: () => {
      kernel.release();
      kernel.take(8 * K * O);
    },
  };
}
