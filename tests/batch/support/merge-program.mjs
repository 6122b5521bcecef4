import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Merges a batch folder with the built modules, and prints the seconds it took and the most memory the process had, in MB. */
const [built, folder] = process.argv.slice(2);
const { mergeFolder } = await import(pathToFileURL(join(built, 'batch', 'merge-folder.js')).href);
const began = performance.now();
await mergeFolder(folder, { parquet: false, keepShards: true });
const seconds = (performance.now() - began) / 1000;
console.log(JSON.stringify({ seconds, megabytes: process.resourceUsage().maxRSS / 1024 }));
