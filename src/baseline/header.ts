import { parse, YAMLParseError } from 'yaml';
import { hasActingCharacters } from '../types/printable.js';
import { parseDimensions } from './dimensions.js';
import { parseFilingNames } from './filings/filing-names.js';
import { baselineInvalid } from './invalid.js';
import type { Baseline } from './types.js';

/** Years that a simulation may run for. */
const MOST_YEARS = 60;
const LONGEST_NAME = 200;

/**
 * Name, title, years and dimensions from the text of baseline.yaml.
 * @throws RoosimError `baseline_invalid`
 */
export function parseHeader(
  text: string,
  file: string,
): Pick<Baseline, 'name' | 'title' | 'firstYear' | 'lastYear' | 'dimensions' | 'filings'> {
  const header = read(text, file);
  const { name, title, first_year: firstYear, last_year: lastYear } = header;
  if (typeof name !== 'string' || typeof title !== 'string')
    throw baselineInvalid(file, 1, 'name and title must be there, as text.');
  if (hasActingCharacters(name + title)) throw baselineInvalid(file, 1, 'name and title hold control characters.');
  if (!isYear(firstYear) || !isYear(lastYear) || lastYear < firstYear)
    throw baselineInvalid(file, 1, 'first_year and last_year must be ascending years.');
  if (lastYear - firstYear >= MOST_YEARS)
    throw baselineInvalid(file, 1, `${firstYear} to ${lastYear} are more than ${MOST_YEARS} years.`);
  if (name.length > LONGEST_NAME || title.length > LONGEST_NAME)
    throw baselineInvalid(file, 1, `name and title have at most ${LONGEST_NAME} characters.`);
  const dimensions = parseDimensions(header, file);
  return { name, title, firstYear, lastYear, dimensions, filings: parseFilingNames(header.filings, dimensions, file) };
}

function isYear(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 1900 && (value as number) <= 2200;
}

function read(text: string, file: string): Record<string, unknown> {
  let header: unknown;
  try {
    header = parse(text, { maxAliasCount: 0, prettyErrors: false, logLevel: 'error' });
  } catch (cause) {
    // A text that nests too deep overflows the parser, whose words for that say nothing.
    const reason = cause instanceof YAMLParseError ? `: ${cause.message}` : '';
    throw baselineInvalid(file, 1, `The file is not YAML${reason}.`);
  }
  if (typeof header !== 'object' || header === null) throw baselineInvalid(file, 1, 'The file must hold a mapping.');
  return header as Record<string, unknown>;
}
