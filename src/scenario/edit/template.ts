import { Document } from 'yaml';
import { ruleOf } from '../describe/words.js';
import type { Scenario } from '../types.js';
import { styledNode, WRITING_STYLE } from './styled-node.js';
import { writtenRule } from './written.js';

/**
 * A scenario file to start from: it departs from another by its rule, which is written out, and shows in comments what
 * else a file can say. It is valid as it stands.
 * @param schema Path of the JSON Schema, relative to the new file.
 */
export function newScenarioText(name: string, parent: Scenario, schema: string): string {
  const year = parent.baseline.firstYear + 1;
  const title = name.replaceAll('-', ' ').replace(/^./, (first) => first.toUpperCase());
  return `# yaml-language-server: $schema=${schema}
#
# A proposal of your own. Everything that is not named here comes from ${parent.name}.
# Check it with: roosim check ${name}.yaml      See what it does with: roosim compare ${name}.yaml
scenario: ${name}
title: ${title}
summary: Say in a sentence what is proposed.
extends: ${parent.name}

# Where the proposal is documented.
# sources:
#   - {title: "Newspaper, headline", date: 2018-01-29, url: "https://example.org/article"}

# What counts as content. tracing: all means that no part is deemed originating; tracing: nafta keeps the list of 1994.
# content:
#   regional: {tracing: all}
#   us: {counts: [US], base: net_cost}

# What a vehicle must meet to enter duty free, from which year on. A threshold is 75%, or steps by year such as
# {${year}: 66%, ${year + 1}: 69%}, or a formula such as 62.5% + 2.5% * (year - ${year}).
${ruleText(parent, year)}
# Spending that moves whatever the rule.
# sourcing_shifts:
#   - {label: electronics come home, categories: [electrical], from: ROW, to: US, amount: 5%, start: ${year}, over: 4 years}

# Assumptions that differ from the register (roosim assumptions ${parent.name} lists them).
# parameters:
#   paperwork: {value: 1.0%, range: 0.5% to 2.5%, why: all parts are traced}

# What is said about the proposal, to be tested. baseline. is the scenario it is compared with.
claims:
  - says: brings manufacturing jobs to the United States
    holds_if: jobs.direct[US] > baseline.jobs.direct[US]
    in: ${Math.min(year + 5, parent.baseline.lastYear)}
  - says: raises North American content
    holds_if: content.regional[NAM] > baseline.content.regional[NAM]
    in: ${Math.min(year + 5, parent.baseline.lastYear)}
`;
}

/** The rule of the parent, in force from a year on, as the section of a file. */
function ruleText(parent: Scenario, year: number): string {
  const latest = ruleOf(parent, parent.baseline.lastYear);
  if (latest === undefined) return '';
  const { content: _inherited, announced: _past, ...rule } = writtenRule(latest, parent) as Record<string, unknown>;
  const document = new Document();
  document.contents = document.createNode({}) as Document['contents'];
  document.set('rule', styledNode(document, { ...rule, in_force: Math.max(year, latest.inForce) }));
  return document.toString(WRITING_STYLE);
}
