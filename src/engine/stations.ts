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
  const known = new Map<string, Address>();
  const menus = new Map<Address, PlanOptions>();
  const numbers = new Map<unknown, number>();
  const numberOf = (what: unknown): number => kept(numbers, what, () => numbers.size);
  const ways = new Map<MarketWays, Address>();
  const make = (regime: Regime, group: number, assembly: number, vehicleClass: number): Address => {
    const into = regime.ways[placeIndex(assembly, vehicleClass)] as MarketWays;
    let key = `${numberOf(into)} ${numberOf(regime.outline.partsDutyKeys[assembly])}`;
    // Outside the region no plan is made for the rule: the preference is not for goods from there.
    if (assembly !== ROW) key += ` ${numberOf(regime.outline.alternativesKeys[group])} ${numberOf(regime.values)}`;
    return kept(known, key, () => {
      const alternatives = assembly === ROW ? NONE : compile.alternatives(regime, group);
      const options = compile.options(alternatives, into, regime.outline.partsDuties[assembly] ?? []);
      const address = memory.kernel.take(LAYOUT.STATION);
      const recorded = kept(ways, into, () => putWays(memory, into));
      setWhole(memory, address + LAYOUT.STATION_MENU, options.address);
      setWhole(memory, address + LAYOUT.STATION_WAYS, recorded);
      menus.set(options.address, options);
      return address;
    });
  };

  const groups = new Map<Uint16Array, Address>();
  const records = new Map<Regime, Address>();
  const recordOf = (regime: Regime): Address =>
    kept(records, regime, () => {
      const { groupOf, alternatives } = regime.outline;
      const address = memory.kernel.take(LAYOUT.REGIME);
      const recorded = kept(groups, groupOf, () => putWholes(memory, groupOf));
      setWhole(memory, address + LAYOUT.REGIME_GROUP_OF, recorded);
      setWhole(memory, address + LAYOUT.REGIME_STATIONS, memory.kernel.take(4 * O * alternatives.length));
      return address;
    });
  const placed = (carline: number, assembly: number, regime: Regime): Address => {
    const record = records.get(regime) ?? recordOf(regime);
    const group = regime.outline.groupOf[carline] as number;
    const entry = wholeAt(memory, record + LAYOUT.REGIME_STATIONS) + 4 * (group * O + assembly);
    const there = wholeAt(memory, entry);
    if (there !== 0) return there;
    const made = make(regime, group, assembly, economy.classOf[carline] as number);
    setWhole(memory, entry, made);
    return made;
  };
  const places = new Map<Uint16Array, Uint16Array>();
  const whole = new Map<Regime, Address>();
  return {
    at: (carline, assembly, regime) => {
      const address = placed(carline, assembly, regime);
      const options = menus.get(wholeAt(memory, address + LAYOUT.STATION_MENU)) as PlanOptions;
      return { address, options, ways: wholeAt(memory, address + LAYOUT.STATION_WAYS) };
    },
    regime: (regime) =>
      whole.get(regime) ??
      kept(whole, regime, () => {
        const { groupOf } = regime.outline;
        const pairs = kept(places, groupOf, () => placesOf(groupOf, economy, sites));
        for (let i = 0; i < pairs.length; i += 2) placed(pairs[i] as number, pairs[i + 1] as number, regime);
        return recordOf(regime);
      }),
  };
}

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
