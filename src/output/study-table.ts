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

const STUDY_COLUMN: Column = { heading: ['study'], align: 'left', dropRank: 1 };
const COLUMNS: readonly Column[] = [
  { heading: ['quantity'], align: 'left' },
  { heading: ['published'], align: 'right' },
  { heading: ['computed'], align: 'right' },
  { heading: ['difference'], align: 'right', dropRank: 3 },
  { heading: ['tolerance'], align: 'right', dropRank: 4 },
  { heading: ['unit'], align: 'left', dropRank: 2 },
  { heading: ['verdict'], align: 'left' },
];

const NARROWEST_TEXT = 60;
const WIDEST_TEXT = 120;

/**
 * All studies in one table: study, quantity, published, computed, difference, tolerance, unit, verdict; where that finds no
 * room, a table for each. Below, what each study is, and the reasons for differences that verdicts refer to by number.
 */
export function studiesTable(reports: readonly StudyReport[], width = Number.POSITIVE_INFINITY): string {
  const reasons = [...new Set(reports.flatMap(({ rows }) => rows.map((row) => row.reason)))].filter((r) => r !== '');
  const cells = ({ rows }: StudyReport): string[][] => rows.map((row) => cellsOf(row, reasons));
  const together = renderTable(
    [STUDY_COLUMN, ...COLUMNS],
    reports.flatMap((report) => cells(report).map((row, i) => [i === 0 ? printable(report.study.name) : '', ...row])),
    width,
  );
  const tables = together.dropped.includes(STUDY_COLUMN)
    ? reports.map((report) => `${printable(report.study.name)}\n\n${renderTable(COLUMNS, cells(report), width).text}`)
    : [together.text];
  const textWidth = Math.max(NARROWEST_TEXT, Math.min(width, WIDEST_TEXT));
  const about = reports.map((report) => wrapText(aboutStudy(report), textWidth, '  '));
  const notes = reasons.map((reason, i) => wrapText(`${i + 1}: ${printable(reason)}`, textWidth, '   '));
  return [...tables, `${[...about, ...(notes.length > 0 ? [''] : []), ...notes].join('\n')}\n`].join('\n');
}

function cellsOf(row: StudyRow, reasons: readonly string[]): string[] {
  const isPublished = row.published !== undefined;
  return [
    printable(row.quantity),
    publishedText(row.published, (value) => shown(value, row)),
    shown(row.computed, row),
    isPublished ? shown(row.difference, row, signed) : '',
    isPublished ? toleranceText(row) : '',
    printable(row.unit),
    row.verdict === 'differs' ? `differs: ${reasons.indexOf(row.reason) + 1}` : row.verdict,
  ];
}

function aboutStudy({ study, rows }: StudyReport): string {
  const within = rows.filter((row) => row.verdict === 'within').length;
  const published = rows.filter((row) => row.verdict !== 'reported').length;
  const how = study.informational ? ', reported as it comes out' : '';
  const { title, published: where } = study.source;
  const count = `${within} of ${published} within tolerance${how}`;
  return printable(`${study.name}: ${study.title}; ${count}. ${title}; ${where}.`);
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

/** The rows as JSON: per study its title, source and reasons, and the rows; null where nothing is published. */
export function studiesJson(reports: readonly StudyReport[]): string {
  const studies = reports.map(({ study, rows }) => ({
    study: study.name,
    title: study.title,
    source: study.source,
    informational: study.informational,
    differences: study.differences,
    rows: rows.map((row) => ({ ...row, published: row.published ?? null })),
  }));
  return `${JSON.stringify({ studies }, null, 2)}\n`;
}

/** What was published, as text: a number, a range, a sign, or nothing. */
export function publishedText(published: Published, number: (value: number) => string): string {
  if (published === undefined) return '';
  if (typeof published === 'number') return number(published);
  return typeof published === 'string' ? published : `${number(published.from)} to ${number(published.to)}`;
}

function toleranceText(row: StudyRow): string {
  return row.tolerance === 0 ? '0' : shown(row.tolerance, row);
}

function shown(value: number, row: StudyRow, write: (value: number, decimals: number) => string = decimal): string {
  return isTiny(row) && value !== 0 ? value.toExponential(1) : write(value, decimalsOf(row));
}

/** One more decimal than the tolerance needs; without a tolerance, three significant digits. */
function decimalsOf(row: StudyRow): number {
  const size = row.tolerance > 0 ? row.tolerance : Math.abs(row.computed) / 10;
  const isWhole = Number.isInteger(row.computed) && (row.published === undefined || Number.isInteger(row.published));
  if (isTiny(row) || size === 0 || isWhole) return 0;
  return Math.min(6, Math.max(0, 1 - Math.floor(Math.log10(size))));
}

function isTiny(row: StudyRow): boolean {
  return row.tolerance > 0 && row.tolerance < 1e-5;
}
