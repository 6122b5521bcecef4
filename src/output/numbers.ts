/** A true minus sign, as wide as a plus. */
const MINUS = '\u2212';
/** What a person sees where a number does not apply. */
export const NOT_APPLICABLE = '\u2013';

type UnitStyle = {
  /** Decimals kept in files: well below anything the model can know, so that rows stay short and readable. */
  readonly fileDecimals: number;
  /** What a value is multiplied by before a person sees it, and decimals of a level and of a change. */
  readonly scale: number;
  readonly decimals: number;
  readonly changeDecimals: number;
  /** What stands before and after a level, and after a change, where no heading names the unit. */
  readonly prefix: string;
  readonly suffix: string;
  readonly changeSuffix: string;
  /** The unit over a column of levels and over a column of changes. */
  readonly heading: string;
  readonly changeHeading: string;
};

function style(heading: string, fileDecimals: number, rest: Partial<UnitStyle> = {}): UnitStyle {
  const plain = { scale: 1, decimals: 0, changeDecimals: 0, prefix: '', suffix: '', changeSuffix: '' };
  return { ...plain, heading, changeHeading: heading, fileDecimals, ...rest };
}

const UNIT_STYLES: Readonly<Record<string, UnitStyle>> = {
  share: style('%', 6, {
    scale: 100,
    decimals: 1,
    changeDecimals: 1,
    suffix: '%',
    changeSuffix: ' points',
    changeHeading: 'points',
  }),
  jobs: style('jobs', 2, { suffix: ' jobs', changeSuffix: ' jobs' }),
  'thousand vehicles': style('thousand', 5, {
    changeDecimals: 1,
    suffix: ' thousand vehicles',
    changeSuffix: ' thousand vehicles',
  }),
  'index (2019 = 1)': style('2019 = 1', 6, { decimals: 3, changeDecimals: 3 }),
  'USD million': style('$ million', 4, { prefix: '$', suffix: ' million', changeSuffix: ' million' }),
  'USD per vehicle': style('$ a vehicle', 4, { prefix: '$', suffix: ' a vehicle', changeSuffix: ' a vehicle' }),
  'USD per vehicle per point': style('$ a point', 4, { prefix: '$', suffix: ' a point', changeSuffix: ' a point' }),
};
const OTHER_UNIT = { decimals: 3, changeDecimals: 3 };
const SIGNIFICANT_DIGITS = 9;

function styleOf(unit: string): UnitStyle {
  return (
    UNIT_STYLES[unit] ??
    style(unit, SIGNIFICANT_DIGITS, { ...OTHER_UNIT, suffix: ` ${unit}`, changeSuffix: ` ${unit}` })
  );
}

/** Decimals that files keep of a unit; undefined for units of which they keep significant digits. */
export function fileDecimals(unit: string): number | undefined {
  return UNIT_STYLES[unit]?.fileDecimals;
}

/**
 * A value as files carry it: rounded to the decimals of its unit (six for a share, two for jobs), 9 significant digits
 * for other units; NaN and infinities become undefined.
 */
export function fileValue(value: number, unit: string): number | undefined {
  if (!Number.isFinite(value)) return undefined;
  const decimals = fileDecimals(unit);
  if (decimals === undefined) return Number(value.toPrecision(SIGNIFICANT_DIGITS));
  const factor = 10 ** decimals;
  const rounded = Math.round(value * factor) / factor;
  return Number.isFinite(rounded) ? rounded + 0 : value;
}

/** The same as text: shortest form that reads back as the same number, empty where there is none. */
export function fileNumber(value: number, unit: string): string {
  const rounded = fileValue(value, unit);
  return rounded === undefined ? '' : String(rounded);
}

/** A level for a column whose heading names the unit, e.g. 0.7412 share: `74.1`. */
export function cellLevel(value: number, unit: string): string {
  const { scale, decimals } = styleOf(unit);
  return Number.isFinite(value) ? decimal(value * scale, decimals) : NOT_APPLICABLE;
}

/** A change for such a column, with its sign, e.g. -0.012 share: `−1.2`; nothing but `0` when it is exactly nothing. */
export function cellChange(value: number, unit: string): string {
  const { scale, changeDecimals } = styleOf(unit);
  if (!Number.isFinite(value)) return NOT_APPLICABLE;
  return value === 0 ? '0' : signed(value * scale, changeDecimals);
}

/** A level with its unit, for a sentence, e.g. `74.1%`, `$610 a vehicle`, `1,012,300 jobs`. */
export function quantity(value: number, unit: string): string {
  const { scale, decimals, prefix, suffix } = styleOf(unit);
  if (!Number.isFinite(value)) return NOT_APPLICABLE;
  const text = decimal(Math.abs(value * scale), decimals);
  return `${isNegative(value * scale, decimals) ? MINUS : ''}${prefix}${text}${suffix}`;
}

/** A change with its sign and unit, for a sentence, e.g. `−1.2 points`, `+18,000 jobs`. */
export function change(value: number, unit: string): string {
  const { scale, changeDecimals, prefix, changeSuffix } = styleOf(unit);
  if (!Number.isFinite(value)) return NOT_APPLICABLE;
  const sign = signed(value * scale, changeDecimals);
  return `${/^[+\u2212]/.test(sign) ? sign[0] : ''}${prefix}${sign.replace(/^[+\u2212]/, '')}${changeSuffix}`;
}

/** What a value of a unit is multiplied by where people read it: 100 for shares. */
export function shownScale(unit: string): number {
  return styleOf(unit).scale;
}

/** The unit over a column of levels: `%`, `jobs`, `$ a vehicle`. */
export function unitHeading(unit: string): string {
  return styleOf(unit).heading;
}

/** The unit over a column of changes: `points` for shares, else as {@link unitHeading}. */
export function changeUnitHeading(unit: string): string {
  return styleOf(unit).changeHeading;
}

/** A number with so many decimals, thousands set off by commas and a true minus; no sign on a zero. */
export function decimal(value: number, decimals: number): string {
  const [whole = '', fraction] = Math.abs(value).toFixed(decimals).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${isNegative(value, decimals) ? MINUS : ''}${grouped}${fraction === undefined ? '' : `.${fraction}`}`;
}

/** The same with a plus where it is positive; what rounds to zero carries no sign. */
export function signed(value: number, decimals: number): string {
  const text = decimal(value, decimals);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/** Whether a minus shows: the value is below zero and does not round to it. */
function isNegative(value: number, decimals: number): boolean {
  return value < 0 && /[1-9]/.test(value.toFixed(decimals));
}
