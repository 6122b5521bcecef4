import type { METRIC_INFO, MetricName } from '../../types/metrics.js';

/** Powers of US dollars, vehicles, jobs, hours and points of content. */
type Dimension = readonly [usd: number, vehicle: number, job: number, hour: number, point: number];

/** What kind of quantity an expression gives. */
export type Quantity = {
  readonly dimension: Dimension;
  /** Whether a number without dimension is a share of a whole, shown with %. */
  readonly isShare: boolean;
};

export const PLAIN: Quantity = { dimension: [0, 0, 0, 0, 0], isShare: false };
const SHARE: Quantity = { dimension: [0, 0, 0, 0, 0], isShare: true };

const USD: Quantity = { dimension: [1, 0, 0, 0, 0], isShare: false };
const VEHICLE: Quantity = { dimension: [0, 1, 0, 0, 0], isShare: false };
const JOB: Quantity = { dimension: [0, 0, 1, 0, 0], isShare: false };
const HOUR: Quantity = { dimension: [0, 0, 0, 1, 0], isShare: false };
const USD_PER_VEHICLE: Quantity = { dimension: [1, -1, 0, 0, 0], isShare: false };

/** A unit: the quantity, and how many of its base units (USD, vehicle, job, hour) one of it is. */
export type Unit = { readonly quantity: Quantity; readonly scale: number };

/** Units of the long table. Formulas compute in base units. */
export const METRIC_UNITS: Readonly<Record<(typeof METRIC_INFO)[MetricName]['unit'], Unit>> = {
  share: { quantity: SHARE, scale: 1 },
  jobs: { quantity: JOB, scale: 1 },
  'thousand vehicles': { quantity: VEHICLE, scale: 1e3 },
  'index (2019 = 1)': { quantity: PLAIN, scale: 1 },
  'USD million': { quantity: USD, scale: 1e6 },
  'USD per vehicle': { quantity: USD_PER_VEHICLE, scale: 1 },
  'USD per vehicle per point': { quantity: { dimension: [1, -1, 0, 0, -1], isShare: false }, scale: 1 },
};

/** Units and magnitudes a formula may write. */
export const UNIT_WORDS: ReadonlyMap<string, Unit> = new Map([
  ['share', { quantity: SHARE, scale: 1 }],
  ['point', { quantity: SHARE, scale: 0.01 }],
  ['points', { quantity: SHARE, scale: 0.01 }],
  ['USD', { quantity: USD, scale: 1 }],
  ['vehicle', { quantity: VEHICLE, scale: 1 }],
  ['vehicles', { quantity: VEHICLE, scale: 1 }],
  ['job', { quantity: JOB, scale: 1 }],
  ['jobs', { quantity: JOB, scale: 1 }],
  ['hour', { quantity: HOUR, scale: 1 }],
  ['hours', { quantity: HOUR, scale: 1 }],
  ['thousand', { quantity: PLAIN, scale: 1e3 }],
  ['million', { quantity: PLAIN, scale: 1e6 }],
]);

/** Whether two quantities may be added or compared. */
export function sameDimension(a: Quantity, b: Quantity): boolean {
  return a.dimension.every((power, i) => power === b.dimension[i]);
}

/** The quantity of a product (`power` 1) or a quotient (`power` -1). A share of something stays that thing. */
export function product(a: Quantity, b: Quantity, power: 1 | -1): Quantity {
  const dimension = a.dimension.map((p, i) => p + power * (b.dimension[i] as number)) as unknown as Dimension;
  const isPlain = dimension.every((p) => p === 0);
  const bothPlain = sameDimension(a, PLAIN) && sameDimension(b, PLAIN);
  const isShare = isPlain && bothPlain && (power === 1 ? a.isShare || b.isShare : a.isShare && !b.isShare);
  return { dimension, isShare };
}

/** The quantity of a whole power. */
export function toPower(a: Quantity, power: number): Quantity {
  const dimension = a.dimension.map((p) => p * power) as unknown as Dimension;
  return { dimension, isShare: a.isShare && power === 1 };
}

const BASE_WORDS = ['USD', 'vehicle', 'job', 'hour', 'point'] as const;
const PLURAL_WORDS = ['USD', 'vehicles', 'jobs', 'hours', 'points'] as const;

/** The unit a result is given in, as the long table writes units, and how many base units one of it is. */
export function resultUnit({ dimension, isShare }: Quantity): { readonly text: string; readonly scale: number } {
  const above = wordsWhere(dimension, (p) => p > 0, PLURAL_WORDS);
  const below = wordsWhere(dimension, (p) => p < 0, BASE_WORDS);
  if (above.length === 0 && below.length === 0) return { text: isShare ? 'share' : 'ratio', scale: 1 };
  const text = [above.length === 0 ? '1' : above.join(' '), ...below.map((word) => `per ${word}`)].join(' ');
  if (text === 'USD') return { text: 'USD million', scale: 1e6 };
  return text === 'vehicles' ? { text: 'thousand vehicles', scale: 1e3 } : { text, scale: 1 };
}

/** A quantity as messages name it. */
export function quantityWords(quantity: Quantity): string {
  const { text } = resultUnit(quantity);
  if (text === 'ratio') return 'a plain number';
  return text === 'share' ? 'a share' : text;
}

function wordsWhere(dimension: Dimension, wanted: (power: number) => boolean, words: readonly string[]): string[] {
  return dimension.flatMap((p, i) => {
    if (!wanted(p)) return [];
    return [Math.abs(p) === 1 ? (words[i] as string) : `${words[i] as string}^${Math.abs(p)}`];
  });
}
