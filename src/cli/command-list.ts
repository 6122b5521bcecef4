import type { Command } from 'commander';
import type { CliContext } from './context.js';

/** One command: its name, and how to get the function that adds it to the program. */
export type CommandEntry = {
  readonly name: string;
  readonly load: () => Promise<(program: Command, context: CliContext) => void>;
  /** Whether it runs when no command is named. */
  readonly isDefault?: true;
};

/** Every command, in the order of `roosim --help`. Only the one that is named gets loaded. */
export const COMMANDS: readonly CommandEntry[] = [
  { name: 'overview', isDefault: true, load: async () => (await import('./commands/overview.js')).registerOverview },
  { name: 'run', load: async () => (await import('./commands/run.js')).registerRun },
  { name: 'ui', load: async () => (await import('./commands/ui.js')).registerUi },
  { name: 'compare', load: async () => (await import('./commands/compare.js')).registerCompare },
  { name: 'sweep', load: async () => (await import('./commands/sweep.js')).registerSweep },
  { name: 'sensitivity', load: async () => (await import('./commands/sensitivity.js')).registerSensitivity },
  { name: 'explain', load: async () => (await import('./commands/explain.js')).registerExplain },
  { name: 'fleet', load: async () => (await import('./commands/fleet.js')).registerFleet },
  { name: 'jobs', load: async () => (await import('./commands/jobs.js')).registerJobs },
  { name: 'studies', load: async () => (await import('./commands/studies.js')).registerStudies },
  { name: 'assumptions', load: async () => (await import('./commands/assumptions.js')).registerAssumptions },
  { name: 'calibrate', load: async () => (await import('./commands/calibrate.js')).registerCalibrate },
  { name: 'report', load: async () => (await import('./commands/report.js')).registerReport },
  { name: 'chart', load: async () => (await import('./commands/chart.js')).registerChart },
  { name: 'batch', load: async () => (await import('./commands/batch.js')).registerBatch },
  { name: 'merge', load: async () => (await import('./commands/merge.js')).registerMerge },
  { name: 'verify', load: async () => (await import('./commands/verify.js')).registerVerify },
  { name: 'check', load: async () => (await import('./commands/check.js')).registerCheck },
  { name: 'new', load: async () => (await import('./commands/new.js')).registerNew },
  { name: 'set', load: async () => (await import('./commands/set.js')).registerSet },
  { name: 'describe', load: async () => (await import('./commands/describe.js')).registerDescribe },
  { name: 'diff', load: async () => (await import('./commands/diff.js')).registerDiff },
  { name: 'schema', load: async () => (await import('./commands/schema.js')).registerSchema },
  { name: 'completion', load: async () => (await import('./commands/completion.js')).registerCompletion },
];
