import { readVersion } from '../output/version.js';

// Asking for the version is what scripts do in loops: answer before anything else is loaded.
const [first, ...rest] = process.argv.slice(2);
if (rest.length === 0 && (first === '--version' || first === '-V')) {
  process.stdout.write(`${readVersion()}\n`);
} else {
  const { runProcess } = await import('./process.js');
  await runProcess(process.argv.slice(2));
}
