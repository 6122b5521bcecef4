import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * Runs a batch with the built modules, its rows written to where nothing is kept, and prints the seconds since the process was
 * started, draws a second over the second half, and the most memory the process had, in MB. Arguments: the folder of the built modules, workers, and the plan
 * as JSON.
 */
const [built, workers, plan] = process.argv.slice(2);
const load = (name) => import(pathToFileURL(join(built, 'batch', name)).href);
const [{ prepareBatch }, { runToStream }] = await Promise.all([load('plan-batch.js'), load('run-to-stream.js')]);
const { job } = prepareBatch(JSON.parse(plan));
const marks = [];
const sink = createWriteStream('/dev/null');
await runToStream(job, '', sink, {
  workers: Number(workers),
  shard: { index: 1, count: 1 },
  onFailures: (failures) => {
    throw new Error(failures[0].reason);
  },
  onProgress: ({ unitsNow, seconds }) => marks.push({ unitsNow, seconds }),
});
// Threads warm up over the first draws.
const middle = marks[Math.floor(marks.length / 2)];
const last = marks.at(-1);
const rate = (last.unitsNow - middle.unitsNow) / (last.seconds - middle.seconds);
const megabytes = process.resourceUsage().maxRSS / 1024;
console.log(JSON.stringify({ seconds: performance.now() / 1000, rate, megabytes }));
