import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Column, renderTable } from '../../src/output/table.js';
import type { SoakFault, SoakPart, SoakReport } from './part.js';
import { answerParent, runDivided } from './processes.js';

const HELP = `Tries what must never happen, for as long as you like: npm run soak -- [options]

  --part NAME      only this part; may be given several times
  --seed N         first seed (default: of the clock); input k is made from N + k
  --amount N       how many inputs of each part (default: the part's own)
  --seconds N      begin nothing new after this time, for each part (default: 3600)
  --processes N    share the inputs of a part out among processes (default: 2)
  --keep FOLDER    write the inputs at fault here
`;

/** Runs the parts beside this file and says what they found. @returns The exit code: 1 for any fault, 2 for usage. */
async function main(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      part: { type: 'string', multiple: true, default: [] },
      seed: { type: 'string', default: String(Date.now() % 1_000_000_000) },
      amount: { type: 'string' },
      seconds: { type: 'string', default: '3600' },
      processes: { type: 'string', default: '2' },
      keep: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return say(HELP, 0);
  const parts = await findParts();
  const names = parts.map(({ name }) => name);
  const unknown = values.part.find((name) => !names.includes(name));
  if (unknown !== undefined) return say(`There is no part '${unknown}'. There are: ${names.join(', ')}.\n`, 2);
  const [seed, seconds, processes] = [values.seed, values.seconds, values.processes].map(Number) as [
    number,
    number,
    number,
  ];
  const amount = values.amount === undefined ? undefined : Number(values.amount);
  if (![seed, seconds, processes, amount ?? 0].every((value) => Number.isSafeInteger(value) && value >= 0))
    return say('Seeds, amounts, seconds and processes are whole numbers.\n', 2);

  const rows: string[][] = [];
  let faults = 0;
  for (const part of parts.filter(({ name }) => values.part.length === 0 || values.part.includes(name))) {
    const log = (line: string) => process.stderr.write(`${part.name}: ${line}\n`);
    log(`from seed ${seed}${amount === undefined ? '' : `, ${amount} inputs`}`);
    const started = performance.now();
    const asked = amount ?? part.usualAmount;
    const report = await runDivided(part, { seed, amount: asked, seconds, log }, part.isDivisible ? processes : 1);
    tell(part, report, values.keep);
    faults += report.faults.length;
    rows.push([part.name, String(seed), String(report.done), seconds1(started), String(report.faults.length)]);
  }
  process.stdout.write(`Node ${process.version}\n\n${renderTable(COLUMNS, rows).text}`);
  return faults === 0 ? 0 : 1;
}

const COLUMNS: readonly Column[] = [
  { heading: ['part'], align: 'left' },
  { heading: ['seed'], align: 'right' },
  { heading: ['inputs'], align: 'right' },
  { heading: ['seconds'], align: 'right' },
  { heading: ['faults'], align: 'right' },
];

function say(text: string, code: number): number {
  (code === 0 ? process.stdout : process.stderr).write(text);
  return code;
}

function seconds1(started: number): string {
  return ((performance.now() - started) / 1000).toFixed(1);
}

async function findParts(): Promise<SoakPart[]> {
  const here = new URL('.', import.meta.url);
  const names = readdirSync(here).filter((name) => name.endsWith('.ts') && name !== 'main.ts');
  const modules = await Promise.all(names.sort().map((name) => import(new URL(name, here).href)));
  return (modules as { part?: SoakPart }[]).flatMap(({ part }) => (part === undefined ? [] : [part]));
}

function tell(part: SoakPart, { faults, notes = [] }: SoakReport, folder: string | undefined): void {
  for (const note of notes) process.stdout.write(`${part.name}: ${note}\n`);
  for (const fault of faults) {
    process.stdout.write(`${part.name}: FAULT at seed ${fault.seed}: ${fault.what}\n`);
    if (folder !== undefined) keep(folder, part.name, fault);
  }
}

function keep(folder: string, name: string, { seed, what, input }: SoakFault): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}-${seed}.txt`), `${what}\n`);
  if (input !== undefined) writeFileSync(join(folder, `${name}-${seed}.yaml`), input);
}

if (process.send === undefined) process.exitCode = await main(process.argv.slice(2));
else answerParent(await findParts());
