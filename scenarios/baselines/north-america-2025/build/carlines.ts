import { textOf } from '../../../../src/baseline/table.js';
import type { RawReader } from '../../north-america-2019/build/raw.js';
import type { Content } from './content.js';
import type { Drive } from './drives.js';
import { byOrigin, LISTED_ORIGINS, ORIGINS, type Origin, REGION, roundedShares } from './origins.js';
import type { Vehicle } from './vehicles.js';
import type { Weight } from './weights.js';

/** Imports that sell fewer in the United States than this are pooled by maker, class, drive and place of assembly. */
const SMALLEST_IMPORT = 25_000;

/** A vehicle with its sales of 2025. */
export type SoldVehicle = {
  readonly vehicle: Vehicle;
  /** Vehicles by market. */
  readonly sales: Readonly<Record<Origin, number>>;
  readonly priceUsd: number;
  /** What raking started from; undefined for vehicles that are not sold in the United States. */
  readonly weight: Weight | undefined;
};

/** A carline of the baseline, and the vehicles it is made of; several where they were pooled. */
export type BuiltCarline = {
  readonly id: string;
  readonly maker: string;
  readonly make: string;
  readonly nameplate: string;
  readonly class: 'car' | 'light_truck';
  readonly drive: Drive;
  readonly assembly: Origin;
  readonly homeRegion: string;
  readonly content: Content;
  readonly sales: Readonly<Record<Origin, number>>;
  readonly priceUsd: number;
  readonly of: readonly SoldVehicle[];
};

/** The carlines: by place of assembly in the order of origins, then by all their sales, largest first. */
export function buildCarlines(raw: RawReader, sold: readonly SoldVehicle[]): readonly BuiltCarline[] {
  const makers = new Map(
    raw('tables/makers.csv', ['make', 'maker', 'home_region']).map((row) => [row.cells.make, row]),
  );
  const trucks = new Set(
    raw('tables/light-trucks.csv', ['make', 'nameplate']).map((row) => `${row.cells.make} ${row.cells.nameplate}`),
  );
  const isTruck = ({ vehicle }: SoldVehicle) => trucks.has(`${vehicle.make} ${vehicle.nameplate}`);
  const makerOf = (make: string, column: 'maker' | 'home_region') => {
    const row = makers.get(make);
    if (row === undefined) throw new RangeError(`tables/makers.csv has no ${make}.`);
    return textOf(row, column);
  };
  const pools = new Map<string, SoldVehicle[]>();
  for (const one of sold) {
    const { vehicle, sales } = one;
    const isPooled = !isRegional(vehicle.assembly) && sales.US < SMALLEST_IMPORT && sales.US > 0;
    const kind = `${makerOf(vehicle.make, 'maker')} ${isTruck(one)} ${vehicle.drive} ${vehicle.assembly}`;
    const key = isPooled ? kind : vehicle.key;
    pools.set(key, [...(pools.get(key) ?? []), one]);
  }
  const twins = new Set(sold.filter(({ vehicle }) => vehicle.drive !== 'hybrid').map(({ vehicle }) => nameOf(vehicle)));
  const carlines = [...pools.values()].map((of): BuiltCarline => {
    const first = (of[0] as SoldVehicle).vehicle;
    const maker = makerOf(first.make, 'maker');
    const isHybridTwin = first.drive === 'hybrid' && twins.has(nameOf(first));
    const pooled = `other imports${first.drive === 'combustion' ? '' : `, ${first.drive}`}`;
    const nameplate = of.length > 1 ? pooled : `${first.nameplate}${isHybridTwin ? ' Hybrid' : ''}`;
    const make = of.length > 1 ? maker : first.make;
    return {
      id: `${make} ${nameplate} ${first.assembly}`.toLowerCase().replace(/[^a-z0-9]+/g, '-'),
      maker,
      make,
      nameplate,
      class: isTruck(of[0] as SoldVehicle) ? 'light_truck' : 'car',
      drive: first.drive,
      assembly: first.assembly,
      homeRegion: makerOf(first.make, 'home_region'),
      content: weightedContent(of),
      sales: byOrigin((market) => of.reduce((sum, one) => sum + one.sales[market], 0)),
      priceUsd: weightedMean(of, ({ priceUsd }) => priceUsd),
      of,
    };
  });
  return carlines.sort(byAssemblyThenSales);
}

function nameOf({ make, nameplate }: Vehicle): string {
  return `${make} ${nameplate}`;
}

function isRegional(assembly: Origin): boolean {
  return (REGION as readonly Origin[]).includes(assembly);
}

function weightedMean(of: readonly SoldVehicle[], value: (one: SoldVehicle) => number): number {
  const volume = ({ sales }: SoldVehicle) => sales.US + sales.CA + sales.MX + sales.ROW;
  const total = of.reduce((sum, one) => sum + volume(one), 0);
  return of.reduce((sum, one) => sum + volume(one) * value(one), 0) / total;
}

function weightedContent(of: readonly SoldVehicle[]): Content {
  const contents = of.map(({ vehicle }) => vehicle.content);
  const listed = LISTED_ORIGINS.filter((origin) => contents.some((content) => content.listed[origin] !== undefined));
  const mean = (value: (content: Content) => number) => weightedMean(of, ({ vehicle }) => value(vehicle.content));
  return {
    usCanada: mean((content) => content.usCanada),
    listed: Object.fromEntries(listed.map((origin) => [origin, mean((content) => content.listed[origin] ?? 0)])),
    engine: roundedShares(byOrigin((origin) => mean((content) => content.engine[origin]))),
    transmission: roundedShares(byOrigin((origin) => mean((content) => content.transmission[origin]))),
  };
}

function byAssemblyThenSales(a: BuiltCarline, b: BuiltCarline): number {
  const volume = ({ sales }: BuiltCarline) => sales.US + sales.CA + sales.MX + sales.ROW;
  const places = ORIGINS.indexOf(a.assembly) - ORIGINS.indexOf(b.assembly);
  return places !== 0 ? places : volume(b) - volume(a) || (a.id < b.id ? -1 : 1);
}
