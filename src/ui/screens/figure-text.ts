import { cellChange, cellLevel, changeUnitHeading, unitHeading } from '../../output/numbers.js';
import type { OutcomeClass, OutcomeCountry } from '../../types/dimensions.js';
import { METRIC_INFO, type MetricName } from '../../types/metrics.js';
import type { Cell, Figure } from '../state/outcomes.js';
import type { ScenarioView } from '../state/state.js';
import { type Line, type Role, span, textWidth, truncate } from '../text/line.js';
import { MARK } from '../theme/glyphs.js';

export const COUNTRY_LABELS: Readonly<Record<OutcomeCountry, string>> = {
  US: 'United States',
  CA: 'Canada',
  MX: 'Mexico',
  ROW: 'rest of the world',
  NAM: 'North America',
};

export const CLASS_LABELS: Readonly<Record<OutcomeClass, string>> = {
  all: 'all vehicles',
  car: 'cars',
  light_truck: 'light trucks',
};

/** The title of a scenario, or its name where the title is too long for the room. */
export function titleIn(scenario: ScenarioView | undefined, width: number): string {
  const title = scenario?.facts?.title ?? scenario?.file ?? '';
  return textWidth(title) <= width ? title : truncate(scenario?.facts?.name ?? title, width);
}

/** A figure in words: `direct jobs, Mexico, light trucks`. */
export function figureTitle({ metric, country, vehicleClass }: Figure): string {
  const parts = [METRIC_INFO[metric].label, COUNTRY_LABELS[country] ?? country];
  return [...parts, ...(vehicleClass === 'all' ? [] : [CLASS_LABELS[vehicleClass] ?? vehicleClass])].join(', ');
}

/** A figure in a word or two, for the first column of a table: `US jobs`. */
export function shortTitle({ metric, country }: Figure): string {
  const name = metricName(metric);
  if (METRIC_INFO[metric].countryIs !== 'location' && country === 'NAM') return name;
  return `${country === 'NAM' ? 'regional' : country} ${name}`;
}

/** A metric in as few words as can be. */
export function metricName(metric: MetricName): string {
  return SHORT_LABELS[metric] ?? METRIC_INFO[metric].label;
}

const SHORT_LABELS: Readonly<Partial<Record<MetricName, string>>> = {
  'compliance.value': 'claims',
  'compliance.carlines': 'claims (carlines)',
  'jobs.direct': 'jobs',
  'price.index': 'price',
};

/** The unit of a figure, of its level or of its change. */
export function figureUnit(metric: MetricName, show: 'change' | 'level'): string {
  const { unit } = METRIC_INFO[metric];
  return show === 'change' ? changeUnitHeading(unit) : unitHeading(unit);
}

/** Whether a change is a gain or a loss to whoever it belongs to; both in words and in the role. */
export function changeRole(metric: MetricName, change: number): Role {
  const { goodWhen, unit } = METRIC_INFO[metric];
  if (changeSign(change, unit) === 0) return 'dim';
  if (goodWhen === 'neither') return 'text';
  return change > 0 === (goodWhen === 'higher') ? 'good' : 'bad';
}

/** The sign of a change as it is shown: what rounds to nothing has none. */
function changeSign(change: number, unit: string): -1 | 0 | 1 {
  const text = cellChange(change, unit);
  if (text.startsWith('+')) return 1;
  return text.startsWith('\u2212') ? -1 : 0;
}

/** The mark beside a change: up, down, as good as nothing, or blank where there is no number. */
export function changeMark(metric: MetricName, change: number): string {
  if (!Number.isFinite(change)) return ' ';
  const sign = changeSign(change, METRIC_INFO[metric].unit);
  if (sign === 0) return change === 0 ? ' ' : MARK.same;
  return sign > 0 ? MARK.up : MARK.down;
}

/** A figure as a cell of a table: the level, or the change with its mark. */
export function figureCell(metric: MetricName, cell: Cell, show: 'change' | 'level'): Line {
  const { unit } = METRIC_INFO[metric];
  if (show === 'level') return [span(cellLevel(cell.level, unit))];
  const role = changeRole(metric, cell.change);
  return [span(`${changeMark(metric, cell.change)} `, role), span(cellChange(cell.change, unit), role)];
}

/** The central 90% of the draws, `[−70…−21]`; empty while there are too few. */
export function rangeText(metric: MetricName, cell: Cell, show: 'change' | 'level'): string {
  const quantiles = show === 'change' ? cell.band?.change : cell.band?.level;
  const [low, , , , high] = quantiles ?? [];
  if (low === undefined || high === undefined || !Number.isFinite(low) || !Number.isFinite(high)) return '';
  const { unit } = METRIC_INFO[metric];
  const text = show === 'change' ? cellChange : cellLevel;
  const [from, to] = [text(low, unit), text(high, unit)];
  return from === to ? '' : `[${from}${MARK.ellipsis}${to}]`;
}

/** A chance as people read it: whole percent, never quite none and never quite certain while it is not. */
export function chanceText(share: number): string {
  if (!Number.isFinite(share)) return MARK.dash;
  if (share > 0 && share < 0.01) return '<1%';
  if (share < 1 && share > 0.99) return '>99%';
  return `${Math.round(share * 100)}%`;
}
