import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { randomFile } from './random-files.js';
import { BAD, SHIPPED, shippedFiles } from './support.js';

const schema = JSON.parse(readFileSync(join(SHIPPED, 'scenario.schema.json'), 'utf8')) as object;
const validate = new Ajv({ allErrors: true, strict: false }).compile(schema);

/** What an editor's validator says about a text: the first places it marks. */
function marks(text: string): string[] {
  // Through JSON, since keys such as 2020 are numbers to YAML and text to a schema.
  const data: unknown = JSON.parse(JSON.stringify(parse(text, { logLevel: 'silent' })));
  return validate(data)
    ? []
    : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
}

describe('the published JSON Schema', () => {
  it('accepts every file that ships', () => {
    for (const path of shippedFiles()) expect(marks(readFileSync(path, 'utf8'))).toEqual([]);
  });

  it('accepts random files that load', () => {
    fc.assert(
      fc.property(randomFile, (text) => {
        expect(marks(text)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it.each([
    'key-unknown',
    'key-missing-in-shift',
    'type-wrong-list',
    'value-unknown',
    'percent-missing',
    'share-invalid',
    'origin-unknown',
    'category-unknown',
    'class-unknown',
    'parameter-unknown',
    'year-invalid',
    'url-invalid',
    'list-empty',
    'text-length',
  ])('marks what is wrong in %s.yaml, before any command is run', (name) => {
    expect(marks(readFileSync(join(BAD, `${name}.yaml`), 'utf8'))).not.toEqual([]);
  });

  it('explains every key when the pointer rests on it', () => {
    const silent: string[] = [];
    const visit = (node: unknown, path: string): void => {
      if (node === null || typeof node !== 'object') return;
      for (const [key, value] of Object.entries((node as { properties?: object }).properties ?? {})) {
        const { description, $ref } = value as { description?: string; $ref?: string };
        if (description === undefined && $ref === undefined) silent.push(`${path}.${key}`);
      }
      for (const [key, value] of Object.entries(node)) visit(value, `${path}.${key}`);
    };
    visit(schema, '');
    expect(silent).toEqual([]);
    expect(JSON.stringify(schema)).toContain('Unit: share of value. From 0% to 10%.');
  });
});
