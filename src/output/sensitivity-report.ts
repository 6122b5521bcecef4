import { stringify } from 'csv-stringify/sync';
import type { FigureSensitivity, Influence, SensitiveFigure } from '../analysis/sensitivity.js';
import type { Baseline } from '../baseline/types.js';
import { countryNames, type Dimensions } from '../types/dimensions.js';
import { METRIC_INFO } from '../types/metrics.js';
import { printable } from '../types/printable.js';
import type { IndexEstimate } from '../uncertainty/sobol-indices.js';
import { colorsOf } from './colors.js';
import { ofClass } from './names.js';
import { cellChange, changeUnitHeading, decimal, fileValue, NOT_APPLICABLE } from './numbers.js';
import type { TableStyle } from './outcome-table.js';
import { bar } from './sweep-report.js';
import { type Column, renderTable, wrapText } from './table.js';

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

const EFFECT_NOTE = `Effect: change of the figure when the assumption moves from its 5% to its 95% quantile, wherever the others are; absolute:
its size on average, where it is not always to the same side.`;
const SHARE_NOTE = `Share alone: part of the figure's variance that would go if the assumption were known. With interactions: part that would
stay if all others were known. In brackets the 95% interval that the number of runs leaves.`;
const WIDEST_PARAGRAPH = 100;

/** Which assumption drives which figure, for people: a table with bars for each figure. */
export function sensitivityTable(
  sensitivities: readonly FigureSensitivity[],
  { name, baseline: { dimensions } }: { readonly name: string; readonly baseline: Pick<Baseline, 'dimensions'> },
  style: TableStyle,
): string {
  const colors = colorsOf(style.color);
  const tables = sensitivities.map(({ figure, influences }) => {
    const title = colors.bold(`${printable(name)}: what drives ${figureInWords(figure, dimensions)}`);
    return `${title}\n${figureTable(figure, influences, style)}`;
  });
  const notes = hasIndices(sensitivities.flatMap(({ influences }) => influences))
    ? [EFFECT_NOTE, SHARE_NOTE]
    : [EFFECT_NOTE];
  const width = Math.min(style.width ?? Infinity, WIDEST_PARAGRAPH);
  return `${tables.join('\n')}\n${notes.map((note) => wrapText(note, width)).join('\n')}\n`;
}

function figureTable(figure: SensitiveFigure, influences: readonly Influence[], style: TableStyle): string {
  const { unit } = METRIC_INFO[figure.metric];
  const withIndices = hasIndices(influences);
  const columns: Column[] = [
    { heading: ['assumption'], align: 'left' },
    { heading: ['id'], align: 'left', dropRank: 4 },
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
  const shown = influences.filter(({ unknown, indices }) => unknown !== undefined || indices !== undefined);
  const rows = shown.map(({ unknown, members, effects, indices }) => {
    const length = withIndices ? (indices?.total.value ?? 0) : (effects?.muStar ?? 0) / largest;
    return [
      unknown === undefined ? `${members} others together` : printable(unknown.label),
      printable(unknown?.id ?? ''),
      effects === undefined ? '' : cellChange(effects.mu, unit),
      effects === undefined ? '' : cellChange(effects.muStar, unit).replace('+', ''),
      ...(withIndices ? [estimateText(indices?.first), estimateText(indices?.total)] : []),
      length > 0 ? bar(length) : '',
    ];
  });
  return renderTable(columns, rows, style.width).text;
}

function hasIndices(influences: readonly Influence[]): boolean {
  return influences.some(({ indices }) => indices !== undefined);
}

function estimateText(estimate: IndexEstimate | undefined): string {
  if (estimate === undefined || Number.isNaN(estimate.value)) return NOT_APPLICABLE;
  const [value, low, high] = [estimate.value, estimate.low, estimate.high].map((share) => decimal(100 * share, 0));
  return `${value}% (${low} to ${high})`;
}

function figureInWords({ metric, country, vehicleClass, year, of }: SensitiveFigure, dimensions: Dimensions): string {
  const { label, countryIs } = METRIC_INFO[metric];
  const where = { assembly: 'assembled in', market: 'sold in', location: 'in' }[countryIs];
  return `${of === 'change' ? 'the change in ' : ''}${label}, ${where} ${countryNames(dimensions, country).name}${ofClass(dimensions, vehicleClass)}, ${year}`;
}

/** A row for each figure and assumption; the group of all others has no name and no effects of its own. */
export function sensitivityCsv(sensitivities: readonly FigureSensitivity[], scenario: string): string {
  const rows = sensitivities.flatMap(({ figure, influences }) =>
    influences.map((influence) => {
      const row: Record<string, string | number | null> = { scenario, ...sensitivityRow(figure, influence) };
      return FIELDS.map((field) => row[field]);
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
