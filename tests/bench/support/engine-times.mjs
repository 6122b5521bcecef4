import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { columnsOf, fleetProblems, forC, forReference, widened } from './fleet-problems.mjs';

/**
 * Times the built engine in a process of its own, as users run it: a harness that compiles TypeScript as it loads it adds to
 * every function. Arguments: what to time (`solver` or `runs`), how often, the folder of the built modules, that of the reference
 * in TypeScript, the program in C or nothing where there is none, and the paths of scenarios. Prints, as JSON, columns of
 * milliseconds that were taken by turns, so that what else the machine does falls on all of them.
 */
const [what, often, built, reference, inC, ...paths] = process.argv.slice(2);
const times = Number(often);
const loadFrom = (folder, name) => import(pathToFileURL(join(folder, name)).href);
const load = (name) => loadFrom(built, name);
const { loadScenarios } = await load('scenario/load.js');
const scenarios = loadScenarios(paths);

/** Milliseconds to come. @returns {number[]} */
function column() {
  return [];
}

function timed(run) {
  const start = performance.now();
  run();
  return performance.now() - start;
}

/** Median of a few runs, as the program in C takes it. */
function medianOf(run, runs) {
  return Array.from({ length: runs }, () => timed(run)).sort((a, b) => a - b)[Math.floor(runs / 2)];
}

/** The program in C with its problems read: milliseconds for a problem, with or without its spending, and what comes of all. */
function programInC(program, input) {
  const child = spawn(program, { stdio: ['pipe', 'pipe', 'inherit'] });
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  child.stdin.write(input);
  return {
    time: async (repetitions, spends) => {
      child.stdin.write(`${repetitions} ${spends ? 1 : 0}\n`);
      const { value = '' } = await answers.next();
      const [nanoseconds, sum, solved, spending] = value.split(' ').map(Number);
      return { ms: nanoseconds / 1e6, sum, solved, spending };
    },
    end: () => child.stdin.end(),
  };
}

/** What solves all problems of a fleet by the solver, and what their costs then add up to. */
async function bySolver(fleet) {
  const { createSolver, STATUS } = await load('engine/sourcing/solver.js');
  const { columns, solutions } = columnsOf(fleet);
  const solver = createSolver(fleet.dimensions);
  const structure = solver.structure({ requirements: fleet.requirements });
  const optimal = () => solutions.cost.filter((_, i) => solutions.status[i] === STATUS.optimal);
  return {
    run: () => solver.solve(structure, columns, solutions),
    solved: () => optimal().length,
    spending: () =>
      solutions.spending.reduce((sum, x, i) => sum + x * ((i % (solutions.spending.length / columns.count)) + 1), 0),
    sum: () => optimal().reduce((sum, cost) => sum + cost, 0),
  };
}

/** The fleet's problems by the solver, with 8 origins, by the reference and in C. */
async function solver() {
  const all = await fleetProblems(load, scenarios[0], ['regional', 'us'], [0.85, 0.5]);
  const { solveReference } = await loadFrom(reference, 'solve.js');
  const references = forReference(all);
  const answers = references.map((problem) => solveReference(problem));
  // What cannot be met is proven not to be by the solver alone, so those are not compared.
  const fleet = { ...all, problems: all.problems.filter((_, i) => answers[i].status === 'optimal') };
  const feasible = references.filter((_, i) => answers[i].status === 'optimal');
  const count = fleet.problems.length;
  const own = await bySolver(fleet);
  const wide = await bySolver(widened(fleet, 8));
  const other = inC === '' ? undefined : programInC(inC, forC(fleet));
  const runs = 15;
  for (const { run } of [own, wide]) medianOf(run, 20 * runs);
  const first = await other?.time(20 * runs, true);
  const columns = { own: column(), wide: column(), inC: column(), costInC: column(), reference: column() };
  for (let turn = 0; turn < times; turn++) {
    columns.own.push(medianOf(own.run, runs) / count);
    if (other !== undefined) {
      columns.inC.push((await other.time(runs, true)).ms);
      columns.costInC.push((await other.time(runs, false)).ms);
    }
    columns.wide.push(medianOf(wide.run, runs) / count);
  }
  for (let turn = 0; turn < Math.min(times, 5); turn++) {
    columns.reference.push(timed(() => feasible.map((problem) => solveReference(problem))) / count);
  }
  other?.end();
  const sums = {
    own: own.sum(),
    wide: wide.sum(),
    reference: answers.reduce((sum, { status, value }) => sum + (status === 'optimal' ? value : 0), 0),
    ...(first && { inC: first.sum }),
  };
  const solved = { own: own.solved(), wide: wide.solved(), reference: count, ...(first && { inC: first.solved }) };
  const spending = { own: own.spending(), ...(first && { inC: first.spending }) };
  return { ...columns, sums, spending, solved, infeasible: all.problems.length - count };
}

/** All scenarios at central values, with a cache of their own each time, and with one that is cleared as between draws. */
async function runs() {
  const { clearCache, createRunCache, createSimulator } = await load('engine/index.js');
  const simulators = scenarios.map((scenario) => createSimulator(scenario));
  const all = (cache) => {
    for (const simulator of simulators) simulator({ cache });
  };
  const kept = createRunCache();
  const afresh = () => all(createRunCache());
  const cleared = () => {
    clearCache(kept);
    all(kept);
  };
  for (const run of [afresh, cleared]) medianOf(run, 5);
  const columns = { own: column(), cleared: column() };
  for (let turn = 0; turn < times; turn++) {
    columns.own.push(timed(afresh));
    columns.cleared.push(timed(cleared));
  }
  return columns;
}

console.log(JSON.stringify(await (what === 'solver' ? solver() : runs())));
