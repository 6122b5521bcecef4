import { compileYearly } from '../formulas/compile-formula.js';
import type { Path } from '../source/source-file.js';
import type { DatedValue } from '../types.js';
import { parsePercent } from '../values.js';
import { checkYear, type ResolveContext, reportFormulaError } from './context.js';

/** A share that may change over the years, as written: `75%`, steps by year, or a formula. */
export type WrittenDated = string | Readonly<Record<string, string>>;

/**
 * The steps of a dated value. A value without a year holds from the first year simulated; a formula is worked out
 * for every year, in a rule from the one it comes into force.
 * @returns undefined when it had to be reported.
 */
export function resolveDated(
  context: ResolveContext,
  written: WrittenDated,
  at: Path,
  highest = 1,
): DatedValue | undefined {
  const { firstYear } = context.baseline;
  if (typeof written !== 'string') return resolveSteps(context, written, at);
  const value = parsePercent(written);
  return value === undefined ? resolveFormula(context, written, at, highest) : [{ from: firstYear, value }];
}

function resolveSteps(
  context: ResolveContext,
  written: Readonly<Record<string, string>>,
  at: Path,
): DatedValue | undefined {
  const steps = Object.entries(written).map(([year, text]) => ({
    from: Number(year),
    value: parsePercent(text) as number,
  }));
  const allInside = steps.map(({ from }) => checkYear(context, from, [...at, String(from)], 'key')).every(Boolean);
  return allInside ? withoutRepeats(steps.sort((a, b) => a.from - b.from)) : undefined;
}

function resolveFormula(context: ResolveContext, text: string, at: Path, highest: number): DatedValue | undefined {
  const { formulasFrom, baseline } = context;
  const { lastYear } = baseline;
  try {
    const evaluate = compileYearly(text, context.parser(), context.baseline.dimensions);
    const steps: { from: number; value: number }[] = [];
    for (let year = formulasFrom; year <= lastYear; year += 1) {
      // Twelve digits: what a formula adds to a percentage in binary is not meant.
      const value = Number(evaluate(year - context.moved).toFixed(12));
      if (!(value >= 0 && value <= highest)) {
        const shown = Number.isNaN(value) ? 'no number' : `${Number((value * 100).toFixed(6))}%`;
        context.report('share_out_of_range', at, `This formula gives ${shown} in ${year}.`, {
          hint: `It must stay from 0% to ${highest * 100}% in every year from ${formulasFrom} to ${lastYear}; min and max help.`,
        });
        return undefined;
      }
      steps.push({ from: year, value });
    }
    return withoutRepeats(steps);
  } catch (error) {
    reportFormulaError(context, error, at, text);
    return undefined;
  }
}

function withoutRepeats(steps: readonly { from: number; value: number }[]): DatedValue {
  return steps.filter((step, i) => i === 0 || step.value !== steps[i - 1]?.value);
}

/** Warns when a threshold that should get stricter or stay does not: a floor that falls, or a ceiling that rises. */
export function warnIfLoosened(
  context: ResolveContext,
  threshold: DatedValue,
  at: Path,
  measure: string,
  isCeiling: boolean,
): void {
  const stricter = isCeiling ? -1 : 1;
  const loosened = threshold.findIndex(
    ({ value }, i) => i > 0 && (value - (threshold[i - 1]?.value ?? 0)) * stricter < 0,
  );
  if (loosened < 0) return;
  const year = (threshold[loosened] as { from: number }).from;
  const what = isCeiling ? `The ceiling on '${measure}' rises` : `The threshold of '${measure}' falls`;
  context.report('threshold_falls', [...at, String(year)], `${what} in ${year}.`, {
    hint: 'Proposals usually phase in; check the years.',
    part: 'key',
  });
}
