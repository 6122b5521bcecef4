/** What a filing says of a vehicle's parts, over the origins of an economy in its order. Shares of parts value, 0 to 1. */
export type FiledContent = {
  /** Content of the two countries that are given together. */
  readonly together: number;
  /** Content of each origin that is listed; undefined where an origin is not. */
  readonly listed: readonly (number | undefined)[];
};

/** What is assumed of what a filing leaves open. Origins are positions in the economy's order. */
export type FilingAssumptions = {
  readonly together: readonly [number, number];
  /** The first country's part of the content given together. */
  readonly firstOfTogether: number;
  /** How likely what is not named comes from each origin; only ratios matter. */
  readonly weights: ArrayLike<number>;
  /** Most that an origin can hold unnamed: the threshold of listing for a country, Infinity for a group of countries. */
  readonly caps: ArrayLike<number>;
};

/**
 * Share of parts value by origin (summing to 1) that a filing implies (49 CFR 583). Content given together is split; listed countries have
 * what is listed; what is left goes to the origins that are not listed by their weights, none above its cap. A group of countries can hold
 * more than what one of them has listed.
 *
 * @param shift points added to the content given together, as a share: its rounding. Where it leaves too little room, the last origins give way.
 * @param into one share for each origin
 */
export function writeFiledOrigins(
  into: Float64Array,
  { together, listed }: FiledContent,
  { together: [first, second], firstOfTogether, weights, caps }: FilingAssumptions,
  shift = 0,
): Float64Array {
  const home = Math.min(1, Math.max(0, together + shift));
  let room = 1 - home;
  into.fill(0);
  for (let o = 0; o < into.length; o++) {
    const share = Math.min(listed[o] ?? 0, room);
    into[o] = share;
    room -= share;
  }
  into[first] = home * firstOfTogether;
  into[second] = home - into[first];
  return shareOut(
    into,
    room,
    (o) => {
      if (o === first || o === second) return 0;
      const cap = caps[o] as number;
      return listed[o] === undefined || cap === Number.POSITIVE_INFINITY ? cap : 0;
    },
    weights,
  );
}

/** Adds what is left to origins by their weights, none getting more than it can take; what a full one can't take goes on to the others. */
function shareOut(
  shares: Float64Array,
  left: number,
  capacityOf: (origin: number) => number,
  weights: ArrayLike<number>,
): Float64Array {
  const open = new Map<number, number>();
  for (let o = 0; o < shares.length; o++)
    if (capacityOf(o) > 0 && (weights[o] as number) > 0) open.set(o, capacityOf(o));
  let rest = left;
  while (rest > 0 && open.size > 0) {
    const total = [...open.keys()].reduce((sum, o) => sum + (weights[o] as number), 0);
    const full = [...open].filter(([o, capacity]) => (rest * (weights[o] as number)) / total >= capacity);
    // Whatever is full is filled first; only when nothing is, the rest is shared out for good.
    const taking = full.length > 0 ? full : [...open];
    let taken = 0;
    for (const [o, capacity] of taking) {
      const share = full.length > 0 ? capacity : (rest * (weights[o] as number)) / total;
      shares[o] = (shares[o] as number) + share;
      taken += share;
      open.delete(o);
    }
    rest -= taken;
  }
  return shares;
}
