import type { Baseline, Register } from '../baseline/types.js';
import { RoosimError } from '../types/errors.js';
import { parameterQuantile } from './quantile.js';
import type { DrawPlan } from './types.js';
import { createUniform } from './uniform.js';

/** Makes the draws of a register; see {@link createDrawer}. */
export type Drawer = {
  /** Ids of the parameters that vary, in the order of their names. */
  readonly ids: readonly string[];
  /** Values by id of every parameter that varies, in draw 0 to draws-1. */
  readonly parameters: (draw: number) => Record<string, number>;
};

/**
 * Prepares the draws of a register, so that each costs one uniform and one quantile per parameter that varies.
 * A parameter's uniform depends on its id, not on its distribution: two scenarios that give a parameter different
 * ranges draw the same quantile of each. In the Sobol design a parameter's dimension is its position among all
 * ids of the register in the order of their names (UTF-16 code units), counting from 1; dimension 0 is for outlooks.
 * @throws RoosimError 'usage' for an impossible plan, 'baseline_invalid' for an impossible distribution.
 */
export function createDrawer(register: Register, plan: DrawPlan): Drawer {
  const varying = [...register.values()]
    .map((parameter) => parameter.id)
    .sort(byName)
    .flatMap((id, position) => {
      const parameter = register.get(id);
      if (parameter === undefined || parameter.distribution.kind === 'fixed') return [];
      return [{ id, uniform: createUniform(plan, id, position + 1), quantile: parameterQuantile(parameter) }];
    });
  return {
    ids: varying.map((entry) => entry.id),
    parameters: (draw) => {
      checkDraw(plan, draw);
      const values: Record<string, number> = {};
      for (const { id, uniform, quantile } of varying) values[id] = quantile(uniform(draw));
      return values;
    },
  };
}

/** Values by id in one draw, for those who need a single one; many are cheaper through {@link createDrawer}. */
export function drawParameters(register: Register, plan: DrawPlan, draw: number): Record<string, number> {
  return createDrawer(register, plan).parameters(draw);
}

/**
 * Prepares the draws of what rounding hid in the filings: for each carline a shift of its U.S.-and-Canada content, uniform
 * within plus and minus the parameter `filing_rounding` (a share), in the order of the baseline. The ids that the uniforms
 * hang on are `filing_rounding.<carline>`. In the Sobol design these are plain random numbers: carlines outnumber dimensions.
 * @param register where `filing_rounding` is looked up; the baseline's unless a scenario's is given
 * @throws RoosimError 'parameter_unknown' when the register has no `filing_rounding`.
 */
export function createFilingDrawer(
  baseline: Pick<Baseline, 'carlines' | 'register'>,
  plan: DrawPlan,
  register: Register = baseline.register,
): (draw: number) => Float64Array {
  const halfWidth = register.get('filing_rounding')?.value;
  if (halfWidth === undefined) {
    throw new RoosimError('parameter_unknown', 'The register has no parameter filing_rounding.');
  }
  const uniforms = baseline.carlines.map((carline) => createUniform(plan, `filing_rounding.${carline.id}`));
  return (draw) => {
    checkDraw(plan, draw);
    return Float64Array.from(uniforms, (uniform) => halfWidth * (2 * uniform(draw) - 1));
  };
}

/** The filing shifts of one draw; many are cheaper through {@link createFilingDrawer}. */
export function drawFilingShift(
  baseline: Pick<Baseline, 'carlines' | 'register'>,
  plan: DrawPlan,
  draw: number,
): Float64Array {
  return createFilingDrawer(baseline, plan)(draw);
}

/**
 * Prepares the uniform by which an outlook picks its branch in a draw. The name is the scenario's, with the labels of the
 * branches above it when outlooks are nested; only outermost ones use a dimension of the Sobol sequence.
 */
export function createBranchUniform(plan: DrawPlan, name: string, outermost: boolean): (draw: number) => number {
  return createUniform(plan, `outlook.${name}`, outermost ? 0 : undefined);
}

function checkDraw(plan: DrawPlan, draw: number): void {
  if (!Number.isInteger(draw) || draw < 0 || draw >= plan.draws) {
    throw new RoosimError('usage', `Draws are numbered 0 to ${plan.draws - 1}; ${draw} is not one of them.`);
  }
}

function byName(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
