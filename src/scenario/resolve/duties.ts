import { type Category, categoryNames, type Dimensions } from '../../types/dimensions.js';
import type { ScenarioFile } from '../schema/file.js';
import type { Path } from '../source/source-file.js';
import type { AdditionalDuty, PartsDuty } from '../types.js';
import { inOrderOf, type ResolveContext } from './context.js';
import { resolveDated } from './dated.js';
import { firstStep } from './dates.js';
import { until } from './edited.js';
import { joinLabelled } from './labelled.js';
import { checkPeriod, checkValueFrom, HIGHEST_DUTY } from './treatments.js';

type WrittenAdditional = NonNullable<ScenarioFile['additional_duties']>[number];
type WrittenParts = NonNullable<ScenarioFile['parts_duties']>[number];

/** Categories as a file names them: `parts` are all that are bought, materials aside. */
export function categoriesOf(
  written: Category | readonly Category[] | undefined,
  dimensions: Dimensions,
): readonly Category[] {
  if (written === undefined || written === 'parts') return categoryNames(dimensions, ['part']);
  return inOrderOf(categoryNames(dimensions), written);
}

/** Duties on top of the treatments' own. */
export function resolveAdditionalDuties(context: ResolveContext): readonly AdditionalDuty[] {
  const { parent, file } = context;
  const resolve = (written: WrittenAdditional, at: Path, inherited: AdditionalDuty | undefined) =>
    resolveAdditionalDuty(context, written, at, inherited);
  return joinLabelled(context, 'additional_duties', parent?.additionalDuties ?? [], file.additional_duties, resolve);
}

function resolveAdditionalDuty(
  context: ResolveContext,
  written: WrittenAdditional,
  at: Path,
  inherited: AdditionalDuty | undefined,
): AdditionalDuty | undefined {
  const rate = resolveDated(context, written.rate, [...at, 'rate'], HIGHEST_DUTY);
  const inForce = beginning(context, written, inherited);
  checkPeriod(context, at, inForce, written.until);
  if (inherited === undefined) checkValueFrom(context, [...at, 'rate'], inForce, firstStep(written.rate));
  if (rate === undefined) return undefined;
  const { on } = written;
  const { countries, classes } = context.baseline.dimensions;
  return {
    label: written.label,
    into: inOrderOf(countries, written.into),
    from: inOrderOf(countries, written.from),
    classes: inOrderOf(classes, written.for),
    rate,
    on: on === undefined || on === 'value' ? 'value' : { contentFrom: inOrderOf(countries, on.content_from) },
    where: written.where ?? 'all',
    inForce,
    until: written.until,
    ...replacing(inherited, inForce),
  };
}

/** Duties on imported parts that plants pay. */
export function resolvePartsDuties(context: ResolveContext): readonly PartsDuty[] {
  const { parent, file } = context;
  const resolve = (written: WrittenParts, at: Path, inherited: PartsDuty | undefined) =>
    resolvePartsDuty(context, written, at, inherited);
  return joinLabelled(context, 'parts_duties', parent?.partsDuties ?? [], file.parts_duties, resolve);
}

function resolvePartsDuty(
  context: ResolveContext,
  written: WrittenParts,
  at: Path,
  inherited: PartsDuty | undefined,
): PartsDuty | undefined {
  const rate = resolveDated(context, written.rate, [...at, 'rate'], HIGHEST_DUTY);
  const offset = resolveDated(context, written.offset ?? '0%', [...at, 'offset']);
  const inForce = beginning(context, written, inherited);
  checkPeriod(context, at, inForce, written.until);
  if (inherited === undefined) checkValueFrom(context, [...at, 'rate'], inForce, firstStep(written.rate));
  if (rate === undefined || offset === undefined) return undefined;
  const { dimensions } = context.baseline;
  const { countries } = dimensions;
  return {
    label: written.label,
    assembledIn: inOrderOf(countries, written.assembled_in),
    origins: inOrderOf(countries, written.origins),
    categories: categoriesOf(written.categories, dimensions),
    rate,
    offset,
    inForce,
    until: written.until,
    ...replacing(inherited, inForce),
  };
}

/**
 * First year of a duty: what it says, else the first year of its rate, else the file's own date, or that of the duty whose
 * place it takes where that is later. A rate by year begins with its first year where an inherited one holds before.
 */
function beginning(
  { effectiveYear }: ResolveContext,
  { in_force: stated, rate }: Pick<WrittenAdditional, 'in_force' | 'rate'>,
  inherited: { readonly inForce: number } | undefined,
): number {
  const step = firstStep(rate);
  if (stated !== undefined) return inherited === undefined ? stated : Math.max(stated, step ?? stated);
  return step ?? Math.max(effectiveYear, inherited?.inForce ?? effectiveYear);
}

function replacing<T extends { readonly inForce: number; readonly before?: T }>(
  inherited: T | undefined,
  year: number,
) {
  const before = until(inherited, year);
  return before === undefined ? {} : { before };
}
