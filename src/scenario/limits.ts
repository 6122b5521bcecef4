/** Bounds on what a scenario file may ask of the machine. Real files stay far below all of them. */
export const LIMITS = {
  /** Bytes of one file; larger ones are not even read. */
  fileBytes: 32 * 1024,
  /** Maps and lists inside one another. */
  depth: 24,
  /** Values in one file, aliases counted as often as they are used. */
  values: 5_000,
  /** Characters of all texts in one file, aliases counted as often as they are used. */
  characters: 128 * 1024,
  /** Files in a chain of `extends`. */
  lineage: 16,
  /** Characters of a formula. */
  formulaCharacters: 1000,
  /** Brackets inside one another in a formula. */
  formulaDepth: 32,
  /** Operators, names and numbers of a formula, other metrics it uses included. */
  formulaSize: 500,
  /** Metrics that one leads through to those of the model. */
  metricDepth: 32,
  /** Errors shown per file, and warnings as many again. */
  diagnostics: 100,
  /** Branches of an outlook. */
  outlookBranches: 20,
  /** Requirements that may hold together in a rule, for one class and maker. */
  requirements: 32,
  /** Ways in which a rule may be met, for one class and maker. */
  ways: 64,
  /** Duties on parts, inherited ones included. */
  partsDuties: 32,
  /** Entries of any other part of a scenario, e.g. its treatments or sourcing shifts, inherited ones included. */
  entries: 64,
  /** Metrics, claims and dates of the calendar, inherited ones included. */
  notes: 200,
} as const;
