import { type Country, classNames, type VehicleClass } from '../../types/dimensions.js';
import type { ScenarioFile } from '../schema/file.js';
import type { Path } from '../source/source-file.js';
import type { TariffTreatment } from '../types.js';
import { checkStart, inOrderOf, type ResolveContext } from './context.js';
import { resolveDated, type WrittenDated } from './dated.js';
import { firstStep } from './dates.js';
import { editedFrom } from './edited.js';

type WrittenTreatment = NonNullable<ScenarioFile['treatments']>[string];

/** Highest rate of a duty: ten times the value. */
export const HIGHEST_DUTY = 10;

/** The ways into a market: the inherited ones, with what this file says about them, and its own. */
export function resolveTreatments(context: ResolveContext): readonly TariffTreatment[] {
  const treatments = new Map((context.parent?.treatments ?? []).map((treatment) => [treatment.name, treatment]));
  for (const [name, written] of Object.entries(context.file.treatments ?? {})) {
    const treatment = resolveTreatment(context, name, written, treatments.get(name));
    if (treatment !== undefined) treatments.set(name, treatment);
  }
  const all = [...treatments.values()];
  if (context.isWhole) reportGap(context, all);
  return all;
}

function resolveTreatment(
  context: ResolveContext,
  name: string,
  written: WrittenTreatment,
  inherited: TariffTreatment | undefined,
): TariffTreatment | undefined {
  const at: Path = ['treatments', name];
  const missing = inherited === undefined ? (['into', 'from', 'requires', 'duty'] as const) : [];
  const lacking = missing.filter((key) => written[key] === undefined);
  const present = context.writtenKeys(at);
  for (const key of lacking.filter((key) => !present.includes(key)))
    context.report('key_missing', at, `The new treatment '${name}' lacks the key '${key}'.`, { part: 'key' });
  const duty = written.duty === undefined ? undefined : resolveDuty(context, written.duty, [...at, 'duty']);
  const { countries, classes } = context.baseline.dimensions;
  const keys = {
    ...(written.into === undefined ? {} : { into: inOrderOf(countries, written.into) }),
    ...(written.from === undefined ? {} : { from: inOrderOf(countries, written.from) }),
    ...(written.for === undefined ? {} : { classes: inOrderOf(classes, written.for) }),
    ...(written.requires === undefined ? {} : { requires: written.requires }),
    ...(written.paperwork === undefined ? {} : { paperwork: written.paperwork }),
    ...(written.until === undefined ? {} : { until: written.until }),
  };
  const dutyFrom = firstStep(written.duty);
  if (inherited !== undefined) {
    const begins = written.in_force ?? (Object.keys(keys).length > 0 ? undefined : dutyFrom) ?? context.effectiveYear;
    const edited = editedFrom(broughtForward(inherited, written.in_force), begins, (t) => ({ ...t, ...keys }));
    const treatment =
      duty === undefined ? edited : editedFrom(edited, Math.max(begins, dutyFrom ?? begins), (t) => ({ ...t, duty }));
    checkPeriod(context, at, treatment.inForce, treatment.until);
    return written.duty !== undefined && duty === undefined ? undefined : treatment;
  }
  const inForce = written.in_force ?? dutyFrom ?? context.effectiveYear;
  checkPeriod(context, at, inForce, written.until);
  checkValueFrom(context, [...at, 'duty'], inForce, dutyFrom);
  const { requires } = written;
  if (lacking.length > 0 || duty === undefined || requires === undefined) return undefined;
  const everywhere = { into: countries, from: countries, classes, paperwork: false, until: undefined };
  return { ...everywhere, ...keys, name, requires, duty, inForce };
}

/** A treatment that is to be in force earlier than it was. */
function broughtForward(treatment: TariffTreatment, inForce: number | undefined): TariffTreatment {
  const { before } = treatment;
  if (before !== undefined) return { ...treatment, before: broughtForward(before, inForce) };
  return inForce === undefined || inForce >= treatment.inForce ? treatment : { ...treatment, inForce };
}

function resolveDuty(context: ResolveContext, written: WrittenDated, at: Path): TariffTreatment['duty'] | undefined {
  return written === 'mfn' ? 'mfn' : resolveDated(context, written, at, HIGHEST_DUTY);
}

/** Checks the years of something that begins and may end. */
export function checkPeriod(context: ResolveContext, at: Path, inForce: number, until: number | undefined): void {
  checkStart(context, inForce, [...at, 'in_force']);
  if (until !== undefined && until <= inForce)
    context.report('dates_order', [...at, 'until'], `This ends in ${until} and begins in ${inForce}.`);
}

/** Reports a value by year that says nothing of the first years it is in force, when there is nothing inherited to hold then. */
export function checkValueFrom(context: ResolveContext, at: Path, inForce: number, from: number | undefined): void {
  const { firstYear } = context.baseline;
  if (from === undefined || from <= Math.max(inForce, firstYear)) return;
  context.report(
    'value_missing',
    at,
    `This is in force in ${inForce}, and says no value for the years before ${from}.`,
    {
      part: 'key',
      hint: `Add ${Math.max(inForce, firstYear)}: ..., or write in_force: ${from}.`,
    },
  );
}

/** Reports the first market that some vehicle cannot enter without meeting a rule. */
function reportGap(context: ResolveContext, treatments: readonly TariffTreatment[]): void {
  const { dimensions } = context.baseline;
  for (const into of dimensions.region.members) {
    for (const from of dimensions.countries.filter((country) => country !== into)) {
      for (const vehicleClass of dimensions.classes) {
        const year = firstYearWithout(context, treatments, into, from, vehicleClass);
        if (year === undefined) continue;
        const what = `A ${classNames(dimensions, vehicleClass).singular}`;
        context.report(
          'treatment_missing',
          ['treatments'],
          `${what} from ${from} that meets no rule has no way into ${into} in ${year}.`,
          {
            part: 'key',
            hint: 'Add a treatment that requires nothing, e.g. duty: mfn.',
          },
        );
        return;
      }
    }
  }
}

function firstYearWithout(
  { baseline }: ResolveContext,
  treatments: readonly TariffTreatment[],
  into: Country,
  from: Country,
  vehicleClass: VehicleClass,
): number | undefined {
  for (let year = baseline.firstYear; year <= baseline.lastYear; year += 1) {
    const isOpen = treatments.some((treatment) => {
      const held = heldIn(treatment, year);
      return (
        held?.requires === 'nothing' &&
        held.into.includes(into) &&
        held.from.includes(from) &&
        held.classes.includes(vehicleClass)
      );
    });
    if (!isOpen) return year;
  }
  return undefined;
}

function heldIn(treatment: TariffTreatment, year: number): TariffTreatment | undefined {
  if (year < treatment.inForce) return treatment.before === undefined ? undefined : heldIn(treatment.before, year);
  return treatment.until === undefined || year < treatment.until ? treatment : undefined;
}
