import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * Times the built engine in a process of its own, as users run it: a harness that compiles TypeScript as it loads it adds to
 * every function. Arguments: what to time, the folder of the built modules, that of the kernel in TypeScript, and the paths
 * of scenarios. Prints milliseconds of each run, and for the kernel those of the one in TypeScript, its problems as the same
 * kernel in C reads them, and the sum of its costs.
 */
const [what, built, reference, ...paths] = process.argv.slice(2);
const loadFrom = (folder, name) => import(pathToFileURL(join(folder, name)).href);
const load = (name) => loadFrom(built, name);
const { loadScenarios } = await load('scenario/load.js');
const scenarios = loadScenarios(paths);

function timed(run) {
  const start = performance.now();
  run();
  return performance.now() - start;
}

function times(run, runs, warmUp) {
  for (let i = 0; i < warmUp; i++) run();
  return Array.from({ length: runs }, () => timed(run));
}

/** The problems of the fleet under a proposal, and its two requirements. */
async function fleetProblems() {
  const { createLayout } = await load('engine/year-loop.js');
  const { measureWeights } = await load('policy/content-measure.js');
  const { allVariants, tableOf } = await load('engine/variants.js');
  const [proposal] = scenarios;
  const { economy } = createLayout(proposal)({});
  const { measures } = proposal.rules.at(-1);
  return {
    economy,
    weights: ['regional', 'us'].map((name) => measureWeights(measures[name], economy.parameter)),
    thresholds: [0.85, 0.5],
    categories: economy.costShare.length / economy.classOf.length,
    problems: allVariants(economy.variants)
      .map((variant) => ({ carline: economy.variants.carlineOf[variant], shares: tableOf(economy.variants, variant) }))
      .filter(({ carline }) => economy.assemblyOf[carline] !== 3),
  };
}

/** What solves all problems by the kernel in WebAssembly, as plans of the fleet are. */
async function inWebAssembly({ economy, weights, thresholds, categories, problems }) {
  const { putCellTypes } = await load('engine/cell-types.js');
  const { createMemory, numbersAt, putNumbers, setNumbers } = await load('engine/memory.js');
  const memory = createMemory(thresholds.length, categories);
  const { kernel } = memory;
  const { types, slots } = putCellTypes(memory, weights);
  const put = problems.map(({ carline, shares }) => ({
    costs: economy.costShare.subarray(carline * categories, (carline + 1) * categories),
    shares: putNumbers(memory, shares),
  }));
  setNumbers(memory, kernel.thresholds.value, thresholds);
  setNumbers(memory, kernel.gross.value, new Float64Array(slots).fill(1));
  const [costs, table] = [
    numbersAt(memory, kernel.costShare.value, categories),
    numbersAt(memory, kernel.shares.value, 4 * categories),
  ];
  return () => {
    let sum = 0;
    for (const problem of put) {
      costs.set(problem.costs);
      table.set(numbersAt(memory, problem.shares, 4 * categories));
      const cost = kernel.solve(types, economy.theta, Infinity);
      if (!Number.isNaN(cost)) sum += cost;
    }
    return sum;
  };
}

/** What solves them by the solver, with so many origins: those beyond the baseline's are empty. */
async function bySolver({ economy, weights, thresholds, categories, problems }, origins = 4) {
  const { createSolver } = await load('engine/sourcing/solver.js');
  const wide = (tables) => {
    const into = new Float64Array((tables.length / 4) * origins);
    tables.forEach((x, i) => {
      into[Math.floor(i / 4) * origins + (i % 4)] = x;
    });
    return into;
  };
  const cells = categories * origins;
  const n = problems.length;
  const solver = createSolver({ categories, origins });
  const structure = solver.structure({ requirements: weights.map(({ a, b }) => ({ a: wide(a), b: wide(b) })) });
  const columns = {
    count: n,
    theta: economy.theta,
    costShare: new Float64Array(n * categories),
    shares: new Float64Array(n * cells),
    thresholds: new Float64Array(n * thresholds.length),
  };
  problems.forEach(({ carline, shares }, i) => {
    columns.costShare.set(economy.costShare.subarray(carline * categories, (carline + 1) * categories), i * categories);
    columns.shares.set(wide(shares), i * cells);
    columns.thresholds.set(thresholds, i * thresholds.length);
  });
  const solutions = {
    status: new Uint8Array(n),
    cost: new Float64Array(n),
    shadowPrices: new Float64Array(n * thresholds.length),
    spending: new Float64Array(n * cells),
  };
  return () => {
    solver.solve(structure, columns, solutions);
    return solutions.cost.reduce((sum, cost) => sum + (Number.isNaN(cost) ? 0 : cost), 0);
  };
}

/** What solves them by the kernel in TypeScript, and the types as it has them. */
async function inTypeScriptKernel({ economy, weights, thresholds, categories, problems }) {
  const { cellTypes } = await loadFrom(reference, 'cell-types.js');
  const { dualWorkspace } = await loadFrom(reference, 'dual-workspace.js');
  const { setSurcharges, solveDual } = await loadFrom(reference, 'dual.js');
  const types = cellTypes(weights);
  const work = dualWorkspace();
  setSurcharges(types, [], work);
  work.thresholds.set(thresholds);
  const solveAll = () => {
    let sum = 0;
    for (const { carline, shares } of problems) {
      const cost = solveDual(economy.theta, types, economy.costShare, carline * categories, shares, work);
      if (!Number.isNaN(cost)) sum += cost;
    }
    return sum;
  };
  return { types, solveAll };
}

async function kernel() {
  const fleet = await fleetProblems();
  const { economy, thresholds, problems, categories } = fleet;
  const inWasm = await inWebAssembly(fleet);
  const inTypeScript = await inTypeScriptKernel(fleet);
  const perProblem = (ms) => ms / problems.length;
  times(inWasm, 300, 0);
  times(inTypeScript.solveAll, 300, 0);
  // By turns, so that what else the machine does falls on both.
  const solver = await bySolver(fleet);
  const wideSolver = await bySolver(fleet, 8);
  times(solver, 300, 0);
  times(wideSolver, 300, 0);
  const all = [inWasm, inTypeScript.solveAll, solver, wideSolver];
  const both = Array.from({ length: 1000 }, () => all.map((run) => timed(run)));
  const { count, a, b, typeOf } = inTypeScript.types;
  const input = [
    [200, economy.theta, thresholds.length, problems.length, count],
    a,
    b,
    thresholds,
    typeOf,
    ...problems.flatMap(({ carline, shares }) => [
      economy.costShare.subarray(carline * categories, (carline + 1) * categories),
      shares,
    ]),
  ];
  return {
    milliseconds: both.map(([ms]) => perProblem(ms)),
    inTypeScript: both.map(([, ms]) => perProblem(ms)),
    bySolver: both.map(([, , ms]) => perProblem(ms)),
    byWideSolver: both.map(([, , , ms]) => perProblem(ms)),
    sums: all.map((run) => run()),
    input: input.map((numbers) => [...numbers].join(' ')).join('\n'),
    sum: inWasm(),
  };
}

async function all() {
  const { createSimulator } = await load('engine/simulate.js');
  const { createWorkshop } = await load('engine/workshop.js');
  const simulators = scenarios.map((scenario) => createSimulator(scenario));
  const run = () => {
    const workshop = createWorkshop();
    for (const simulator of simulators) simulator({ workshop });
  };
  return { milliseconds: times(run, 40, 5) };
}

console.log(JSON.stringify(await (what === 'kernel' ? kernel() : all())));
