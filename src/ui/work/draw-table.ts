import { METRICS } from '../../types/metrics.js';
import { cellIndex, type OutcomeShape } from '../../types/outcome-shape.js';
import { summarise } from '../../uncertainty/summary.js';
import type { Bands, CellBand } from '../state/facts.js';
import type { DrawNeed } from '../state/needs.js';

/** Draws of one scenario and of its reference: every cell of every draw, in single precision to keep it small. */
export type DrawTable = {
  readonly add: (results: Float64Array, reference: Float64Array) => void;
  readonly count: () => number;
  readonly bands: (cells: readonly number[]) => Bands;
};

const CHUNK = 64;

/** An empty table for runs of `size` cells. Grows by chunks, so that it never holds twice what it needs. */
export function createDrawTable(size: number): DrawTable {
  const levels: Float32Array[] = [];
  const changes: Float32Array[] = [];
  let count = 0;
  const column = (chunks: readonly Float32Array[], cell: number): Float64Array =>
    Float64Array.from({ length: count }, (_, draw) => at(chunks, size, draw, cell));
  return {
    add: (results, reference) => {
      if (count % CHUNK === 0) {
        levels.push(new Float32Array(size * CHUNK));
        changes.push(new Float32Array(size * CHUNK));
      }
      const start = (count % CHUNK) * size;
      levels.at(-1)?.set(results, start);
      const change = changes.at(-1) as Float32Array;
      for (let cell = 0; cell < size; cell++)
        change[start + cell] = (results[cell] as number) - (reference[cell] as number);
      count++;
    },
    count: () => count,
    bands: (cells) => ({
      draws: count,
      cells: new Map(cells.map((cell) => [cell, bandOf(column(levels, cell), column(changes, cell))])),
    }),
  };
}

function at(chunks: readonly Float32Array[], size: number, draw: number, cell: number): number {
  return chunks[Math.floor(draw / CHUNK)]?.[(draw % CHUNK) * size + cell] ?? Number.NaN;
}

function bandOf(levels: Float64Array, changes: Float64Array): CellBand {
  const change = summarise(changes);
  return {
    level: summarise(levels).quantiles,
    change: change.quantiles,
    up: change.positive.share,
    down: change.negative.share,
  };
}

/** Cells that the screens show: every metric and country of the chosen year and class, and the chosen figure in all years. */
export function cellsShown(need: DrawNeed, years: readonly number[], shape: OutcomeShape): readonly number[] {
  const year = years.indexOf(need.year);
  const vehicleClass = shape.classes.indexOf(need.vehicleClass);
  const country = shape.countries.indexOf(need.country);
  const metric = METRICS.indexOf(need.metric);
  const ofYear =
    year < 0
      ? []
      : METRICS.flatMap((_, m) => shape.countries.map((_country, c) => cellIndex(shape, year, m, c, vehicleClass)));
  return [...new Set([...ofYear, ...years.map((_, y) => cellIndex(shape, y, metric, country, vehicleClass))])];
}
