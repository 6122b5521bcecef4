import { describeScenario } from '../scenario/describe/describe.js';
import { type Difference, diffScenarios } from '../scenario/describe/diff.js';
import { loadScenarios } from '../scenario/load.js';
import type { Scenario } from '../scenario/types.js';
import { printable } from '../types/printable.js';
import type { CliContext } from './context.js';
import type { OutputOptions } from './options.js';
import { scenarioPath } from './scenario-arguments.js';

/** What a scenario does relative to the one it extends: a sentence a line, or JSON. */
export function describeFile(file: string, { format }: OutputOptions, context: CliContext): string {
  const path = scenarioPath(file, context);
  const [scenario] = loadScenarios([path]) as [Scenario];
  const sentences = describeScenario(scenario, scenario.parent).map(printable);
  if (format === 'json') return `${JSON.stringify({ scenario: scenario.name, sentences }, null, 2)}\n`;
  return `${sentences.join('\n')}\n`;
}

/** What separates two scenarios: a block per topic, or JSON. */
export function diffFiles(a: string, b: string, { format }: OutputOptions, context: CliContext): string {
  const [left, right] = loadScenarios([scenarioPath(a, context), scenarioPath(b, context)]) as [Scenario, Scenario];
  const differences = diffScenarios(left, right);
  if (format === 'json') return `${JSON.stringify(differences, null, 2)}\n`;
  if (differences.length === 0) return `Nothing separates ${left.name} and ${right.name}.\n`;
  const head = `- ${left.name}: ${printable(left.title)}\n+ ${right.name}: ${printable(right.title)}\n`;
  return [head, ...differences.map(differenceBlock)].join('\n');
}

function differenceBlock({ topic, about, a, b, why }: Difference): string {
  const side = (mark: string, text: string | undefined): string =>
    text === undefined ? '' : `  ${mark} ${printable(text)}\n`;
  const reason = why === undefined ? '' : `    because: ${printable(why)}\n`;
  return `${topic} ${printable(about)}\n${side('-', a)}${side('+', b)}${reason}`;
}
