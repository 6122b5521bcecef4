import { z } from 'zod';
import { parseTable } from '../../baseline/table.js';
import type { Carline } from '../../baseline/types.js';
import type { Country } from '../../types/dimensions.js';
import { tableText } from './study-file.js';

/** What a filing says of a vehicle assembled in one country of the region: shares of parts value, 0 to 1. */
export type Filing = {
  readonly make: string;
  readonly carline: string;
  readonly assembly: Country;
  readonly usCanada: number;
  /** 0 where Mexico is not listed. */
  readonly mexico: number;
};

/** Parts content by a filing's definition. */
export type PartsContent = { readonly usCanada: number; readonly mexico: number };

const PLACES: Readonly<Record<string, Country>> = { USA: 'US', CAN: 'CA', MEX: 'MX' };

const RowSchema = z.object({
  make: z.string(),
  carline: z.string(),
  assembly: z.string(),
  us_ca_content_pct: z.coerce.number().min(0).max(100),
  other1_country: z.string(),
  other1_pct: z.coerce.number().min(0).max(100),
  other2_country: z.string(),
  other2_pct: z.coerce.number().min(0).max(100),
});

/** Filings of vehicles assembled in one country of the region; those for several countries or elsewhere are left out. */
export function readFilings(path: string): readonly Filing[] {
  const rows = parseTable(tableText(path), path, Object.keys(RowSchema.shape)).map(({ cells }) =>
    RowSchema.parse(cells),
  );
  return rows.flatMap((row) => {
    const assembly = PLACES[row.assembly];
    if (assembly === undefined) return [];
    const listed = (country: string, percent: number): number => (country === 'MEX' ? percent / 100 : 0);
    return {
      make: row.make,
      carline: row.carline,
      assembly,
      usCanada: row.us_ca_content_pct / 100,
      mexico: listed(row.other1_country, row.other1_pct) + listed(row.other2_country, row.other2_pct),
    };
  });
}

/**
 * The baseline's carlines that are filed for again: same make, same place of assembly, and the filing's name starts with the
 * carline's. Of several carlines that fit, the longest name; of several filings of a carline, their mean.
 *
 * @param otherVehicle words in a filing's name that make it another vehicle, such as EV
 */
export function filedAgain(
  carlines: readonly Carline[],
  filings: readonly Filing[],
  otherVehicle: readonly string[],
): ReadonlyMap<string, PartsContent> {
  const found = new Map<string, Filing[]>();
  for (const filing of filings) {
    const words = wordsOf(filing.carline);
    if (words.some((word) => otherVehicle.some((other) => other.toLowerCase() === word))) continue;
    const make = makeOf(filing.make);
    const [carline] = carlines
      .filter((c) => c.assembly === filing.assembly && makeOf(c.make) === make && startsWith(words, c))
      .sort((a, b) => b.nameplate.length - a.nameplate.length);
    if (carline) found.set(carline.id, [...(found.get(carline.id) ?? []), filing]);
  }
  return new Map([...found].map(([id, same]) => [id, meanContent(same)]));
}

/** Unweighted means. */
export function meanContent(contents: readonly PartsContent[]): PartsContent {
  const mean = (read: (content: PartsContent) => number): number =>
    contents.reduce((sum, content) => sum + read(content), 0) / contents.length;
  return { usCanada: mean((content) => content.usCanada), mexico: mean((content) => content.mexico) };
}

function startsWith(words: readonly string[], carline: Carline): boolean {
  const named = wordsOf(carline.nameplate);
  const filed = words[0] === makeOf(carline.make) ? words.slice(1) : words;
  return named.every((word, i) => filed[i] === word);
}

function wordsOf(name: string): readonly string[] {
  return name
    .toLowerCase()
    .split(/[\s/(),]+/)
    .map((word) => word.replaceAll(/[^a-z0-9]/g, ''))
    .filter((word) => word !== '');
}

function makeOf(make: string): string {
  const name = wordsOf(make).join('');
  return name === 'chevy' ? 'chevrolet' : name;
}
