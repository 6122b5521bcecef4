import type { Country } from './dimensions.js';
import type { Filing } from './filings.js';
import { allFrom, countriesOfCodes, equalShares } from './origins.js';

/** What filings say of one nameplate assembled in one country. */
export type AssembledNameplate = {
  readonly assembly: Country;
  readonly filings: readonly Filing[];
  readonly usCanadaContent: number;
  readonly mexicoContent: number | undefined;
  readonly otherListedContent: number;
  readonly engineOrigin: Readonly<Record<Country, number>>;
  readonly transmissionOrigin: Readonly<Record<Country, number>>;
};

/**
 * A nameplate's filings by country of assembly, in the order US, CA, MX, ROW. A filing for two countries counts in both, with the
 * one content it gives. Contents are plain means over filings, which carry no sales; a filing that lists no Mexican content counts as
 * none where another of the same vehicle lists some.
 */
export function groupByAssembly(filings: readonly Filing[]): readonly AssembledNameplate[] {
  return (['US', 'CA', 'MX', 'ROW'] as const).flatMap((assembly) => {
    const there = filings.filter((filing) => countriesOfCodes(filing.assemblyCodes).includes(assembly));
    return there.length === 0 ? [] : [groupOf(assembly, there)];
  });
}

function groupOf(assembly: Country, filings: readonly Filing[]): AssembledNameplate {
  return {
    assembly,
    filings,
    usCanadaContent: mean(filings.map((filing) => filing.usCanadaContent)),
    mexicoContent: filings.every((filing) => filing.mexicoContent === undefined)
      ? undefined
      : mean(filings.map((filing) => filing.mexicoContent ?? 0)),
    otherListedContent: mean(filings.map((filing) => filing.otherListedContent)),
    engineOrigin: equalShares(filings.map((filing) => filing.engineOrigins)) ?? allFrom(assembly),
    transmissionOrigin: equalShares(filings.map((filing) => filing.transmissionOrigins)) ?? allFrom(assembly),
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
