import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { RoosimError } from '../../types/errors.js';
import { tableText } from './study-file.js';

const InputsSchema = z.strictObject({ results: z.string(), model: z.record(z.string(), z.unknown()) });

/** Figures computed beforehand, and the inputs they were computed from. */
const ResultsSchema = z.strictObject({
  model: z.record(z.string(), z.unknown()),
  quantities: z.record(z.string(), z.number()),
});

/**
 * Figures that a model beside the study files computed, read from the file that the study names.
 * @throws RoosimError `file_unreadable` when there are none, `scenario_invalid` when they were computed from other inputs
 */
export function storedResults(inputs: unknown, locate: (named: string) => string): ReadonlyMap<string, number> {
  const given = InputsSchema.parse(inputs);
  const path = locate(given.results);
  const results = readResults(path);
  if (!isDeepStrictEqual(results.model, given.model))
    throw new RoosimError(
      'scenario_invalid',
      `The figures in ${path} were computed from other inputs than the study's.`,
      {
        hint: 'In the source of roosim, npm run studies computes them anew.',
      },
    );
  return new Map(Object.entries(results.quantities));
}

function readResults(path: string): z.infer<typeof ResultsSchema> {
  try {
    return ResultsSchema.parse(JSON.parse(tableText(path)));
  } catch (cause) {
    throw new RoosimError('file_unreadable', `The results of a study could not be read from ${path}.`, {
      hint: 'It holds the inputs under "model" and the figures under "quantities".',
      cause,
    });
  }
}
