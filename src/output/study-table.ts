import { stringify } from 'csv-stringify/sync';
import type { StudyRow } from '../analysis/studies/rows.js';
import type { Published, Study } from '../analysis/studies/study-file.js';
import { printable } from '../types/printable.js';
import { decimal, signed } from './numbers.js';
import { type Column, renderTable, wrapText } from './table.js';

/** A study with what it computed. */
export type StudyReport = { readonly study: Study; readonly rows: readonly StudyRow[] };

const FIELDS = [
  'study',
  'quantity',
  'unit',
  'published',
  'computed',
  'difference',
  'tolerance',
  'verdict',
  'reason',
] as const;

const COLUMNS: readonly Column[] = [
  { heading: ['quantity'], align: 'left' },
  { heading: ['published'], align: 'right' },
  { heading: ['computed'], align: 'right' },
  { heading: ['difference'], align: 'right', dropRank: 2 },
  { heading: ['tolerance'], align: 'right', dropRank: 3 },
  { heading: ['unit'], align: 'left', dropRank: 1 },
  { heading: ['verdict'], align: 'left' },
];

const NARROWEST_TEXT = 60;
const WIDEST_TEXT = 120;

/** One table per study: quantity, published, computed, difference, tolerance, verdict; reasons below where values differ. */
export function studiesTable(reports: readonly StudyReport[], width = WIDEST_TEXT): string {
  const textWidth = Math.max(NARROWEST_TEXT, Math.min(width, WIDEST_TEXT));
  return reports.map((report) => studyTable(report, width, textWidth)).join('\n');
}

function studyTable({ study, rows }: StudyReport, width: number, textWidth: number): string {
  const reasons = [...new Set(rows.filter((row) => row.reason !== '').map((row) => row.reason))];
  const mark = (row: StudyRow): string =>
    row.verdict === 'differs' ? `differs: ${reasons.indexOf(row.reason) + 1}` : row.verdict;
  const cells = rows.map((row) => [
    printable(row.quantity),
    publishedText(row.published, (value) => shown(value, row)),
    shown(row.computed, row),
    row.published === undefined ? '' : signedShown(row.difference, row),
    row.published === undefined ? '' : toleranceText(row),
    printable(row.unit),
    mark(row),
  ]);
  const within = rows.filter((row) => row.verdict === 'within').length;
  const published = rows.filter((row) => row.verdict !== 'reported').length;
  const notes = reasons.map((reason, index) => wrapText(`${index + 1}: ${printable(reason)}`, textWidth, '   '));
  return [
    `${printable(study.title)} (${printable(study.name)})`,
    wrapText(`${printable(study.source.title)}; ${printable(study.source.published)}`, textWidth),
    '',
    renderTable(COLUMNS, cells, width).text.trimEnd(),
    `${within} of ${published} within tolerance${study.informational ? '; reported as it comes out' : ''}.`,
    ...notes,
    '',
  ].join('\n');
}

/** The rows as CSV (RFC 4180), a header first. */
export function studiesCsv(reports: readonly StudyReport[]): string {
  const records = reports.flatMap(({ rows }) => rows.map((row) => FIELDS.map((field) => csvCell(row, field))));
  return stringify([FIELDS, ...records], { escape_formulas: true });
}

function csvCell(row: StudyRow, field: (typeof FIELDS)[number]): string | number {
  if (field === 'published') return publishedText(row.published, String);
  if (row.published === undefined && (field === 'difference' || field === 'tolerance')) return '';
  return row[field];
}

/** The rows as JSON: per study its title, source and reasons, and the rows. */
export function studiesJson(reports: readonly StudyReport[]): string {
  const studies = reports.map(({ study, rows }) => ({
    study: study.name,
    title: study.title,
    source: study.source,
    informational: study.informational,
    differences: study.differences,
    rows,
  }));
  return `${JSON.stringify({ studies }, null, 2)}\n`;
}

function publishedText(published: Published, number: (value: number) => string): string {
  if (published === undefined) return '';
  if (typeof published === 'number') return number(published);
  return typeof published === 'string' ? published : `${number(published.from)} to ${number(published.to)}`;
}

function toleranceText(row: StudyRow): string {
  return row.tolerance === 0 ? '0' : shown(row.tolerance, row);
}

function shown(value: number, row: StudyRow): string {
  return isTiny(row) && value !== 0 ? value.toExponential(1) : decimal(value, decimalsOf(row));
}

function signedShown(value: number, row: StudyRow): string {
  return isTiny(row) && value !== 0 ? value.toExponential(1) : signed(value, decimalsOf(row));
}

/** One more decimal than the tolerance needs; without a tolerance, three significant digits. */
function decimalsOf(row: StudyRow): number {
  const size = row.tolerance > 0 ? row.tolerance : Math.abs(row.computed) / 10;
  if (isTiny(row) || size === 0 || !Number.isFinite(size)) return 0;
  return Math.min(6, Math.max(0, 1 - Math.floor(Math.log10(size))));
}

function isTiny(row: StudyRow): boolean {
  return row.tolerance > 0 && row.tolerance < 1e-5;
}
