import { baselineInvalid } from '../../../../src/baseline/invalid.js';
import { textOf } from '../../../../src/baseline/table.js';
import { type CorrectionKind, correctAssembly } from './corrections.js';
import type { Country } from './dimensions.js';
import { type Filing, readFilings } from './filings.js';
import { type AssembledNameplate, groupByAssembly } from './groups.js';
import { heavierPickups } from './heavier-pickups.js';
import { type Link, linkFilings } from './link.js';
import { type Nameplate, nameplateKey, readNameplates } from './nameplates.js';
import { readBorrowedFilings } from './other-year-filings.js';
import { cellOf, type RawReader } from './raw.js';
import { readSplits, splitOf } from './splits.js';

/** One nameplate assembled in one country, with its U.S. sales of 2019 as the sales file counts them. */
export type Vehicle = AssembledNameplate & {
  readonly nameplate: Nameplate;
  readonly usSales: number;
  /** The nameplate whose filing stands in, when it has none of its own. */
  readonly contentOf?: string;
};

/** Filings joined to sales: what became a vehicle, and what did not. */
export type Fleet = {
  /** Every vehicle of the sales file that has a filing. */
  readonly vehicles: readonly Vehicle[];
  /** Pickups above 8,500 lb, outside both files. */
  readonly heavier: readonly Vehicle[];
  /** Nameplates known to be made outside the region for which no filing is at hand. */
  readonly foreign: readonly Nameplate[];
  readonly unusedFilings: readonly { readonly filing: Filing; readonly reason: string }[];
  readonly unusedNameplates: readonly { readonly nameplate: Nameplate; readonly reason: string }[];
};

/** Joins the filings of model year 2019, and those borrowed from other years, to 2019 U.S. sales by nameplate. */
export function joinFleet(raw: RawReader): Fleet {
  const nameplates = readNameplates(raw);
  const { filings, links } = linkedFilings(raw);
  const byNameplate = filingsByNameplate(links);
  for (const { make, nameplate, filing } of readBorrowedFilings(raw))
    append(byNameplate, nameplateKey(make, nameplate), filing);
  const foreignKeys = keysOf(raw, 'tables/foreign-nameplates.csv');
  const unusable = keysOf(raw, 'tables/unusable-nameplates.csv');
  const splits = readSplits(raw);
  const vehicles = nameplates.flatMap((nameplate) => {
    const groups = groupByAssembly(byNameplate.get(nameplate.key) ?? []);
    const places: readonly Country[] = groups.map((group) => group.assembly);
    const shares = groups.length === 0 ? [] : splitOf(nameplate.key, places, splits);
    return groups.map((group, i) => ({ ...group, nameplate, usSales: nameplate.usSales * (shares[i] as number) }));
  });
  const used = new Set(vehicles.map((vehicle) => vehicle.nameplate.key));
  const known = new Set(nameplates.map((nameplate) => nameplate.key));
  const rest = nameplates.filter(({ key }) => !used.has(key));
  return {
    vehicles,
    heavier: heavierPickups(vehicles, raw),
    foreign: rest.filter(({ key }) => foreignKeys.has(key)),
    unusedNameplates: rest
      .filter(({ key }) => !foreignKeys.has(key))
      .map((nameplate) => ({ nameplate, reason: reasonUnusable(nameplate, unusable) })),
    unusedFilings: filings.flatMap((filing) => {
      const reason = reasonUnused(filing, links.get(filing), known);
      return reason === undefined ? [] : [{ filing, reason }];
    }),
  };
}

/** The filings of 2019 with places of assembly set right, and where they belong. */
export function linkedFilings(raw: RawReader, kinds?: readonly CorrectionKind[]) {
  const filings = correctAssembly(readFilings(raw), raw, kinds);
  return { filings, links: linkFilings(filings, raw) };
}

function filingsByNameplate(links: ReadonlyMap<Filing, Link>): Map<string, readonly Filing[]> {
  const byNameplate = new Map<string, readonly Filing[]>();
  for (const [filing, link] of links) if ('nameplate' in link) append(byNameplate, link.nameplate, filing);
  return byNameplate;
}

function append(map: Map<string, readonly Filing[]>, key: string, filing: Filing): void {
  map.set(key, [...(map.get(key) ?? []), filing]);
}

function keysOf(raw: RawReader, table: string): ReadonlyMap<string, string> {
  return new Map(
    raw(table, ['make', 'nameplate', 'reason']).map((row) => [
      nameplateKey(textOf(row, 'make'), textOf(row, 'nameplate')),
      cellOf(row, 'reason'),
    ]),
  );
}

function reasonUnusable({ key }: Nameplate, unusable: ReadonlyMap<string, string>): string {
  const reason = unusable.get(key);
  if (reason === undefined)
    throw baselineInvalid(
      'raw/tables/unusable-nameplates.csv',
      1,
      `${key} has no filing; the table must say why it is left out.`,
    );
  return reason;
}

function reasonUnused(filing: Filing, link: Link | undefined, known: ReadonlySet<string>): string | undefined {
  if (link === undefined || 'reason' in link) return link?.reason ?? 'not linked';
  if (!known.has(link.nameplate)) return `the sales file has no ${link.nameplate}`;
  return filing.assemblyCodes === '' ? 'the filing names no place of assembly' : undefined;
}
