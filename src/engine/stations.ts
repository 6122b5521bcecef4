import { type MarketWays, placeIndex, type Regime } from '../policy/regime.js';
import { COUNTRIES } from '../types/dimensions.js';
import { kept } from '../types/kept.js';
import type { Bundle } from './bundle.js';
import type { Economy } from './economy.js';
import type { PlanChoice } from './plan-choice.js';
import { type Classify, compiledAlternatives, type PlanOptions, planOptions, type Weigh } from './plan-options.js';

const O: number = COUNTRIES.length;
const ROW = COUNTRIES.indexOf('ROW');

/** What is planned at one place of assembly with one class of vehicles, under one rule and set of duties. */
export type Station = {
  readonly options: PlanOptions;
  readonly ways: MarketWays;
  /** Before any sourcing shift. */
  readonly shelf: Shelf;
};

/** Bundles by carline. */
export type Sheet = (Bundle | undefined)[];

/** What has been made at a station. */
export type Shelf = {
  /** By variant. */
  readonly choices: (PlanChoice | undefined)[];
  /** By the station of the regime in force. */
  readonly sheets: Map<Station, Sheet>;
  /** By what that charges, carline and which plans qualify: stations that differ only in what they ask may agree on these. */
  readonly bundles: Map<MarketWays, Map<number, Bundle>>;
};

/** Finds the station of a carline's programs; regimes that mean the same to them have the same one. */
export type Stations = (carline: number, assembly: number, regime: Regime) => Station;

/** A shelf on which nothing is. */
export function emptyShelf(): Shelf {
  return { choices: [], sheets: new Map(), bundles: new Map() };
}

/** The stations of an economy, each made when it is first asked for. */
export function createStations(economy: Economy, weigh: Weigh, classify: Classify): Stations {
  const byKey = new Map<string, Station>();
  const numbers = new Map<unknown, number>();
  const numberOf = (what: unknown): number => kept(numbers, what, () => numbers.size);
  const stationFor = (regime: Regime, group: number, assembly: number, vehicleClass: number): Station => {
    const ways = regime.ways[placeIndex(assembly, vehicleClass)] as MarketWays;
    // Outside the region no plan is made for the rule: the preference is not for goods from there.
    const asked = assembly === ROW ? [] : [regime.alternativesKeys[group], regime.values.key];
    const key = [ways, regime.partsDutyKeys[assembly], ...asked].map(numberOf).join();
    return kept(byKey, key, () => ({
      options: planOptions(
        assembly === ROW ? [] : compiledAlternatives(regime, group, weigh),
        ways,
        regime.partsDuties[assembly] ?? [],
        classify,
      ),
      ways,
      shelf: emptyShelf(),
    }));
  };
  const byRegime: (Station | undefined)[][] = [];
  return (carline, assembly, regime) => {
    const group = regime.groupOf[carline] as number;
    let known = byRegime[regime.number];
    if (known === undefined) {
      known = [];
      byRegime[regime.number] = known;
    }
    const at = group * O + assembly;
    let station = known[at];
    if (station === undefined) {
      station = stationFor(regime, group, assembly, economy.classOf[carline] as number);
      known[at] = station;
    }
    return station;
  };
}
