/** Bounds on what a scenario file may ask of the machine. Real files stay far below all of them. */
export const LIMITS = {
  /** Bytes of one file; larger ones are not even read. */
  fileBytes: 32 * 1024,
  /** Maps and lists inside one another. */
  depth: 24,
  /** Values in one file, aliases counted as often as they are used. */
  values: 5_000,
  /** Files in a chain of `extends`. */
  lineage: 16,
  /** Characters of a formula. */
  formulaCharacters: 1000,
  /** Brackets inside one another in a formula. */
  formulaDepth: 32,
  /** Operators, names and numbers of a formula, other metrics it uses included. */
  formulaSize: 500,
  /** Errors shown per file, and warnings as many again. */
  diagnostics: 100,
  /** Branches of an outlook. */
  outlookBranches: 20,
} as const;
