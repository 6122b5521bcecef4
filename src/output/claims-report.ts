import type { ClaimChance, ScenarioClaims } from '../analysis/draw-claims.js';
import { printable } from '../types/printable.js';
import { decimal, fileValue, NOT_APPLICABLE } from './numbers.js';
import type { TableStyle } from './outcome-table.js';
import { type Column, renderTable } from './table.js';

const COLUMNS: readonly Column[] = [
  { heading: ['claim'], align: 'left' },
  { heading: ['by'], align: 'left', dropRank: 2 },
  { heading: ['in'], align: 'right', dropRank: 1 },
  { heading: ['holds in', '% of draws'], align: 'right' },
  { heading: ['95%', 'interval'], align: 'right', dropRank: 3 },
  { heading: [''], align: 'left' },
];

/** Whether a claim holds in at least this share of the draws. One that no draw can judge does not. */
export function reaches({ holds }: ClaimChance, level: number): boolean {
  return holds.share >= level;
}

/** In how many draws each claim holds, and whether that reaches the level asked for: a table for each scenario. */
export function claimsTable(scenarios: readonly ScenarioClaims[], level: number, style: TableStyle): string {
  const tables = scenarios.map(({ scenario, claims }) => {
    const rows = claims.map((chance) => {
      const { claim, holds, judged } = chance;
      const percent = (share: number): string => decimal(100 * share, 1);
      return [
        printable(claim.says),
        printable(claim.who ?? ''),
        String(claim.year),
        judged === 0 ? NOT_APPLICABLE : percent(holds.share),
        judged === 0 ? '' : `${percent(holds.low)} to ${percent(holds.high)}`,
        reaches(chance, level) ? '' : judged === 0 ? 'cannot be judged' : `below ${percent(level)}`,
      ];
    });
    return `${printable(scenario.name)}: ${printable(scenario.title)}\n${renderTable(COLUMNS, rows, style.width).text}`;
  });
  return tables.length === 0 ? 'These scenarios make no claims.\n' : tables.join('\n');
}

/** The same as JSON. */
export function claimsJson(scenarios: readonly ScenarioClaims[], level: number): string {
  const share = (value: number) => fileValue(value, 'share') ?? null;
  const content = scenarios.map(({ scenario, claims }) => ({
    scenario: scenario.name,
    claims: claims.map((chance) => ({
      says: chance.claim.says,
      who: chance.claim.who ?? null,
      holds_if: chance.claim.holdsIf.text,
      year: chance.claim.year,
      share: share(chance.holds.share),
      low: share(chance.holds.low),
      high: share(chance.holds.high),
      draws: chance.judged,
      reached: reaches(chance, level),
    })),
  }));
  return `${JSON.stringify({ level, scenarios: content }, null, 1)}\n`;
}
