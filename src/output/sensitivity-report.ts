import { stringify } from 'csv-stringify/sync';
import picocolors from 'picocolors';
import type { FigureSensitivity, Influence, SensitiveFigure } from '../analysis/sensitivity.js';
import { METRIC_INFO } from '../types/metrics.js';
import { printable } from '../types/printable.js';
import type { IndexEstimate } from '../uncertainty/sobol-indices.js';
import { COUNTRY_NAMES } from './names.js';
import { cellChange, changeUnitHeading, decimal, fileNumber, fileValue, NOT_APPLICABLE } from './numbers.js';
import type { TableStyle } from './outcome-table.js';
import { bar } from './sweep-report.js';
import { type Column, renderTable } from './table.js';

const FIELDS = [
  'scenario',
  'metric',
  'country',
  'class',
  'year',
  'of',
  'assumption',
  'label',
  'members',
  'effect',
  'effect_absolute',
  'effect_spread',
  'unit',
  'first',
  'first_low',
  'first_high',
  'total',
  'total_low',
  'total_high',
] as const;

const NOTE = `Effect: change of the figure when the assumption moves from its 5% to its 95% quantile, the others anywhere.
Share: part of the figure's variance that would go if the assumption were known (alone), or stay if it alone were
not (with interactions); in brackets the 95% interval that the number of runs leaves.`;

/** Which assumption drives which figure, for people: a table with bars for each figure. */
export function sensitivityTable(
  sensitivities: readonly FigureSensitivity[],
  scenario: string,
  style: TableStyle,
): string {
  const colors = picocolors.createColors(style.color);
  const tables = sensitivities.map(({ figure, influences }) => {
    const title = colors.bold(`${printable(scenario)}: what drives ${figureInWords(figure)}`);
    return `${title}\n${figureTable(figure, influences, style)}`;
  });
  return `${tables.join('\n')}\n${NOTE}\n`;
}

function figureTable(figure: SensitiveFigure, influences: readonly Influence[], style: TableStyle): string {
  const { unit } = METRIC_INFO[figure.metric];
  const withIndices = influences.some((influence) => influence.indices !== undefined);
  const columns: Column[] = [
    { heading: ['assumption'], align: 'left' },
    { heading: ['effect', changeUnitHeading(unit)], align: 'right' },
    { heading: ['absolute'], align: 'right', dropRank: 1 },
    ...(withIndices
      ? ([
          { heading: ['share', 'alone'], align: 'right', dropRank: 2 },
          { heading: ['share with', 'interactions'], align: 'right' },
        ] as const)
      : []),
    { heading: [''], align: 'left', dropRank: 3 },
  ];
  const largest = Math.max(...influences.map(({ effects }) => effects?.muStar ?? 0));
  const rows = influences.map((influence) => {
    const { effects, indices } = influence;
    const length = withIndices ? (indices?.total.value ?? 0) : (effects?.muStar ?? 0) / largest;
    return [
      nameOf(influence),
      effects === undefined ? '' : cellChange(effects.mu, unit),
      effects === undefined ? '' : cellChange(effects.muStar, unit).replace('+', ''),
      ...(withIndices ? [estimateText(indices?.first), estimateText(indices?.total)] : []),
      Number.isFinite(length) ? bar(length) : '',
    ];
  });
  return renderTable(columns, rows, style.width).text;
}

function nameOf({ unknown, members }: Influence): string {
  if (unknown === undefined) return `${members} others together`;
  return `${printable(unknown.label)} (${printable(unknown.id)})`;
}

function estimateText(estimate: IndexEstimate | undefined): string {
  if (estimate === undefined || Number.isNaN(estimate.value)) return NOT_APPLICABLE;
  const [value, low, high] = [estimate.value, estimate.low, estimate.high].map((share) => decimal(100 * share, 0));
  return `${value}% (${low} to ${high})`;
}

function figureInWords({ metric, country, vehicleClass, year, of }: SensitiveFigure): string {
  const { label, countryIs } = METRIC_INFO[metric];
  const where = { assembly: 'assembled in', market: 'sold in', location: 'in' }[countryIs];
  const classes = vehicleClass === 'all' ? '' : `, ${vehicleClass === 'car' ? 'cars' : 'light trucks'}`;
  return `${of === 'change' ? 'the change in ' : ''}${label}, ${where} ${COUNTRY_NAMES[country]}${classes}, ${year}`;
}

/** A row for each figure and assumption; the group of all others has no name and no effects of its own. */
export function sensitivityCsv(sensitivities: readonly FigureSensitivity[], scenario: string): string {
  const rows = sensitivities.flatMap(({ figure, influences }) =>
    influences.map((influence) => {
      const row = sensitivityRow(figure, influence);
      return [scenario, ...FIELDS.slice(1).map((field) => textOf(row[field]))];
    }),
  );
  return stringify([FIELDS, ...rows], { escape_formulas: true });
}

/** The same as JSON. */
export function sensitivityJson(sensitivities: readonly FigureSensitivity[], scenario: string): string {
  const rows = sensitivities.flatMap(({ figure, influences }) =>
    influences.map((influence) => ({ scenario, ...sensitivityRow(figure, influence) })),
  );
  return `${JSON.stringify({ scenario, rows }, null, 1)}\n`;
}

function sensitivityRow(
  figure: SensitiveFigure,
  { unknown, members, effects, indices }: Influence,
): Record<string, string | number | null> {
  const { unit } = METRIC_INFO[figure.metric];
  const effect = (value: number | undefined) => (value === undefined ? null : (fileValue(value, unit) ?? null));
  const index = (value: number | undefined) => (value === undefined ? null : (fileValue(value, 'share') ?? null));
  return {
    metric: figure.metric,
    country: figure.country,
    class: figure.vehicleClass,
    year: figure.year,
    of: figure.of,
    assumption: unknown?.id ?? '',
    label: unknown?.label ?? 'all others together',
    members,
    effect: effect(effects?.mu),
    effect_absolute: effect(effects?.muStar),
    effect_spread: effect(effects?.sigma),
    unit,
    first: index(indices?.first.value),
    first_low: index(indices?.first.low),
    first_high: index(indices?.first.high),
    total: index(indices?.total.value),
    total_low: index(indices?.total.low),
    total_high: index(indices?.total.high),
  };
}

function textOf(value: string | number | null | undefined): string {
  return typeof value === 'number' ? fileNumber(value, '') : (value ?? '');
}
