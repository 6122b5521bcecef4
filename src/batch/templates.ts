export type Scheduler = 'slurm' | 'kubernetes' | 'aws' | 'parallel';

/** What a template is filled with. */
export type TemplateOptions = {
  /** Arguments of `roosim batch` that say what is computed. */
  readonly batch: readonly string[];
  readonly folder: string;
  readonly shards: number;
  readonly workers: number;
};

/** A file that runs a batch on a scheduler the user already has: ready to submit, with the merge that follows. */
export function batchTemplate(scheduler: Scheduler, options: TemplateOptions): string {
  return { slurm, kubernetes, aws, parallel }[scheduler](options);
}

function slurm({ batch, folder: path, shards, workers }: TemplateOptions): string {
  const folder = shellQuoted(path);
  return `#!/bin/bash
# Submit with:  sbatch roosim.sbatch
# Then, to make one data set of it when every task has ended well:
#   sbatch --dependency=afterok:JOBID --wrap "roosim merge ${folder}"
# A task that failed or was cut off is run again with the same command: it goes on from what is complete.
#SBATCH --job-name=roosim
#SBATCH --array=0-${shards - 1}
#SBATCH --cpus-per-task=${workers}
#SBATCH --mem=${512 + workers * 256}M
#SBATCH --time=01:00:00
#SBATCH --output=roosim-%A-%a.log

# The shard is taken from SLURM_ARRAY_TASK_ID; the folder must be shared by all nodes.
exec roosim batch ${batch.map(shellQuoted).join(' ')} --out ${folder} --workers "$SLURM_CPUS_PER_TASK"
`;
}

function parallel({ batch, folder: path, shards, workers }: TemplateOptions): string {
  const folder = shellQuoted(path);
  return `#!/bin/sh
# GNU parallel on one machine; with --sshlogin on several that share the folder. Run again to go on after a stop.
set -e
parallel --halt soon,fail=1 roosim batch ${batch.map(shellQuoted).join(' ')} --out ${folder} --workers ${workers} --shard {}/${shards} ::: $(seq ${shards})
roosim merge ${folder}
`;
}

function kubernetes({ batch, folder: path, shards, workers }: TemplateOptions): string {
  // A volume is mounted at an absolute path.
  const folder = path.startsWith('/') ? path : '/results';
  const args = [...batch, '--out', folder, '--workers', String(workers), '--shards', String(shards)];
  return `# Submit with:  kubectl apply -f roosim.yaml
# The shard is taken from JOB_COMPLETION_INDEX. When the job is complete, run \`roosim merge ${shellQuoted(folder)}\` on the same volume.
# Replace the image by one that has roosim and your scenario files, and the claim by a ReadWriteMany volume of yours.
apiVersion: batch/v1
kind: Job
metadata:
  name: roosim
spec:
  completionMode: Indexed
  completions: ${shards}
  parallelism: ${shards}
  backoffLimit: ${shards * 3}
  template:
    spec:
      restartPolicy: OnFailure
      containers:
        - name: roosim
          image: roosim:latest
          command: [${['roosim', 'batch', ...args].map((argument) => JSON.stringify(argument)).join(', ')}]
          resources:
            requests: {cpu: "${workers}", memory: ${512 + workers * 256}Mi}
          volumeMounts:
            - {name: results, mountPath: ${JSON.stringify(folder)}}
      volumes:
        - name: results
          persistentVolumeClaim: {claimName: roosim-results}
`;
}

function aws({ batch, folder, shards, workers }: TemplateOptions): string {
  const command = ['roosim', 'batch', ...batch, '--out', folder, '--workers', String(workers)];
  const job = {
    jobName: 'roosim',
    jobQueue: 'YOUR-QUEUE',
    jobDefinition: 'YOUR-JOB-DEFINITION',
    arrayProperties: { size: shards },
    retryStrategy: { attempts: 3 },
    containerOverrides: {
      command: [...command, '--shards', String(shards)],
      resourceRequirements: [
        { type: 'VCPU', value: String(workers) },
        { type: 'MEMORY', value: String(512 + workers * 256) },
      ],
    },
  };
  return `${JSON.stringify(job, undefined, 2)}\n`;
}

/** An argument as a POSIX shell takes it; plain ones stay as they are. */
function shellQuoted(argument: string): string {
  return /^[\w@%+=:,./-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", "'\\''")}'`;
}
