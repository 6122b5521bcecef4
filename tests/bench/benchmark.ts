/** One thing to time, and what it may take on an idle machine with two cores. */
export type Benchmark = Timed | Sampled;

/** What is run and timed here. */
export type Timed = Common & {
  readonly run: () => unknown;
  /** Inner repetitions of one run, where a single one is too short to time; the budget is for one. */
  readonly repetitions?: number;
  /** How often to run it at least; 64 if left out. Long ones need few. */
  readonly iterations?: number;
};

/** What is timed in a process of its own: milliseconds of each run. */
export type Sampled = Common & { readonly samples: () => readonly number[] };

type Common = {
  readonly name: string;
  /** Budget for the median, in milliseconds. */
  readonly budgetMs?: number;
  /** A figure of the benchmark's own beside its time, e.g. a rate or a ratio to something else. */
  readonly remark?: (medianMs: number) => string;
};

/** What a file under tests/bench exports to be found by main.ts. */
export type BenchmarkFile = {
  /** Prepares what is timed, e.g. reads scenarios, so that none of it counts. */
  readonly benchmarks: () => readonly Benchmark[] | Promise<readonly Benchmark[]>;
};
