import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * A process that runs a batch of the counting worker into a folder and merges it, with the built modules.
 * Arguments: the folder of the built modules, the batch folder, and as JSON the plan record, the job without its worker's
 * module, and the options of the run.
 */
const [built, folder, plan, job, options] = process.argv.slice(2);
const load = (name) => import(pathToFileURL(join(built, 'batch', name)).href);
const [{ claimFolder }, { runToFolder }, { mergeFolder }] = await Promise.all([
  load('plan-record.js'),
  load('run-to-folder.js'),
  load('merge-folder.js'),
]);
const { worker, ...rest } = JSON.parse(job);
const module = new URL('./counting-worker.mjs', import.meta.url);
await claimFolder(folder, JSON.parse(plan));
await runToFolder({ ...rest, worker: { ...worker, module } }, folder, JSON.parse(options));
await mergeFolder(folder, { parquet: false, keepShards: false });
