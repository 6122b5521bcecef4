import { fileURLToPath } from 'node:url';
import { averageContent, contentBends } from '../../scenarios/studies/hmm/content-curve.js';
import { syntheticFleet } from '../../scenarios/studies/hmm/fleet.js';
import { hmmModel } from '../../scenarios/studies/hmm/model.js';
import { poolTariffIndex, readTariffIndex } from '../../scenarios/studies/hmm/tariff-index.js';
import { fileOfStudy, readStudy } from '../../src/analysis/studies/study-file.js';
import type { Benchmark } from './benchmark.js';

const QUANTILES = fileURLToPath(
  new URL('../../scenarios/studies/data/hmm_2024_tariff_index_quantiles.csv', import.meta.url),
);

/** Carlines, thresholds and the budget of the average-content curve on one core. */
const HMM_CURVE = { carlines: 161_400, thresholds: 1001, budgetSeconds: 3 } as const;

/** Average content at 1,001 thresholds from 161,400 carlines, the fleet and its cut-offs built anew: [content at each threshold]. */
export function hmmCurveBench(): Float64Array {
  const fleet = syntheticFleet(HMM_CURVE.carlines, {
    logRelativeCostMean: 0.11,
    logRelativeCostSd: 0.18,
    assemblyShareMean: 0.15,
    assemblyShareConcentration: 3,
  });
  const bends = contentBends(fleet, poolTariffIndex(readTariffIndex(QUANTILES)), 4);
  const thresholds = Float64Array.from({ length: HMM_CURVE.thresholds }, (_, i) => i / (HMM_CURVE.thresholds - 1));
  return averageContent(bends, thresholds);
}

/** The curve, and all 72 cells of the published tables. */
export function benchmarks(): readonly Benchmark[] {
  const tables = readStudy(fileURLToPath(new URL('../../scenarios/studies/hmm-2024-tables.yaml', import.meta.url)));
  return [
    {
      name: 'average content at 1,001 thresholds of 161,400 carlines',
      run: hmmCurveBench,
      budgetMs: 1000 * HMM_CURVE.budgetSeconds,
      iterations: 8,
    },
    {
      name: 'tables of Head, Mayer and Melitz, 72 cells',
      run: () => hmmModel(tables.inputs.model, (named) => fileOfStudy(tables, named)),
      budgetMs: 5000,
      iterations: 5,
    },
  ];
}
