import { describe, expect, it } from 'vitest';
import { shardFromEnvironment } from '../../src/batch/scheduler.js';

describe('the shard a scheduler gives', () => {
  it('is none outside of a scheduler', () => {
    expect(shardFromEnvironment({})).toBeUndefined();
    expect(shardFromEnvironment({ SLURM_ARRAY_TASK_ID: '' })).toBeUndefined();
  });

  it.each([
    [{ SLURM_ARRAY_TASK_ID: '0', SLURM_ARRAY_TASK_MIN: '0', SLURM_ARRAY_TASK_COUNT: '4' }, 1, 4],
    [{ SLURM_ARRAY_TASK_ID: '4', SLURM_ARRAY_TASK_MIN: '1', SLURM_ARRAY_TASK_COUNT: '4' }, 4, 4],
    [
      {
        SLURM_ARRAY_TASK_ID: '14',
        SLURM_ARRAY_TASK_MIN: '10',
        SLURM_ARRAY_TASK_STEP: '2',
        SLURM_ARRAY_TASK_COUNT: '3',
      },
      3,
      3,
    ],
    [{ AWS_BATCH_JOB_ARRAY_INDEX: '7', AWS_BATCH_JOB_ARRAY_SIZE: '8' }, 8, 8],
  ])('counts from 1: %j', (environment, index, count) => {
    expect(shardFromEnvironment(environment)).toMatchObject({ index, count });
  });

  it('needs the number of shards where the scheduler does not tell', () => {
    expect(() => shardFromEnvironment({ JOB_COMPLETION_INDEX: '2' })).toThrow(/how many/);
    expect(shardFromEnvironment({ JOB_COMPLETION_INDEX: '2' }, 3)).toMatchObject({ index: 3, count: 3 });
  });

  it.each([
    [{ JOB_COMPLETION_INDEX: '3' }, 3],
    [{ JOB_COMPLETION_INDEX: 'x' }, 3],
    [{ SLURM_ARRAY_TASK_ID: '3', SLURM_ARRAY_TASK_MIN: '0', SLURM_ARRAY_TASK_STEP: '2' }, 3],
    [{ SLURM_ARRAY_TASK_ID: '0', SLURM_ARRAY_TASK_MIN: '1' }, 3],
  ])('is refused when it does not fit: %j of %d', (environment, count) => {
    expect(() => shardFromEnvironment(environment, count)).toThrow(expect.objectContaining({ code: 'usage' }));
  });
});
