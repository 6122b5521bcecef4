import type { Carline } from '../../../../src/baseline/types.js';
import type { Country, VehicleClass } from './dimensions.js';
import type { Fleet, Vehicle } from './fleet.js';
import type { MarketVolumes } from './market-volumes.js';
import type { Nameplate } from './nameplates.js';
import { roundedShares } from './origins.js';
import { scaleToMarkets } from './scale.js';

/** Imports that sell fewer in the United States than this are pooled by maker and class. */
const SMALLEST_IMPORT = 25_000;

/** A carline and the vehicles of the fleet it was made of; several when they were pooled. */
export type BuiltCarline = { readonly carline: Carline; readonly of: readonly Vehicle[]; readonly estimated: boolean };

type Draft = {
  readonly nameplate: string;
  readonly make: string;
  readonly first: Nameplate;
  readonly assembly: Country;
  readonly usSales: number;
  readonly of: readonly Vehicle[];
  readonly unfiled: readonly Nameplate[];
};

/** The carlines of the baseline: by place of assembly (US, CA, MX, ROW), then by U.S. sales, largest first. */
export function buildCarlines(fleet: Fleet, volumes: MarketVolumes): readonly BuiltCarline[] {
  const regional = [...fleet.vehicles, ...fleet.heavier].filter((vehicle) => vehicle.assembly !== 'ROW');
  const drafts = [...regional.map(draftOf), ...importDrafts(fleet)].sort(byAssemblyThenSales);
  const foreignMean = meanContent(fleet.vehicles.filter((vehicle) => vehicle.assembly === 'ROW'));
  return scaleToMarkets(drafts, volumes).map((sales, i) => built(drafts[i] as Draft, sales, foreignMean));
}

function draftOf(vehicle: Vehicle): Draft {
  const { nameplate: first, assembly, usSales } = vehicle;
  return { nameplate: first.nameplate, make: first.make, first, assembly, usSales, of: [vehicle], unfiled: [] };
}

function importDrafts(fleet: Fleet): readonly Draft[] {
  const filed = fleet.vehicles.filter((vehicle) => vehicle.assembly === 'ROW').map(draftOf);
  const unfiled = fleet.foreign.map(
    (first): Draft => ({
      nameplate: first.nameplate,
      make: first.make,
      first,
      assembly: 'ROW',
      usSales: first.usSales,
      of: [],
      unfiled: [first],
    }),
  );
  const all = [...filed, ...unfiled];
  const pools = new Map<string, Draft>();
  for (const draft of all.filter(({ usSales }) => usSales < SMALLEST_IMPORT)) {
    const key = `${draft.first.maker} ${draft.first.vehicleClass}`;
    const pool = pools.get(key);
    pools.set(key, pool === undefined ? draft : pooled(pool, draft));
  }
  return [...all.filter(({ usSales }) => usSales >= SMALLEST_IMPORT), ...pools.values()];
}

function pooled(a: Draft, b: Draft): Draft {
  return {
    ...a,
    nameplate: `other imports${a.first.vehicleClass === 'car' ? '' : ', light trucks'}`,
    make: a.first.maker,
    usSales: a.usSales + b.usSales,
    of: [...a.of, ...b.of],
    unfiled: [...a.unfiled, ...b.unfiled],
  };
}

const ASSEMBLY_ORDER: readonly Country[] = ['US', 'CA', 'MX', 'ROW'];

function byAssemblyThenSales(a: Draft, b: Draft): number {
  const places = ASSEMBLY_ORDER.indexOf(a.assembly) - ASSEMBLY_ORDER.indexOf(b.assembly);
  return places !== 0 ? places : b.usSales - a.usSales || (a.first.key < b.first.key ? -1 : 1);
}

type Content = Pick<Carline, 'usCanadaContent' | 'mexicoContent' | 'otherListedContent'> & {
  readonly engineOrigin: Readonly<Record<Country, number>>;
  readonly transmissionOrigin: Readonly<Record<Country, number>>;
};

/** Sales-weighted content; a nameplate that lists no Mexican content counts as none where another of the pool lists some. */
function meanContent(vehicles: readonly Vehicle[]): Content {
  const total = vehicles.reduce((sum, vehicle) => sum + vehicle.usSales, 0);
  const mean = (value: (vehicle: Vehicle) => number) =>
    vehicles.reduce((sum, vehicle) => sum + value(vehicle) * vehicle.usSales, 0) / total;
  const originMean = (of: 'engineOrigin' | 'transmissionOrigin') =>
    roundedShares({
      US: mean((v) => v[of].US),
      CA: mean((v) => v[of].CA),
      MX: mean((v) => v[of].MX),
      ROW: mean((v) => v[of].ROW),
    });
  return {
    usCanadaContent: mean((vehicle) => vehicle.usCanadaContent),
    mexicoContent: vehicles.every((v) => v.mexicoContent === undefined) ? undefined : mean((v) => v.mexicoContent ?? 0),
    otherListedContent: mean((vehicle) => vehicle.otherListedContent),
    engineOrigin: originMean('engineOrigin'),
    transmissionOrigin: originMean('transmissionOrigin'),
  };
}

function built(draft: Draft, salesThousand: Readonly<Record<Country, number>>, foreignMean: Content): BuiltCarline {
  const { make, nameplate, first, assembly } = draft;
  const content = withoutUnlistedMexico(draft.of.length === 0 ? foreignMean : meanContent(draft.of), assembly);
  const carline: Carline = {
    ...content,
    id: idOf(make, nameplate, assembly),
    label: `${make} ${nameplate} (${assembly})`,
    maker: first.maker,
    make,
    nameplate,
    vehicleClass: first.vehicleClass satisfies VehicleClass,
    assembly,
    homeRegion: first.homeRegion,
    salesThousand,
    priceUsd: meanPrice(draft),
  };
  return { carline, of: draft.of, estimated: draft.of.length === 0 };
}

/**
 * Outside the region no Mexican content is taken where none is listed and neither engine nor transmission is Mexican; inside, what is not
 * listed may be anything below 15%.
 */
function withoutUnlistedMexico(content: Content, assembly: Country): Content {
  const mexican = content.engineOrigin.MX + content.transmissionOrigin.MX > 0;
  return assembly === 'ROW' && content.mexicoContent === undefined && !mexican
    ? { ...content, mexicoContent: 0 }
    : content;
}

function meanPrice({ of, unfiled, usSales }: Draft): number {
  const value =
    of.reduce((sum, vehicle) => sum + vehicle.usSales * vehicle.nameplate.priceUsd, 0) +
    unfiled.reduce((sum, nameplate) => sum + nameplate.usSales * nameplate.priceUsd, 0);
  return value / usSales;
}

function idOf(make: string, nameplate: string, assembly: Country): string {
  return `${make} ${nameplate} ${assembly}`.toLowerCase().replace(/[^a-z0-9]+/g, '-');
}
