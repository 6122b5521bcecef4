import { workerData } from 'node:worker_threads';
import { move, transferableSymbol, valueSymbol } from 'piscina';

/**
 * A batch of a known content, computed in threads like a real one: each unit has `rows` rows per scenario, whose values follow
 * from the unit's number alone. `workerData` says which units are slow, fail as runs, or bring the thread to an error.
 */
export async function computeRows({ first, last }) {
  const { scenarios, rows, slowMs = 0, failing = [], breaking = [] } = workerData;
  let text = '';
  let count = 0;
  const failures = [];
  for (let unit = first; unit <= last; unit += 1) {
    if (breaking.includes(unit)) return { failed: { code: 'internal', message: `unit ${unit} broke` } };
    // Later units first: order must come from the machinery, not from luck.
    if (slowMs > 0) await new Promise((resolve) => setTimeout(resolve, (unit * 7919) % slowMs));
    for (const scenario of scenarios) {
      const draw = unit === 0 ? undefined : unit - 1;
      if (failing.includes(unit)) {
        failures.push({ scenario, draw, reason: `no solution in unit ${unit}` });
        continue;
      }
      for (let row = 0; row < rows; row += 1) {
        text += `${scenario},${draw ?? ''},${2020 + row},jobs.total,US,all,${Math.sqrt(unit + row / 8)},jobs\n`;
        count += 1;
      }
    }
  }
  const bytes = new TextEncoder().encode(text);
  return move({
    [transferableSymbol]: [bytes.buffer],
    [valueSymbol]: { done: { first, last, text: bytes, rows: count, failures } },
  });
}
