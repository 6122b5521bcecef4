import { COUNTRIES, type Country, REGION, VEHICLE_CLASSES, type VehicleClass } from '../../types/dimensions.js';
import type { ScenarioFile } from '../schema/file.js';
import type { Path } from '../source/source-file.js';
import type { TariffTreatment } from '../types.js';
import { checkStart, inOrderOf, type ResolveContext } from './context.js';
import { resolveDated, type WrittenDated } from './dated.js';

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
  const duty = written.duty === undefined ? inherited?.duty : resolveDuty(context, written.duty, [...at, 'duty']);
  const inForce = written.in_force ?? inherited?.inForce ?? context.effectiveYear;
  const until = written.until ?? inherited?.until;
  checkPeriod(context, at, inForce, until);
  const requires = written.requires ?? inherited?.requires;
  if (lacking.length > 0 || duty === undefined || requires === undefined) return undefined;
  return {
    name,
    into: inOrderOf(COUNTRIES, written.into ?? inherited?.into),
    from: inOrderOf(COUNTRIES, written.from ?? inherited?.from),
    classes: inOrderOf(VEHICLE_CLASSES, written.for ?? inherited?.classes),
    requires,
    duty,
    paperwork: written.paperwork ?? inherited?.paperwork ?? false,
    inForce,
    until,
  };
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

/** Reports the first market that some vehicle cannot enter without meeting a rule. */
function reportGap(context: ResolveContext, treatments: readonly TariffTreatment[]): void {
  const open = treatments.filter((treatment) => treatment.requires === 'nothing');
  for (const into of REGION) {
    for (const from of COUNTRIES.filter((country) => country !== into)) {
      for (const vehicleClass of VEHICLE_CLASSES) {
        const year = firstYearWithout(context, open, into, from, vehicleClass);
        if (year === undefined) continue;
        const what = vehicleClass === 'car' ? 'A car' : 'A light truck';
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
  const fitting = treatments.filter(
    (t) => t.into.includes(into) && t.from.includes(from) && t.classes.includes(vehicleClass),
  );
  for (let year = baseline.firstYear; year <= baseline.lastYear; year += 1) {
    if (!fitting.some((t) => t.inForce <= year && (t.until === undefined || year < t.until))) return year;
  }
  return undefined;
}
