import { baselineInvalid } from '../../../../src/baseline/invalid.js';
import { quantityOf, type TableRow, textOf, wordOf } from '../../../../src/baseline/table.js';
import { cellOf, type RawReader } from '../../north-america-2019/build/raw.js';
import { type Content, contentOf, meanContent } from './content.js';
import { type Drive, driveOf } from './drives.js';
import { type Filing, linkFilings, readFilings } from './filings.js';
import { ORIGINS, type Origin, originOf, originsOf } from './origins.js';

/** How the content of a vehicle is known: its filing of 2025, one of another year, that of a like vehicle, or judgement. */
type ContentBasis = 'filing' | 'other_year' | 'like' | 'judgement';

/** One nameplate with one drive assembled in one place, and what is known of its content. */
export type Vehicle = {
  readonly key: string;
  readonly make: string;
  readonly nameplate: string;
  readonly drive: Drive;
  readonly assembly: Origin;
  readonly content: Content;
  readonly basis: ContentBasis;
  /** Filings of 2025 it rests on, empty for another basis. */
  readonly filings: readonly Filing[];
  /** Source of a content that is not a filing of 2025. */
  readonly source: string;
};

/** What tells vehicles apart. */
export function vehicleKey(make: string, nameplate: string, drive: string, assembly: string): string {
  return `${make} ${nameplate} ${drive} ${assembly}`;
}

/**
 * Vehicles from the filings of model year 2025, grouped by nameplate, drive and place of assembly, and those of the table of vehicles
 * without one. Several filings of a vehicle count equally, for they carry no sales; a filing for several places counts in each with the
 * one content that it gives.
 * @throws RoosimError `baseline_invalid` when a table doesn't fit the filings
 */
export function readVehicles(raw: RawReader): {
  readonly vehicles: readonly Vehicle[];
  readonly unused: readonly { readonly filing: Filing; readonly reason: string }[];
} {
  const filings = readFilings(raw);
  const links = linkFilings(filings, raw);
  const groups = new Map<string, { first: Omit<Vehicle, 'content' | 'filings'>; filings: Filing[] }>();
  for (const filing of filings) {
    const link = links.get(filing);
    if (link === undefined || typeof link === 'string') continue;
    for (const { make, nameplate, drive } of link)
      for (const assembly of filing.assemblies) {
        const key = vehicleKey(make, nameplate, drive, assembly);
        const first = { key, make, nameplate, drive, assembly, basis: 'filing', source: '' } as const;
        const group = groups.get(key) ?? { first, filings: [] };
        group.filings.push(filing);
        groups.set(key, group);
      }
  }
  const filed = [...groups.values()].map(
    (group): Vehicle => ({
      ...group.first,
      content: meanContent(group.filings, group.first.assembly),
      filings: group.filings,
    }),
  );
  return {
    vehicles: [...filed, ...readOthers(raw, filed)],
    unused: filings.flatMap((filing) => {
      const link = links.get(filing);
      return typeof link === 'string' ? [{ filing, reason: link }] : [];
    }),
  };
}

function readOthers(raw: RawReader, filed: readonly Vehicle[]): readonly Vehicle[] {
  const columns = ['make', 'nameplate', 'drive', 'assembly', 'kind', 'us_canada', 'listed', 'engine', 'transmission'];
  return raw('tables/other-filings.csv', [...columns, 'like', 'source']).map((row) => {
    const [make, nameplate] = [textOf(row, 'make'), textOf(row, 'nameplate')];
    const drive = driveOf(row, 'drive');
    const assembly = wordOf(row, 'assembly', ORIGINS);
    const key = vehicleKey(make, nameplate, drive, assembly);
    if (filed.some((vehicle) => vehicle.key === key))
      throw baselineInvalid(row.file, row.line, `${key} has a filing of its own.`);
    const basis = wordOf(row, 'kind', ['other_year', 'like', 'judgement'] as const);
    const content = basis === 'like' ? contentLike(row, filed) : contentStated(row, assembly);
    return { key, make, nameplate, drive, assembly, basis, content, filings: [], source: textOf(row, 'source') };
  });
}

function contentLike(row: TableRow, filed: readonly Vehicle[]): Content {
  const like = filed.find((vehicle) => vehicle.key === textOf(row, 'like'));
  if (like === undefined) throw baselineInvalid(row.file, row.line, `No filing is of ${textOf(row, 'like')}.`);
  return like.content;
}

function contentStated(row: TableRow, assembly: Origin): Content {
  const listed = cellOf(row, 'listed')
    .split('|')
    .map((entry) => {
      const [code = '', share = ''] = entry.trim().split(' ');
      return { origin: originOf(code), share: Number.parseFloat(share) / 100 };
    });
  const stated = contentOf(quantityOf(row, 'us_canada'), listed);
  const engineOrigins = originsOf(textOf(row, 'engine'));
  return meanContent(
    [{ ...stated, engineOrigins, transmissionOrigins: originsOf(textOf(row, 'transmission')) }],
    assembly,
  );
}
