import { createBreather } from '../uncertainty/breathe.js';
import { type Chance, chance, type Summary, summarise } from '../uncertainty/summary.js';
import { type CurveFindings, curveFindings } from './curve-findings.js';
import type { DrawnRun } from './draw-runs.js';
import { type Figure, figureOf, type Sweep, type SweepAxis, sweepPoints } from './sweep.js';
import type { Crossing } from './sweep-features.js';

/** A swept value found in every draw, with the share of draws that have one. */
export type FoundOverDraws = { readonly has: Chance; readonly value: Summary };

/** Findings over draws. */
type FindingsOverDraws = {
  /** Draws whose curve peaks inside the range, and where. */
  readonly peak: FoundOverDraws;
  /** The figure's level at the peak. */
  readonly peakLevel: Summary;
  /** The first fall below the baseline, and the first rise above it. */
  readonly falling: FoundOverDraws;
  readonly rising: FoundOverDraws;
};

/** A figure at every point of a sweep. */
export type SweptFigure = {
  readonly figure: Figure;
  /** By point: the central level, and the baseline scenario's. */
  readonly levels: Float64Array;
  readonly baseline: Float64Array;
  /** The same for every draw; empty without draws. */
  readonly drawnLevels: readonly Float64Array[];
  readonly drawnBaseline: readonly Float64Array[];
  /** Undefined for a sweep over more than one place. */
  readonly findings: CurveFindings | undefined;
  /** Undefined without draws, or over more than one place. */
  readonly findingsOverDraws: FindingsOverDraws | undefined;
};

export type SweepReport = {
  readonly axes: readonly SweepAxis[];
  /** Values of the axes at each point, the last axis fastest. */
  readonly points: readonly (readonly number[])[];
  readonly figures: readonly SweptFigure[];
};

export type SweepOptions = {
  /** Draws to repeat the sweep in; 0 for central values alone. */
  readonly draws: number;
  readonly signal?: AbortSignal;
  /** Told after the central run and after every draw. */
  readonly onPass?: (done: number, of: number) => void;
};

/**
 * Runs a sweep at central values and in every draw. Along one place, peaks, break-evens and flips are found on each of these
 * curves; between the computed values the model itself is run, so that a finding is not tied to the step.
 * @throws the signal's reason once it is aborted
 */
export async function runSweep(
  sweep: Sweep,
  axes: readonly SweepAxis[],
  figures: readonly Figure[],
  options: SweepOptions,
): Promise<SweepReport> {
  const breathe = createBreather(options.signal);
  const points = sweepPoints(axes);
  const single = axes.length === 1;
  const passes: (readonly CurveOfFigure[])[] = [];
  for (let pass = 0; pass <= options.draws; pass++) {
    passes.push(await runPass(sweep, points, figures, pass === 0 ? undefined : pass - 1, single, breathe));
    options.onPass?.(pass + 1, options.draws + 1);
  }
  return {
    axes,
    points,
    figures: figures.map((figure, f) =>
      sweptFigure(
        figure,
        passes.map((pass) => pass[f]),
        single,
      ),
    ),
  };
}

type CurveOfFigure = CurveFindings & { readonly levels: Float64Array; readonly baseline: Float64Array };

async function runPass(
  sweep: Sweep,
  points: SweepReport['points'],
  figures: readonly Figure[],
  draw: number | undefined,
  single: boolean,
  breathe: () => Promise<void>,
): Promise<readonly CurveOfFigure[]> {
  const curves = figures.map(() => ({
    levels: new Float64Array(points.length),
    baseline: new Float64Array(points.length),
  }));
  for (const [p, point] of points.entries()) {
    const { results, reference } = sweep.run(point, draw);
    for (const [f, figure] of figures.entries()) {
      const curve = curves[f];
      if (curve === undefined) continue;
      curve.levels[p] = figureOf(results, figure);
      curve.baseline[p] = figureOf(reference, figure);
    }
    await breathe();
  }
  if (!single) return curves.map((curve) => ({ ...curve, peak: undefined, crossings: [] }));
  const values = points.map((point) => point[0] as number);
  // Searches along different curves begin at the same points.
  const between = new Map<number, DrawnRun>();
  const at = (value: number): DrawnRun => {
    const run = between.get(value) ?? sweep.run([value], draw);
    between.set(value, run);
    return run;
  };
  return curves.map((curve, f) => ({ ...curve, ...curveFindings(figures[f] as Figure, { ...curve, values, at }) }));
}

function sweptFigure(figure: Figure, passes: readonly (CurveOfFigure | undefined)[], single: boolean): SweptFigure {
  const [central, ...drawn] = passes.filter((curve) => curve !== undefined);
  return {
    figure,
    levels: central?.levels ?? new Float64Array(0),
    baseline: central?.baseline ?? new Float64Array(0),
    drawnLevels: drawn.map((curve) => curve.levels),
    drawnBaseline: drawn.map((curve) => curve.baseline),
    findings: single && central ? { peak: central.peak, crossings: central.crossings } : undefined,
    findingsOverDraws: single && drawn.length > 0 ? overDraws(drawn) : undefined,
  };
}

function overDraws(found: readonly CurveFindings[]): FindingsOverDraws {
  const peaks = found.flatMap(({ peak }) => (peak?.inside === true ? [peak] : []));
  const collect = (values: readonly number[]): FoundOverDraws => ({
    has: chance(values.length, found.length),
    value: summarise(Float64Array.from(values)),
  });
  const first = (direction: Crossing['direction']): FoundOverDraws =>
    collect(
      found.flatMap(({ crossings }) => crossings.find((crossing) => crossing.direction === direction)?.value ?? []),
    );
  return {
    peak: collect(peaks.map((peak) => peak.value)),
    peakLevel: summarise(Float64Array.from(peaks, (peak) => peak.level)),
    falling: first('falling'),
    rising: first('rising'),
  };
}
