import { readdirSync, realpathSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { RoosimError } from '../../types/errors.js';
import { hasActingCharacters } from '../../types/printable.js';
import { inputText } from '../../types/read-input.js';

/** What a publication says of a quantity: a number, a range, only its sign, or nothing. */
export type Published = number | { readonly from: number; readonly to: number } | 'up' | 'down' | undefined;

/** One published value of a study and how close the model should come. */
export type PublishedValue = {
  readonly quantity: string;
  readonly published: Published;
  readonly unit: string;
  /** Largest difference that still counts as the same, in the value's unit; for a sign, the change that still counts as none. */
  readonly tolerance: number;
  /** Why the model differs here, where the study's own paragraph does not say. */
  readonly reason: string | undefined;
};

/** A published result or a piece of history to hold the model against. */
export type Study = {
  readonly name: string;
  readonly title: string;
  readonly source: { readonly title: string; readonly published: string; readonly url?: string | undefined };
  /** Which computation of this folder answers it. */
  readonly computes: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly values: readonly PublishedValue[];
  /** Reported as it comes out: a difference is a finding, not a failure. */
  readonly informational: boolean;
  /** Known reasons for differences, for people. */
  readonly differences: string;
  readonly path: string;
};

const LARGEST_STUDY_BYTES = 256 * 1024;
const LARGEST_TABLE_BYTES = 16 * 1024 * 1024;

const ValueSchema = z.strictObject({
  quantity: z.string(),
  /** Left out where nothing is published, and the model's figure is worth knowing all the same. */
  published: z
    .union([z.number(), z.strictObject({ from: z.number(), to: z.number() }), z.literal('up'), z.literal('down')])
    .optional(),
  unit: z.string().optional(),
  tolerance: z.number().nonnegative().optional(),
  reason: z.string().optional(),
});

const StudySchema = z.strictObject({
  study: z.string().regex(/^[a-z0-9-]+$/),
  title: z.string(),
  source: z.strictObject({ title: z.string(), published: z.string(), url: z.url().optional() }),
  computes: z.string(),
  inputs: z.record(z.string(), z.unknown()),
  /** Unit and tolerance of values that do not state their own. */
  unit: z.string().default(''),
  tolerance: z.number().nonnegative().optional(),
  values: z.array(ValueSchema).min(1),
  informational: z.boolean().default(false),
  differences: z.string(),
});

/**
 * Reads a study file.
 * @throws RoosimError `file_missing`, or `scenario_invalid` with the place when the file does not fit.
 */
export function readStudy(path: string): Study {
  const text = inputText(path, 'The study file', { largestBytes: LARGEST_STUDY_BYTES, within: dirname(path) });
  const lines = new LineCounter();
  const document = parsed(path, text, lines);
  const broken = document.errors[0];
  const checked = StudySchema.safeParse(broken ? undefined : document.toJS({ maxAliasCount: 0 }));
  if (!checked.success) {
    const issue = checked.error.issues[0];
    const node = broken ? undefined : document.getIn(issue?.path ?? [], true);
    const offset = broken?.pos[0] ?? (node as { range?: [number] } | undefined)?.range?.[0] ?? 0;
    const { line, col } = lines.linePos(offset);
    throw new RoosimError(
      'scenario_invalid',
      `The study file ${path} is not a study: ${broken?.message ?? issue?.message}.`,
      {
        hint: issue ? `Look at ${issue.path.join('.') || 'the top of the file'}.` : 'Correct the YAML.',
        place: { file: path, line, column: col },
      },
    );
  }
  const file = checked.data;
  if (holdsActingCharacters(file))
    throw new RoosimError('scenario_invalid', `The study file ${path} holds control characters.`, {
      place: { file: path, line: 1, column: 1 },
    });
  return {
    name: file.study,
    title: file.title,
    source: file.source,
    computes: file.computes,
    inputs: file.inputs,
    values: file.values.map((value) => ({
      quantity: value.quantity,
      published: value.published,
      unit: value.unit ?? file.unit,
      tolerance: value.tolerance ?? file.tolerance ?? 0,
      reason: value.reason,
    })),
    informational: file.informational,
    differences: file.differences.trim(),
    path: resolve(path),
  };
}

function parsed(path: string, text: string, lineCounter: LineCounter) {
  try {
    return parseDocument(text, { lineCounter, prettyErrors: false, logLevel: 'error' });
  } catch (cause) {
    // The parser recurses; a text that overflows it is no study.
    if (!(cause instanceof RangeError)) throw cause;
    const place = { file: path, line: 1, column: 1 };
    throw new RoosimError('scenario_invalid', `The study file ${path} nests too deep.`, { place });
  }
}

/** The studies of a folder, by file name. */
export function readStudies(folder: string): readonly Study[] {
  let names: readonly string[];
  try {
    names = readdirSync(folder);
  } catch (cause) {
    throw new RoosimError('file_missing', `There is no folder of studies at ${folder}.`, { cause });
  }
  return names
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => readStudy(join(folder, name)));
}

/**
 * A file that a study names, relative to the study.
 * @throws RoosimError `scenario_invalid` when it lies outside the folder above the study's own, by its path or by a link.
 */
export function fileOfStudy(study: Study, named: string): string {
  const folder = dirname(study.path);
  const path = resolve(folder, named);
  const above = dirname(folder);
  if (isOutside(path, above) || isOutside(realPathOf(path), realPathOf(above)))
    throw new RoosimError('scenario_invalid', `The study ${study.name} names ${named}, outside its folder.`, {
      hint: 'Put the file beside the study or the scenarios.',
    });
  return path;
}

/** Whether any text of a value, names of keys included, would act on a terminal. */
function holdsActingCharacters(value: unknown): boolean {
  if (typeof value === 'string') return hasActingCharacters(value);
  return typeof value === 'object' && value !== null && Object.entries(value).flat().some(holdsActingCharacters);
}

function isOutside(path: string, folder: string): boolean {
  return relative(folder, path).split(sep)[0] === '..';
}

/** Where a path leads, links followed; itself where there is nothing. */
function realPathOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

/** The text of a table, found by {@link fileOfStudy}. @throws RoosimError `file_missing` or `file_unreadable` */
export function tableText(path: string): string {
  return inputText(path, 'The table', { largestBytes: LARGEST_TABLE_BYTES });
}
