import { RoosimError } from '../types/errors.js';
import type { Shard } from './units.js';

type Environment = Readonly<Record<string, string | undefined>>;
type ArrayTask = {
  readonly scheduler: string;
  /** Counts from 1. */
  readonly index: number;
  /** Number of tasks, where the scheduler tells. */
  readonly count: number | undefined;
};

/**
 * The shard that a scheduler gives this process: a task of a Slurm job array, of an indexed Kubernetes job or of an AWS
 * Batch array job. Undefined outside of those.
 * @param count Number of shards as the user gave it; needed where the scheduler does not tell (Kubernetes).
 * @throws RoosimError 'usage' when the number of shards is unknown, or does not fit the task.
 */
export function shardFromEnvironment(
  environment: Environment,
  count?: number,
): (Shard & { readonly scheduler: string }) | undefined {
  const task = slurmTask(environment) ?? kubernetesTask(environment) ?? awsTask(environment);
  if (task === undefined) return undefined;
  const shards = count ?? task.count;
  if (shards === undefined) {
    throw new RoosimError('usage', `${task.scheduler} says which task this is, not how many there are.`, {
      hint: 'Add --shards N with the number of tasks of the job.',
    });
  }
  if (task.index > shards) {
    throw new RoosimError('usage', `This is task ${task.index} of ${task.scheduler}, but there are ${shards} shards.`, {
      hint: 'Give --shards the number of tasks of the job, or start as many tasks as there are shards.',
    });
  }
  return { scheduler: task.scheduler, index: task.index, count: shards };
}

/** Slurm: ids run from SLURM_ARRAY_TASK_MIN in steps of SLURM_ARRAY_TASK_STEP (sbatch(1), job arrays). */
function slurmTask(environment: Environment): ArrayTask | undefined {
  const id = wholeNumber(environment, 'SLURM_ARRAY_TASK_ID');
  if (id === undefined) return undefined;
  const first = wholeNumber(environment, 'SLURM_ARRAY_TASK_MIN') ?? 0;
  const step = wholeNumber(environment, 'SLURM_ARRAY_TASK_STEP') ?? 1;
  const position = (id - first) / Math.max(1, step);
  if (!Number.isInteger(position) || position < 0) {
    throw new RoosimError(
      'usage',
      `Slurm's array ids are not evenly spaced: task ${id}, first ${first}, step ${step}.`,
      {
        hint: 'Use an array like --array=0-7, or say --shard i/N yourself.',
      },
    );
  }
  return { scheduler: 'Slurm', index: position + 1, count: wholeNumber(environment, 'SLURM_ARRAY_TASK_COUNT') };
}

/** Kubernetes, indexed completion: counts from 0 and does not tell how many. */
function kubernetesTask(environment: Environment): ArrayTask | undefined {
  const index = wholeNumber(environment, 'JOB_COMPLETION_INDEX');
  return index === undefined ? undefined : { scheduler: 'Kubernetes', index: index + 1, count: undefined };
}

/** AWS Batch, array jobs: counts from 0; tells the size in AWS_BATCH_JOB_ARRAY_SIZE. */
function awsTask(environment: Environment): ArrayTask | undefined {
  const index = wholeNumber(environment, 'AWS_BATCH_JOB_ARRAY_INDEX');
  if (index === undefined) return undefined;
  return { scheduler: 'AWS Batch', index: index + 1, count: wholeNumber(environment, 'AWS_BATCH_JOB_ARRAY_SIZE') };
}

function wholeNumber(environment: Environment, name: string): number | undefined {
  const text = environment[name];
  if (text === undefined || text === '') return undefined;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new RoosimError('usage', `${name} is ${JSON.stringify(text)}, not a whole number.`, {
    hint: 'It is set by the scheduler; say --shard i/N to do without it.',
  });
}
