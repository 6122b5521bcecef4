import { bisect } from 'simple-statistics';

/** The highest point of a curve. */
export type Peak = {
  readonly value: number;
  readonly level: number;
  /** Whether the curve falls on both sides of it within the range; if not it peaks at an end, or beyond. */
  readonly inside: boolean;
};

/** A place where a curve changes sign. */
export type Crossing = {
  readonly value: number;
  /** `falling`: from above zero to below as the swept value rises, which for jobs is from gain to loss. */
  readonly direction: 'falling' | 'rising';
  /** How far the curve gets from zero before and after, up to its next crossing; the smaller of the two. */
  readonly size: number;
};

/** A curve: its value anywhere in the range, and where it has been computed already, ascending. */
export type Curve = {
  readonly at: (value: number) => number;
  readonly values: ArrayLike<number>;
  readonly levels: ArrayLike<number>;
};

/** Part of the range to which peaks and crossings are found. */
const TOLERANCE = 5e-4;

/**
 * The highest point, by golden section search (Kiefer, Proc. AMS 4, 1953) between the neighbours of the highest computed one.
 * Of equally high ones the first. Undefined when no level is a number.
 */
export function findPeak(curve: Curve): Peak | undefined {
  const { values, levels } = curve;
  let best = -1;
  for (let i = 0; i < levels.length; i++) {
    const level = levels[i] as number;
    if (!Number.isNaN(level) && (best < 0 || level > (levels[best] as number))) best = i;
  }
  if (best < 0) return undefined;
  const last = values.length - 1;
  const known = { value: values[best] as number, level: levels[best] as number };
  const found = golden(curve, values[Math.max(0, best - 1)] as number, values[Math.min(last, best + 1)] as number);
  const peak = found.level > known.level ? found : known;
  const start = levels[0] as number;
  const end = levels[last] as number;
  return { ...peak, inside: peak.level > start && peak.level > end };
}

function golden(curve: Curve, from: number, to: number): { value: number; level: number } {
  const ratio = (Math.sqrt(5) - 1) / 2;
  const tolerance = TOLERANCE * span(curve);
  let [low, high] = [from, to];
  let left = high - ratio * (high - low);
  let right = low + ratio * (high - low);
  let [leftLevel, rightLevel] = [curve.at(left), curve.at(right)];
  while (high - low > tolerance) {
    if (leftLevel >= rightLevel) {
      [high, right, rightLevel] = [right, left, leftLevel];
      left = high - ratio * (high - low);
      leftLevel = curve.at(left);
    } else {
      [low, left, leftLevel] = [left, right, rightLevel];
      right = low + ratio * (high - low);
      rightLevel = curve.at(right);
    }
  }
  return leftLevel >= rightLevel ? { value: left, level: leftLevel } : { value: right, level: rightLevel };
}

/**
 * Every change of sign between computed points, ascending, by bisection. A stretch at exactly zero counts as one crossing, at
 * its beginning, if the signs on its two sides differ; touching zero is none.
 */
export function findCrossings(curve: Curve): readonly Crossing[] {
  const { values } = curve;
  const stretches = stretchesOf(curve.levels);
  return stretches.slice(1).flatMap((after, i): Crossing[] => {
    const before = stretches[i] as Stretch;
    if (after.followsGap) return [];
    const from = values[before.last] as number;
    const value =
      after.first === before.last + 1 ? root(curve, from, values[after.first] as number) : values[before.last + 1];
    return [
      {
        value: value as number,
        direction: after.sign < 0 ? 'falling' : 'rising',
        size: Math.min(before.farthest, after.farthest),
      },
    ];
  });
}

/** Neighbouring points on one side of zero; points at zero belong to none. */
type Stretch = {
  readonly sign: number;
  readonly first: number;
  readonly last: number;
  /** Largest distance from zero. */
  readonly farthest: number;
  /** Whether a point without a number lies between it and the stretch before. */
  readonly followsGap: boolean;
};

function stretchesOf(levels: ArrayLike<number>): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let followsGap = false;
  for (let i = 0; i < levels.length; i++) {
    const level = levels[i] as number;
    if (Number.isNaN(level)) followsGap = true;
    if (Number.isNaN(level) || level === 0) continue;
    const sign = Math.sign(level);
    const current = stretches.at(-1);
    if (current?.sign === sign && !followsGap) {
      stretches[stretches.length - 1] = { ...current, last: i, farthest: Math.max(current.farthest, Math.abs(level)) };
    } else {
      stretches.push({ sign, first: i, last: i, farthest: Math.abs(level), followsGap });
      followsGap = false;
    }
  }
  return stretches;
}

function root(curve: Curve, from: number, to: number): number {
  // The library asks for a point more than once; a simulation is worth remembering.
  const known = new Map<number, number>();
  const at = (value: number): number => {
    const level = known.get(value) ?? curve.at(value);
    known.set(value, level);
    return level;
  };
  const tolerance = TOLERANCE * span(curve);
  return bisect(at, from, to, Math.ceil(Math.log2(Math.max(2, (to - from) / tolerance))) + 2, tolerance);
}

function span({ values }: Curve): number {
  return (values[values.length - 1] as number) - (values[0] as number);
}
