import type { Carline } from '../../baseline/types.js';
import { nameHint } from '../diagnostics/nearest.js';
import { nameplateOf } from '../nameplate.js';
import { concerns } from '../rule-size.js';
import type { Clause } from '../schema/rule.js';
import type { Path } from '../source/source-file.js';
import type { Rule, ThresholdCredit } from '../types.js';
import { parsePercent } from '../values.js';
import { asList, inOrderOf, type ResolveContext } from './context.js';
import { checkMakers, reportUnknown } from './makers.js';

type AtLeast = Extract<Rule, { kind: 'at_least' }>;

/** Whom a clause is for; clauses inside are for those of them that they name. */
export type Scope = Omit<AtLeast, 'kind' | 'measure' | 'threshold' | 'isCeiling'>;

/** Keys of a clause that say whom it is for. */
const WHOM = ['for', 'makers', 'except_makers', 'nameplates', 'assembled_in'] as const;

/** Keys of a clause that ask for nothing by themselves. */
export const SCOPE_KEYS: ReadonlySet<string> = new Set([
  'in_force',
  'announced',
  'withdrawn',
  'content',
  'credits',
  ...WHOM,
]);

/** All vehicles. */
export function everyone({ baseline }: ResolveContext): Scope {
  return { classes: baseline.dimensions.classes, credits: [] };
}

/** Whom a clause is for, of those whom the clause around it is for. */
export function resolveScope(context: ResolveContext, clause: Clause, at: Path, outer: Scope): Scope {
  const { makers, except_makers: except, nameplates, assembled_in: places, credits } = clause;
  if (makers !== undefined && except !== undefined)
    context.report('key_conflict', [...at, 'except_makers'], "'makers' and 'except_makers' exclude one another.", {
      part: 'key',
    });
  const areKnown = [
    checkMakers(context, makers, [...at, 'makers']),
    checkMakers(context, except, [...at, 'except_makers']),
    checkNameplates(context, nameplates, [...at, 'nameplates']),
  ].every(Boolean);
  const narrowed = <T extends string>(own: T | readonly T[] | undefined, around: readonly T[] | undefined) =>
    own === undefined ? around : asList(own).filter((name) => around?.includes(name) ?? true);
  const named = narrowed(makers, outer.makers);
  const models = narrowed(nameplates, outer.nameplates);
  const assembledIn = narrowed(places, outer.assembledIn);
  const excluded = [...new Set([...(outer.exceptMakers ?? []), ...(except === undefined ? [] : asList(except))])];
  const classes = inOrderOf(outer.classes, clause.for);
  const scope: Scope = {
    classes,
    ...(named === undefined ? {} : { makers: named }),
    ...(excluded.length === 0 ? {} : { exceptMakers: excluded }),
    ...(models === undefined ? {} : { nameplates: models }),
    ...(assembledIn === undefined
      ? {}
      : { assembledIn: inOrderOf(context.baseline.dimensions.countries, assembledIn) }),
    credits: credits === undefined ? outer.credits : resolveCredits(credits),
  };
  const isEmptied: Readonly<Partial<Record<(typeof WHOM)[number], boolean>>> = {
    for: classes.length === 0 && outer.classes.length > 0,
    makers: makers !== undefined && (named ?? []).every((maker) => excluded.includes(maker)),
    nameplates: nameplates !== undefined && models?.length === 0,
    assembled_in: places !== undefined && assembledIn?.length === 0,
  };
  const emptied = WHOM.filter((key) => isEmptied[key] === true);
  for (const key of emptied)
    context.report(
      'scope_empty',
      [...at, key],
      `Nobody is both in this '${key}' and in that of the clause around it.`,
      {
        part: 'key',
        hint: 'A clause inside another is for those whom both name; put it beside the other instead.',
      },
    );
  if (areKnown && emptied.length === 0) warnIfNobody(context, clause, at, scope, outer);
  return scope;
}

/** Warns of a clause for vehicles that nobody makes in the region, and nobody who makes them has a plant for. */
function warnIfNobody(context: ResolveContext, clause: Clause, at: Path, scope: Scope, outer: Scope): void {
  const named = WHOM.filter((key) => clause[key] !== undefined);
  const [key] = named;
  if (key === undefined || isForSomebody(context, scope) || !isForSomebody(context, outer)) return;
  const { region } = context.baseline.dimensions;
  const isOutside = scope.assembledIn?.every((place) => !region.members.includes(place)) ?? false;
  const message = isOutside
    ? `What is made outside the region gets no preference, so this clause asks nothing of anyone.`
    : 'Nobody makes vehicles that this clause is for, so it asks nothing of anyone.';
  context.report('scope_unused', [...at, isOutside ? 'assembled_in' : key], message, {
    part: 'key',
    hint: 'roosim fleet shows who makes what where.',
  });
}

/** Whether a clause is for vehicles that are made, or could be: at a plant that the maker has in the region. */
function isForSomebody({ baseline }: ResolveContext, scope: Scope): boolean {
  const { carlines, dimensions } = baseline;
  const members = carlines.filter(({ assembly }) => dimensions.region.members.includes(assembly));
  const plantsOf = (maker: string) => members.filter((one) => one.maker === maker).map(({ assembly }) => assembly);
  return members.some((carline) => {
    const subject = { ...carline, nameplate: nameplateOf(carline) };
    if (!concerns(withoutPlace(scope), { ...subject, plant: carline.assembly })) return false;
    return (
      scope.assembledIn === undefined || plantsOf(carline.maker).some((plant) => scope.assembledIn?.includes(plant))
    );
  });
}

function withoutPlace({ assembledIn: _places, ...scope }: Scope): Omit<Scope, 'assembledIn'> {
  return scope;
}

function checkNameplates(context: ResolveContext, nameplates: Clause['nameplates'], at: Path): boolean {
  const { carlines } = context.baseline;
  return reportUnknown(context, nameplates, at, {
    code: 'nameplate_unknown',
    known: [...new Set(carlines.map(nameplateOf))],
    message: (name) => `The baseline has no carline called '${name}'.`,
    hint: (name, known) =>
      byNameplate(carlines, name) ?? nameHint(name, known) ?? 'roosim fleet lists them, e.g. Ford F-150.',
  });
}

/** A nameplate without its make. */
function byNameplate(carlines: readonly Carline[], name: string): string | undefined {
  const meant = carlines.find(({ nameplate }) => nameplate.toLowerCase() === name.toLowerCase());
  return meant === undefined ? undefined : `With its make: '${nameplateOf(meant)}'.`;
}

function resolveCredits(credits: NonNullable<Clause['credits']>): readonly ThresholdCredit[] {
  return (['development', 'flat'] as const).flatMap((kind) => {
    const text = credits[kind];
    return text === undefined ? [] : [{ kind, upTo: parsePercent(text) as number }];
  });
}
