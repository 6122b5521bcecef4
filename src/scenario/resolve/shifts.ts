import { categoryNames } from '../../types/dimensions.js';
import type { ScenarioFile } from '../schema/file.js';
import type { Path } from '../source/source-file.js';
import { movedBy } from '../sourcing-shift.js';
import type { SourcingShift } from '../types.js';
import { parseDuration, parsePercent } from '../values.js';
import { asList, checkYear, inOrderOf, type ResolveContext } from './context.js';
import { categoriesOf } from './duties.js';
import { joinLabelled } from './labelled.js';
import { checkMakers } from './makers.js';

type WrittenShift = NonNullable<ScenarioFile['sourcing_shifts']>[number];

/** Spending that moves from one origin to another whatever the rule. */
export function resolveShifts(context: ResolveContext): readonly SourcingShift[] {
  const { parent, file } = context;
  const resolve = (written: WrittenShift, at: Path, inherited: SourcingShift | undefined) =>
    resolveShift(context, written, at, inherited);
  return joinLabelled(context, 'sourcing_shifts', parent?.sourcingShifts ?? [], file.sourcing_shifts, resolve);
}

function resolveShift(
  context: ResolveContext,
  written: WrittenShift,
  at: Path,
  inherited: SourcingShift | undefined,
): SourcingShift | undefined {
  const { from, to } = written;
  const { dimensions } = context.baseline;
  const categories = categoriesOf(written.categories, dimensions);
  if (from === to) context.report('shift_nowhere', [...at, 'to'], `This shift moves spending from ${from} to ${to}.`);
  if (categoryNames(dimensions, ['assembly']).some((category) => categories.includes(category)))
    context.report('shift_nowhere', [...at, 'categories'], 'Assembly stays where the plant is; volume moves by cost.', {
      hint: 'Name categories that are bought.',
    });
  checkMakers(context, written.makers, [...at, 'makers']);
  const start = written.start ?? Math.max(context.effectiveYear, inherited?.start ?? 0);
  checkYear(context, start, [...at, 'start']);
  const shift: SourcingShift = {
    label: written.label,
    categories,
    from,
    to,
    amount: parsePercent(written.amount) as number,
    start,
    overYears: written.over === undefined ? 0 : (parseDuration(written.over) as number),
    ...(written.makers === undefined ? {} : { makers: asList(written.makers) }),
    classes: inOrderOf(dimensions.classes, written.for),
    assembledIn: inOrderOf(dimensions.countries, written.assembled_in ?? dimensions.region.members),
  };
  return goingOn(shift, before(inherited, start));
}

/** What is left of a shift, and of those whose place it took, in the years before one. */
function before(shift: SourcingShift | undefined, year: number): SourcingShift | undefined {
  return shift === undefined || shift.start < year ? shift : before(shift.before, year);
}

/** A shift in the place of another; where both move the same spending, it goes on from what the other has moved. */
function goingOn(shift: SourcingShift, earlier: SourcingShift | undefined): SourcingShift {
  if (earlier === undefined) return shift;
  const lane = ({ categories, from, to, makers, classes, assembledIn }: SourcingShift): string =>
    JSON.stringify([categories, from, to, makers, classes, assembledIn]);
  const already = lane(earlier) === lane(shift) ? { already: movedBy(earlier, shift.start - 1) } : {};
  return { ...shift, ...already, before: earlier };
}
