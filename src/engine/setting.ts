import type { Economy } from './economy.js';
import type { EmploymentCoefficients } from './employment.js';
import * as LAYOUT from './kernel/records/layout.js';
import type { Address } from './load-kernel.js';
import { type Memory, setNumber, setNumbers, setWhole, wholeAt } from './memory.js';

/** What plans are made and chosen with, and its record in the memory of a kernel. */
export type Setting = {
  readonly memory: Memory;
  /** Record of the economy. */
  readonly economy: Address;
  /** θ: shape of part costs. */
  readonly theta: number;
  /** η: elasticity of demand. */
  readonly eta: number;
  /** σ: how much firms differ in ways that the filings do not show, as a share of cost; 0 gives the sharp rule. */
  readonly dispersion: number;
  readonly jobs: EmploymentCoefficients;
};

/** What the kernel knows of carlines. */
export type CarlineTables = Pick<
  Economy,
  'classOf' | 'assemblyOf' | 'unitCostUsd' | 'marketShare' | 'costShare' | 'variants'
>;

/** Puts an economy into the memory of a kernel. */
export function createSetting(terms: Omit<Setting, 'economy'>, carlines: CarlineTables): Setting {
  const { memory, theta, eta, dispersion, jobs } = terms;
  const economy = memory.kernel.take(LAYOUT.ECONOMY);
  setNumber(memory, economy + LAYOUT.ECONOMY_THETA, theta);
  setNumber(memory, economy + LAYOUT.ECONOMY_ETA, eta);
  setNumber(memory, economy + LAYOUT.ECONOMY_DISPERSION, dispersion);
  setNumbers(memory, economy + LAYOUT.ECONOMY_PARTS_JOBS, jobs.parts);
  // Development, the last category, is no spending on goods.
  for (let i = 0; i < (LAYOUT.CELLS - LAYOUT.ORIGINS) * LAYOUT.REGION; i++) {
    const table = (i % LAYOUT.REGION) * LAYOUT.CELLS + Math.floor(i / LAYOUT.REGION);
    setNumber(memory, economy + LAYOUT.ECONOMY_INDIRECT_JOBS + 8 * table, jobs.indirect[i] as number);
  }
  setNumbers(memory, economy + LAYOUT.ECONOMY_ASSEMBLY_JOBS, jobs.assembly);
  setNumber(memory, economy + LAYOUT.ECONOMY_INDIRECT_PER_DIRECT, jobs.indirectPerDirect);
  setWhole(memory, economy + LAYOUT.ECONOMY_CARLINES, putCarlines(memory, carlines));
  setWhole(memory, economy + LAYOUT.ECONOMY_CARLINE_COUNT, carlines.classOf.length);
  setWhole(memory, economy + LAYOUT.ECONOMY_VARIANT_COUNT, carlines.variants.count);
  return { ...terms, economy };
}

function putCarlines(memory: Memory, carlines: CarlineTables): Address {
  const { classOf, assemblyOf, unitCostUsd, marketShare, costShare, variants } = carlines;
  const first = memory.kernel.take(LAYOUT.CARLINE * classOf.length);
  const { firstOf, weight } = variants;
  classOf.forEach((vehicleClass, i) => {
    const address = first + i * LAYOUT.CARLINE;
    const firstVariant = firstOf[i] as number;
    const count = (firstOf[i + 1] as number) - firstVariant;
    const [cost, market] = [i * LAYOUT.CATEGORIES, i * LAYOUT.ORIGINS];
    setNumbers(memory, address + LAYOUT.CARLINE_COST_SHARE, costShare, cost, cost + LAYOUT.CATEGORIES);
    setNumbers(memory, address + LAYOUT.CARLINE_MARKET_SHARE, marketShare, market, market + LAYOUT.ORIGINS);
    setNumber(memory, address + LAYOUT.CARLINE_UNIT_COST, unitCostUsd[i] as number);
    setWhole(memory, address + LAYOUT.CARLINE_CLASS, vehicleClass);
    setWhole(memory, address + LAYOUT.CARLINE_ASSEMBLY, assemblyOf[i] as number);
    setWhole(memory, address + LAYOUT.CARLINE_FIRST_VARIANT, firstVariant);
    setWhole(memory, address + LAYOUT.CARLINE_VARIANTS, count);
    setNumbers(memory, address + LAYOUT.CARLINE_WEIGHTS, weight, firstVariant, firstVariant + count);
  });
  return first;
}

/** Address of a carline's record. */
export function carlineRecord({ memory, economy }: Setting, carline: number): Address {
  return wholeAt(memory, economy + LAYOUT.ECONOMY_CARLINES) + carline * LAYOUT.CARLINE;
}
