import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { batchTemplate } from '../../src/batch/templates.js';
import { runInProcess } from '../cli/support.js';

const options = {
  batch: ["it's mine.yaml", '--draws', '500'],
  folder: '/data/my results',
  shards: 4,
  workers: 2,
};

describe('a template for a scheduler', () => {
  it.each(['slurm', 'parallel'] as const)('is a shell script that quotes what it must: %s', (scheduler) => {
    const script = batchTemplate(scheduler, options);
    execFileSync('bash', ['-n'], { input: script });
    const seen = script.split('\n').map((line) => line.replace(/^exec roosim|^.*fail=1 roosim/, 'printf "%s\\n"'));
    const line = seen.find((text) => text.startsWith('printf'))?.replace(/ :::.*/, '') ?? '';
    const words = execFileSync('bash', ['-c', line], { encoding: 'utf8' }).split('\n');
    expect(words.slice(0, 6)).toEqual(['batch', "it's mine.yaml", '--draws', '500', '--out', '/data/my results']);
  });

  it('counts the tasks of a Slurm array from 0', () => {
    expect(batchTemplate('slurm', options)).toContain('#SBATCH --array=0-3\n');
  });

  it('is an indexed job for Kubernetes, with the volume where the batch writes', () => {
    const job = parse(batchTemplate('kubernetes', options));
    const [container] = job.spec.template.spec.containers;
    expect(job.spec).toMatchObject({ completionMode: 'Indexed', completions: 4, parallelism: 4 });
    expect(container.command.slice(0, 4)).toEqual(['roosim', 'batch', "it's mine.yaml", '--draws']);
    expect(container.command.slice(-2)).toEqual(['--shards', '4']);
    expect(container.volumeMounts).toEqual([{ name: 'results', mountPath: '/data/my results' }]);
    expect(
      parse(batchTemplate('kubernetes', { ...options, folder: 'results' })).spec.template.spec.containers[0],
    ).toMatchObject({
      volumeMounts: [{ mountPath: '/results' }],
    });
  });

  it('is an array job for AWS Batch', () => {
    const job = JSON.parse(batchTemplate('aws', options));
    expect(job.arrayProperties).toEqual({ size: 4 });
    expect(job.containerOverrides.command).toContain("it's mine.yaml");
  });

  it('takes the options of batch', async () => {
    const asked = ['us-85-50', '--draws', '70', '--seed', '3', '--year', '2025', '--shards', '2', '--out', 'here'];
    const { exitCode, stdout } = await runInProcess(['batch', 'template', '--for', 'parallel', ...asked]);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/roosim batch us-85-50 --draws 70 --seed 3 .*--year 2025 --out here .*--shard \{\}\/2/);
    expect((await runInProcess(['batch', 'template', '--for', 'nothing'])).exitCode).toBe(2);
  });
});
