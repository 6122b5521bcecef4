import { type Document, isMap, isScalar, isSeq, type Node } from 'yaml';
import { RULE_KEYS } from '../schema/rule.js';
import type { Path } from '../source/source-file.js';
import type { Scenario } from '../types.js';
import { parseNumber, parsePercent } from '../values.js';
import { childOf, keysOf, nodeAt, putAt } from './document.js';
import {
  type Written,
  writtenAdditionalDuty,
  writtenDated,
  writtenPartsDuty,
  writtenRule,
  writtenShift,
} from './written.js';

/**
 * Places in the document that a path means. What the scenario inherits is first written into the document, so that
 * changing a part of it keeps the rest: a rule as a whole, a duty or shift with its label.
 */
export function targetsOf(document: Document.Parsed, path: Path, scenario: Scenario): readonly Path[] {
  const [head, ...rest] = path;
  if (head === 'rule' && rest.length > 0) return ruleTargets(document, rest, scenario);
  if (head === 'parameters') return [parameterTarget(document, path)];
  if (typeof head === 'string' && typeof rest[0] === 'number') return [entryTarget(document, head, rest, scenario)];
  return [path];
}

function ruleTargets(document: Document.Parsed, rest: Path, scenario: Scenario): readonly Path[] {
  const latest = scenario.rules.at(-1);
  if (nodeAt(document, ['rule']) === undefined && latest !== undefined) {
    const { content: _inherited, ...rule } = writtenRule(latest, scenario);
    putAt(document, ['rule'], rule);
  }
  const rule = nodeAt(document, ['rule']);
  const inList = isSeq(rule) && typeof rest[0] !== 'number';
  const base: Path = inList ? ['rule', rule.items.length - 1] : ['rule'];
  const [measure] = rest;
  const isMeasure = typeof measure === 'string' && !RULE_KEYS.some((key) => key === measure);
  const found = isMeasure ? clausesWith(nodeAt(document, base), measure, base) : [];
  const targets = (found.length === 0 ? [base] : found).map((clause) =>
    inCeiling(document, [...clause, ...rest], clause),
  );
  for (const target of targets) makeDated(document, target, scenario);
  return targets;
}

/** Clauses of a rule that name a measure. */
function clausesWith(node: Node | undefined, measure: string, at: Path): Path[] {
  if (!isMap(node)) return [];
  const inside = (['all_of', 'any_of'] as const).flatMap((key) => {
    const list = childOf(node, key);
    return isSeq(list) ? list.items.flatMap((item, i) => clausesWith(item as Node, measure, [...at, key, i])) : [];
  });
  return keysOf(node).includes(measure) ? [at, ...inside] : inside;
}

/** `rule.china` and `rule.china.2027` where the measure has a ceiling: its value, not the ceiling itself. */
function inCeiling(document: Document.Parsed, target: Path, clause: Path): Path {
  const at = clause.length + 1;
  const isCeiling = keysOf(nodeAt(document, target.slice(0, at))).includes('at_most');
  return isCeiling && target[at] !== 'at_most' ? target.toSpliced(at, 0, 'at_most') : target;
}

/** `rule.regional.2022` where the threshold is one value: gives it steps, the old value first. */
function makeDated(document: Document.Parsed, target: Path, scenario: Scenario): void {
  const holder = target.slice(0, -1);
  const node = nodeAt(document, holder);
  if (!isScalar(node) || !/^\d{4}$/.test(String(target.at(-1)))) return;
  const { firstYear } = scenario.baseline;
  const value = parsePercent(String(node.value));
  const from = Math.max(firstYear, scenario.rules.at(-1)?.inForce ?? firstYear);
  const steps = value === undefined ? {} : { ...(writtenDated([{ from, value }], Number.NaN) as object) };
  putAt(document, holder, steps);
}

/** `parameters.paperwork` is its value, and a range that the new value would leave goes. */
function parameterTarget(document: Document.Parsed, path: Path): Path {
  const [head, id, year] = path as [string, string, string?];
  const hasReason = keysOf(nodeAt(document, [head, id])).includes('value');
  if (year !== undefined && /^\d{4}$/.test(year) && hasReason) return [head, id, 'value', year];
  const isWhole = path.length === 2 && isMap(nodeAt(document, path));
  const isByYear = isWhole && keysOf(nodeAt(document, path)).every((key) => /^\d{4}$/.test(key));
  return isWhole && !isByYear ? [...path, 'value'] : path;
}

/** Removes a range given with a parameter that no longer holds its value. */
export function dropStaleRange(document: Document.Parsed, path: Path): void {
  const [head, id] = path;
  const entry = head === 'parameters' && id !== undefined ? nodeAt(document, [head, id]) : undefined;
  if (!isMap(entry)) return;
  const read = (node: unknown): number | undefined => {
    const text = isScalar(node) ? String(node.value) : '';
    return parsePercent(text) ?? parseNumber(text);
  };
  const range = childOf(entry, 'range');
  const [low, high] = isScalar(range) ? String(range.value).split(' to ') : [];
  const value = read(childOf(entry, 'value'));
  const ends = [low, high].map((end) => parsePercent(end ?? '') ?? parseNumber(end ?? ''));
  if (value === undefined || ends[0] === undefined || ends[1] === undefined) return;
  if (value < ends[0] || value > ends[1]) entry.delete('range');
}

/** Entries are counted as the scenario has them, inherited ones first; in the file they are found by label. */
function entryTarget(document: Document.Parsed, key: string, rest: Path, scenario: Scenario): Path {
  const [index, ...inner] = rest;
  const written = entriesOf(scenario, key)?.[index as number] as { readonly label: string } | undefined;
  const list = nodeAt(document, [key]);
  if (written === undefined) return [key, ...rest];
  const items = isSeq(list) ? list.items : [];
  const known = items.findIndex((item) => {
    const label = childOf(item, 'label');
    return isScalar(label) && label.value === written.label;
  });
  if (known >= 0) return [key, known, ...inner];
  if (!isSeq(list)) putAt(document, [key], []);
  putAt(document, [key, items.length], written);
  return [key, items.length, ...inner];
}

function entriesOf(scenario: Scenario, key: string): readonly Written[] | undefined {
  const { baseline } = scenario;
  if (key === 'sourcing_shifts') return scenario.sourcingShifts.map((s) => writtenShift(s, baseline));
  if (key === 'additional_duties') return scenario.additionalDuties.map((d) => writtenAdditionalDuty(d, baseline));
  return key === 'parts_duties' ? scenario.partsDuties.map((d) => writtenPartsDuty(d, baseline)) : undefined;
}
