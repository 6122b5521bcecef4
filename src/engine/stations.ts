import { type MarketWays, placeIndex, type Regime } from '../policy/regime.js';
import { COUNTRIES } from '../types/dimensions.js';
import { kept } from '../types/kept.js';
import type { OtherSite } from './assembly.js';
import type { Economy } from './economy.js';
import * as LAYOUT from './kernel/records/layout.js';
import type { Address } from './load-kernel.js';
import { type Memory, putWholes, setWhole, wholeAt } from './memory.js';
import type { PlanCompiler } from './plan-compiler.js';
import type { CompiledAlternative, PlanOptions } from './plan-options.js';
import { putWays } from './plan-records.js';

const O: number = COUNTRIES.length;
const ROW = COUNTRIES.indexOf('ROW');
const NONE: readonly CompiledAlternative[] = [];

/** What is planned at one place of assembly with one class of vehicles, under one rule and set of duties. */
type Station = {
  readonly address: Address;
  readonly options: PlanOptions;
  /** Ways into the markets. */
  readonly ways: Address;
};

/** Where programs are planned; regimes that mean the same to them have the same station. */
export type Stations = {
  readonly at: (carline: number, assembly: number, regime: Regime) => Station;
  /** Record of a regime, with the stations of carlines wherever they are or could move. */
  readonly regime: (regime: Regime) => Address;
};

/** The stations of an economy, each made when it is first asked for. `sites` are where each carline could move. */
export function createStations(
  economy: Economy,
  memory: Memory,
  compile: PlanCompiler,
  sites: readonly (readonly OtherSite[])[],
): Stations {
  const byKey = new Map<string, Station>();
  const numbers = new Map<unknown, number>();
  const numberOf = (what: unknown): number => kept(numbers, what, () => numbers.size);
  const ways = new Map<MarketWays, Address>();
  const make = (regime: Regime, group: number, assembly: number, vehicleClass: number): Station => {
    const into = regime.ways[placeIndex(assembly, vehicleClass)] as MarketWays;
    // Outside the region no plan is made for the rule: the preference is not for goods from there.
    const asked = assembly === ROW ? [] : [regime.alternativesKeys[group], regime.values];
    const key = [into, regime.partsDutyKeys[assembly], ...asked].map(numberOf).join();
    return kept(byKey, key, () => {
      const alternatives = assembly === ROW ? NONE : compile.alternatives(regime, group);
      const options = compile.options(alternatives, into, regime.partsDuties[assembly] ?? []);
      const address = memory.kernel.take(LAYOUT.STATION);
      const recorded = kept(ways, into, () => putWays(memory, into));
      setWhole(memory, address + LAYOUT.STATION_MENU, options.address);
      setWhole(memory, address + LAYOUT.STATION_WAYS, recorded);
      return { address, options, ways: recorded };
    });
  };

  const groups = new Map<Uint16Array, Address>();
  const records = new Map<Regime, RegimeRecord>();
  const recordOf = (regime: Regime): RegimeRecord =>
    kept(records, regime, () => {
      const address = memory.kernel.take(LAYOUT.REGIME);
      const groupOf = kept(groups, regime.groupOf, () => putWholes(memory, regime.groupOf));
      setWhole(memory, address + LAYOUT.REGIME_GROUP_OF, groupOf);
      setWhole(memory, address + LAYOUT.REGIME_STATIONS, memory.kernel.take(4 * O * regime.alternatives.length));
      return { address, stations: [] };
    });
  const at = (carline: number, assembly: number, regime: Regime): Station => {
    const { address, stations } = records.get(regime) ?? recordOf(regime);
    const group = regime.groupOf[carline] as number;
    const position = group * O + assembly;
    const known = stations[position];
    if (known !== undefined) return known;
    const made = make(regime, group, assembly, economy.classOf[carline] as number);
    stations[position] = made;
    setWhole(memory, wholeAt(memory, address + LAYOUT.REGIME_STATIONS) + 4 * position, made.address);
    return made;
  };
  const places = new Map<Uint16Array, Uint16Array>();
  const whole = new Map<Regime, Address>();
  return {
    at,
    regime: (regime) =>
      whole.get(regime) ??
      kept(whole, regime, () => {
        const { groupOf } = regime;
        const pairs = kept(places, groupOf, () => placesOf(groupOf, economy, sites));
        for (let i = 0; i < pairs.length; i += 2) at(pairs[i] as number, pairs[i + 1] as number, regime);
        return recordOf(regime).address;
      }),
  };
}

/** Record of a regime, and its stations by (group, place of assembly) as far as they have been made. */
type RegimeRecord = { readonly address: Address; readonly stations: (Station | undefined)[] };

/** The places of assembly of each group of carlines, in pairs: one of the group that is or could be there, and the place. */
function placesOf(
  groupOf: Uint16Array,
  { assemblyOf }: Economy,
  sites: readonly (readonly OtherSite[])[],
): Uint16Array {
  const seen: boolean[] = [];
  const pairs: number[] = [];
  const see = (carline: number, assembly: number): void => {
    const position = (groupOf[carline] as number) * O + assembly;
    if (seen[position] === true) return;
    seen[position] = true;
    pairs.push(carline, assembly);
  };
  assemblyOf.forEach((own, carline) => {
    see(carline, own);
    for (const { assembly } of sites[carline] ?? []) see(carline, assembly);
  });
  return Uint16Array.from(pairs);
}
