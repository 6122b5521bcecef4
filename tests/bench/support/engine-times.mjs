import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * Times the built engine in a process of its own, as users run it: a harness that compiles TypeScript as it loads it adds to
 * every function. Arguments: the folder of the built modules, what to time, and the paths of scenarios. Prints milliseconds
 * of each run, and for the kernel its problems, as the same kernel in C reads them, and the sum of its costs.
 */
const [built, what, ...paths] = process.argv.slice(2);
const load = (name) => import(pathToFileURL(join(built, name)).href);
const { loadScenarios } = await load('scenario/load.js');
const scenarios = loadScenarios(paths);

function times(run, runs, warmUp) {
  for (let i = 0; i < warmUp; i++) run();
  return Array.from({ length: runs }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
}

async function kernel() {
  const { createLayout } = await load('engine/year-loop.js');
  const { measureWeights } = await load('policy/content-measure.js');
  const { cellTypes } = await load('engine/cell-types.js');
  const { dualWorkspace } = await load('engine/dual-workspace.js');
  const { setSurcharges, solveDual } = await load('engine/dual.js');
  const [proposal] = scenarios;
  const { economy } = createLayout(proposal)({});
  const { measures } = proposal.rules.at(-1);
  const types = cellTypes(['regional', 'us'].map((name) => measureWeights(measures[name], economy.parameter)));
  const work = dualWorkspace();
  setSurcharges(types, [], work);
  const thresholds = [0.85, 0.5];
  work.thresholds.set(thresholds);
  const K = economy.costShare.length / economy.classOf.length;
  const problems = economy.variants.filter(({ carline }) => economy.assemblyOf[carline] !== 3);
  const solveAll = () => {
    let sum = 0;
    for (const { carline, shares } of problems) {
      const cost = solveDual(economy.theta, types, economy.costShare, carline * K, shares, work);
      if (!Number.isNaN(cost)) sum += cost;
    }
    return sum;
  };
  const input = [
    [200, economy.theta, thresholds.length, problems.length, types.count],
    types.a,
    types.b,
    thresholds,
    types.typeOf,
    ...problems.flatMap(({ carline, shares }) => [economy.costShare.subarray(carline * K, (carline + 1) * K), shares]),
  ];
  return {
    milliseconds: times(solveAll, 1000, 300).map((ms) => ms / problems.length),
    input: input.map((numbers) => [...numbers].join(' ')).join('\n'),
    sum: solveAll(),
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
