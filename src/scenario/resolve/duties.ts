import { CATEGORIES, type Category, COUNTRIES, VEHICLE_CLASSES } from '../../types/dimensions.js';
import type { ScenarioFile } from '../schema/file.js';
import type { Path } from '../source/source-file.js';
import type { AdditionalDuty, PartsDuty } from '../types.js';
import { inOrderOf, type ResolveContext } from './context.js';
import { resolveDated } from './dated.js';
import { joinLabelled } from './labelled.js';
import { checkPeriod, HIGHEST_DUTY } from './treatments.js';

type WrittenAdditional = NonNullable<ScenarioFile['additional_duties']>[number];
type WrittenParts = NonNullable<ScenarioFile['parts_duties']>[number];

/** Categories that `parts` stands for: what is bought, steel and aluminium aside. */
export const PART_CATEGORIES: readonly Category[] = CATEGORIES.filter(
  (category) => !['steel', 'aluminium', 'assembly', 'development'].includes(category),
);

/** Categories as a file names them. */
export function categoriesOf(written: 'parts' | Category | readonly Category[] | undefined): readonly Category[] {
  if (written === undefined || written === 'parts') return PART_CATEGORIES;
  return inOrderOf(CATEGORIES, written);
}

/** Duties on top of the treatments' own. */
export function resolveAdditionalDuties(context: ResolveContext): readonly AdditionalDuty[] {
  const { parent, file } = context;
  const resolve = (written: WrittenAdditional, at: Path) => resolveAdditionalDuty(context, written, at);
  return joinLabelled(context, 'additional_duties', parent?.additionalDuties ?? [], file.additional_duties, resolve);
}

function resolveAdditionalDuty(
  context: ResolveContext,
  written: WrittenAdditional,
  at: Path,
): AdditionalDuty | undefined {
  const rate = resolveDated(context, written.rate, [...at, 'rate'], HIGHEST_DUTY);
  const inForce = written.in_force ?? context.effectiveYear;
  checkPeriod(context, at, inForce, written.until);
  if (rate === undefined) return undefined;
  const { on } = written;
  return {
    label: written.label,
    into: inOrderOf(COUNTRIES, written.into),
    from: inOrderOf(COUNTRIES, written.from),
    classes: inOrderOf(VEHICLE_CLASSES, written.for),
    rate,
    on: on === undefined || on === 'value' ? 'value' : { contentFrom: inOrderOf(COUNTRIES, on.content_from) },
    where: written.where ?? 'all',
    inForce,
    until: written.until,
  };
}

/** Duties on imported parts that plants pay. */
export function resolvePartsDuties(context: ResolveContext): readonly PartsDuty[] {
  const { parent, file } = context;
  const resolve = (written: WrittenParts, at: Path) => resolvePartsDuty(context, written, at);
  return joinLabelled(context, 'parts_duties', parent?.partsDuties ?? [], file.parts_duties, resolve);
}

function resolvePartsDuty(context: ResolveContext, written: WrittenParts, at: Path): PartsDuty | undefined {
  const rate = resolveDated(context, written.rate, [...at, 'rate'], HIGHEST_DUTY);
  const offset = resolveDated(context, written.offset ?? '0%', [...at, 'offset']);
  const inForce = written.in_force ?? context.effectiveYear;
  checkPeriod(context, at, inForce, written.until);
  if (rate === undefined || offset === undefined) return undefined;
  return {
    label: written.label,
    assembledIn: inOrderOf(COUNTRIES, written.assembled_in),
    origins: inOrderOf(COUNTRIES, written.origins),
    categories: categoriesOf(written.categories),
    rate,
    offset,
    inForce,
    until: written.until,
  };
}
