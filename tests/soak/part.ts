/** What a part of the soak is asked to do. */
export type SoakOptions = {
  /** Input k of a part is made from seed + k alone, so that one fault can be made again by its own seed. */
  readonly seed: number;
  /** How many inputs to try; undefined to go on until `seconds` are over. */
  readonly amount: number | undefined;
  /** After this time nothing new is begun. */
  readonly seconds: number;
  /** Says how far it has come. */
  readonly log: (line: string) => void;
};

/** Something that must never happen, and did. */
export type SoakFault = {
  /** The seed that makes it happen again, with an amount of 1. */
  readonly seed: number;
  readonly what: string;
  /** The input at fault, where it is a text: kept as a file, so that it can become a test. */
  readonly input?: string;
};

/** What came of a part. */
export type SoakReport = {
  /** Inputs tried. */
  readonly done: number;
  readonly faults: readonly SoakFault[];
  /** Figures worth a line, e.g. how many files passed the check. */
  readonly notes?: readonly string[];
};

/** One kind of trial, exported as `part` by a file of this folder. */
export type SoakPart = {
  readonly name: string;
  readonly run: (options: SoakOptions) => Promise<SoakReport>;
  /** How many inputs an amount that isn't given stands for; without it such a run lasts `seconds`. */
  readonly usualAmount?: number;
  /** Whether processes may share its inputs out: its seeds are independent of one another. */
  readonly isDivisible?: boolean;
};
