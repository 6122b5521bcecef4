import type { z } from 'zod';
import type { Dimensions } from '../../types/dimensions.js';
import type { DiagnosticCode } from '../diagnostics/codes.js';
import { nameHint, nearestName } from '../diagnostics/nearest.js';
import type { Path, Report, SourceFile } from '../source/source-file.js';
import { decode, shown } from './coded.js';
import { type ScenarioFile, scenarioFile } from './file.js';
import { unknownNames } from './names.js';
import { omit, pathTranslator, valueAt } from './plain-data.js';
import { CLAUSE_KEYS, RULE_KEYS } from './rule.js';
import { validKeysAt } from './schema-keys.js';

type Issue = z.core.$ZodIssue;

/** A mismatch between file and schema, at its exact place. */
type Mismatch = {
  readonly code: DiagnosticCode;
  readonly at: Path;
  readonly message: string;
  readonly hint: string | undefined;
  readonly part: 'key' | 'value';
  /** What to leave out so that the rest can still be checked. */
  readonly omit: Path;
};

/** A file of the right shape, and what had to be left out for that. */
export type ShapedFile = {
  readonly file: ScenarioFile;
  /** Whether nothing was left out. */
  readonly isWhole: boolean;
  /** Where a value of `file` stands in the source, whose lists may be longer. */
  readonly sourcePath: (path: Path) => Path;
};

/**
 * Holds a file against the schema and the names of its economy, and reports every mismatch.
 * @param dimensions of its baseline; names are not looked at without any
 * @returns What is left of the file without its mismatches, so that its meaning can be checked as well; undefined
 *   when nothing usable is left.
 */
export function checkShape(
  source: SourceFile,
  report: Report,
  dimensions: Dimensions | undefined,
): ShapedFile | undefined {
  const { data } = source;
  if (data === null) {
    report('file_empty', [], 'The file says nothing.', { hint: 'Start from: roosim new NAME.' });
    return undefined;
  }
  if (typeof data !== 'object' || Array.isArray(data)) {
    report('type_wrong', [], `A scenario file is a map of keys, not ${shown(data)}.`);
    return undefined;
  }
  const rest = structuredClone(data) as Record<string, unknown>;
  const sourcePath = pathTranslator(rest);
  const MOST_PASSES = 12;
  for (let pass = 0; pass < MOST_PASSES; pass += 1) {
    const result = scenarioFile.safeParse(rest);
    const names = dimensions === undefined ? [] : unknownNames(scenarioFile, rest, dimensions);
    if (result.success && names.length === 0) return { file: result.data, isWhole: pass === 0, sourcePath };
    const issues = result.success ? [] : result.error.issues;
    const mismatches = [...issues.flatMap((issue) => mismatchesOf(rest, issue, [])), ...names];
    for (const m of mismatches) {
      // Later passes only see what leaving things out has torn open.
      if (pass === 0) report(m.code, m.at, m.message, { hint: m.hint, part: m.part });
      omit(rest, m.omit);
    }
    if (!Object.hasOwn(rest, 'scenario')) rest.scenario = 'unnamed';
  }
  return undefined;
}

function mismatchesOf(data: unknown, issue: Issue, base: Path): Mismatch[] {
  const at = [...base, ...(issue.path as (string | number)[])];
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey([...at, key]));
  if (issue.code === 'invalid_key')
    return issue.issues.map((inner) => ({ ...describe(data, inner, at), part: 'key' as const, at, omit: at }));
  if (issue.code === 'invalid_union') {
    const branch = branchMeant(issue.errors, valueAt(data, at));
    if (branch !== undefined) return branch.flatMap((inner) => mismatchesOf(data, inner, at));
  }
  return [describe(data, issue, at)];
}

/** Of the forms a value may take, the one it was written in: the first that does not fail on the value as a whole. */
function branchMeant(branches: readonly (readonly Issue[])[], value: unknown): readonly Issue[] | undefined {
  const failsAsWhole = (issue: Issue): boolean => {
    if (issue.path.length > 0) return false;
    if (issue.code === 'invalid_union') return branchMeant(issue.errors, value) === undefined;
    return ['invalid_type', 'invalid_value', 'invalid_format'].includes(issue.code);
  };
  const fits = branches.filter((issues) => !issues.some(failsAsWhole));
  return fits.find((issues) => !isOtherMap(issues, value)) ?? fits[0];
}

/** Whether a map was written in another form: it lacks a key that this one needs and has others, or none of its keys is a year. */
function isOtherMap(issues: readonly Issue[], value: unknown): boolean {
  const isWord = ({ code, path }: Issue): boolean => code === 'invalid_key' && !/^\d/.test(String(path[0]));
  if (issues.length > 0 && issues.every(isWord)) return true;
  const lacks = ({ path }: Issue): boolean => path.length === 1 && valueAt(value, path as Path) === undefined;
  return issues.some(({ code }) => code === 'unrecognized_keys') && issues.some(lacks);
}

function unknownKey(at: Path): Mismatch {
  const key = String(at.at(-1));
  const valid = validKeysAt(scenarioFile, at.slice(0, -1));
  const where = at.length === 1 ? 'in a scenario file' : `in '${nameOfHolder(at)}'`;
  return {
    code: 'key_unknown',
    at,
    message: `There is no key '${key}' ${where}.`,
    hint: nameHint(key, valid) ?? `Valid here: ${valid.join(', ')}.`,
    part: 'key',
    omit: at,
  };
}

function nameOfHolder(at: Path): string {
  const keys = at.slice(0, -1).filter((part) => typeof part === 'string');
  return keys.at(-1) ?? 'the file';
}

function describe(data: unknown, issue: Issue, at: Path): Mismatch {
  const value = valueAt(data, at);
  if (value === undefined && at.length > 0) return missingKey(at);
  const mismatch = { at, part: 'value' as const, omit: at };
  const misread = misreadRuleKey(at, value);
  if (misread !== undefined) return { ...mismatch, ...misread };
  const own = decode(issue.message) ?? decodeFirst(issue);
  if (own !== undefined) return { ...mismatch, code: own.code, message: own.message, hint: own.hint };
  const expected = issue.code === 'invalid_type' ? EXPECTED[issue.expected] : undefined;
  const message = `'${String(at.at(-1) ?? 'file')}' takes ${expected ?? 'something else'}, not ${shown(value)}.`;
  return { ...mismatch, code: 'type_wrong', message, hint: undefined };
}

const EXPECTED: Readonly<Record<string, string>> = {
  object: 'a map',
  record: 'a map',
  array: 'a list',
  string: 'text',
  number: 'a number',
  boolean: 'true or false',
};

/** A union without words of its own speaks through its first form that has some. */
function decodeFirst(issue: Issue): ReturnType<typeof decode> {
  if (issue.code !== 'invalid_union') return undefined;
  for (const inner of issue.errors.flat()) {
    const found = decode(inner.message) ?? decodeFirst(inner);
    if (found !== undefined) return found;
  }
  return undefined;
}

function missingKey(at: Path): Mismatch {
  const key = String(at.at(-1));
  const holder = at.slice(0, -1);
  const name = `'${nameOfHolder(at)}'`;
  const holderWords = typeof holder.at(-1) === 'number' ? `An entry of ${name}` : name;
  const where = holder.length === 0 ? 'The file' : holderWords;
  return {
    code: 'key_missing',
    at: holder,
    message: `${where} lacks the key '${key}'.`,
    hint: undefined,
    part: 'key',
    omit: holder.length === 0 ? at : holder,
  };
}

/** In a rule every other key is the name of a measure, so a misspelt key shows as a measure with a strange threshold. */
function misreadRuleKey(at: Path, value: unknown): Pick<Mismatch, 'code' | 'message' | 'hint' | 'part'> | undefined {
  const key = at.at(-1);
  const isClauseKey = CLAUSE_KEYS.some((known) => known === key);
  if (at[0] !== 'rule' || typeof key !== 'string' || isClauseKey || typeof value === 'string') return undefined;
  const nearest = nearestName(key, RULE_KEYS);
  if (RULE_KEYS.some((known) => known === key) || nearest === undefined) return undefined;
  return {
    code: 'key_unknown',
    message: `There is no key '${key}' in a rule, and a measure of that name would take a threshold.`,
    hint: `Did you mean '${nearest}'?`,
    part: 'key',
  };
}
