import { Document } from 'yaml';
import type { Scenario } from '../types.js';
import { formatPercent } from '../values.js';
import { styledNode, WRITING_STYLE } from './styled-node.js';
import {
  type Written,
  writtenAdditionalDuty,
  writtenMeasure,
  writtenOverride,
  writtenPartsDuty,
  writtenRule,
  writtenShift,
  writtenTreatment,
} from './written.js';

/**
 * A scenario as the text of a file that stands on its baseline alone: everything inherited is written out. Loading it
 * gives the same scenario, its path, hash and line of descent aside.
 */
export function writeScenario(scenario: Scenario): string {
  const document = new Document();
  document.contents = document.createNode({}) as Document['contents'];
  for (const [key, value] of Object.entries(writtenScenario(scenario))) document.set(key, styledNode(document, value));
  document.commentBefore = ' yaml-language-server: $schema=./scenario.schema.json';
  return document.toString(WRITING_STYLE);
}

function writtenScenario(scenario: Scenario): { readonly [key: string]: Written } {
  const { baseline, parameterOverrides } = scenario;
  const { firstYear } = baseline;
  const rules = scenario.rules.map((dated) => writtenRule(dated, scenario));
  return {
    scenario: scenario.name,
    title: scenario.title,
    ...(scenario.summary === '' ? {} : { summary: scenario.summary }),
    baseline: baseline.name,
    ...list(
      'sources',
      scenario.sources.map((source) => ({ ...source })),
    ),
    ...map(
      'content',
      Object.entries(scenario.measures).map(([name, measure]) => [name, writtenMeasure(measure)]),
    ),
    rule: rules.length === 1 ? (rules[0] as Written) : rules,
    ...map(
      'treatments',
      scenario.treatments.map((t) => [t.name, writtenTreatment(t, firstYear)]),
    ),
    ...list(
      'additional_duties',
      scenario.additionalDuties.map((d) => writtenAdditionalDuty(d, firstYear)),
    ),
    ...list(
      'parts_duties',
      scenario.partsDuties.map((d) => writtenPartsDuty(d, firstYear)),
    ),
    ...list('sourcing_shifts', scenario.sourcingShifts.map(writtenShift)),
    ...map(
      'parameters',
      Object.entries(parameterOverrides).map(([id, o]) => [id, writtenOverride(id, o, scenario)]),
    ),
    ...map(
      'metrics',
      Object.entries(scenario.metrics).map(([name, { text }]) => [name, text]),
    ),
    ...list('claims', scenario.claims.map(writtenClaim)),
    ...list(
      'calendar',
      scenario.calendar.map((entry) => ({ ...entry })),
    ),
    ...list('outlook', (scenario.outlook ?? []).map(writtenBranch)),
  };
}

function list(key: string, entries: readonly Written[]): { readonly [key: string]: Written } {
  return entries.length === 0 ? {} : { [key]: entries };
}

function map(key: string, entries: readonly (readonly [string, Written])[]): { readonly [key: string]: Written } {
  return entries.length === 0 ? {} : { [key]: Object.fromEntries(entries) };
}

function writtenClaim({ says, who, holdsIf, year }: Scenario['claims'][number]): Written {
  return { says, ...(who === undefined ? {} : { who }), holds_if: holdsIf.text, in: year };
}

function writtenBranch({ label, weight, scenario, inForce }: NonNullable<Scenario['outlook']>[number]): Written {
  return {
    label,
    scenario: scenario.name,
    weight: formatPercent(weight),
    ...(inForce === undefined ? {} : { in_force: inForce }),
  };
}
