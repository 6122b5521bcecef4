import type { FigureSensitivity } from '../../analysis/sensitivity.js';
import type { Scenario } from '../../scenario/types.js';
import { METRIC_INFO } from '../../types/metrics.js';
import { cellChange, changeUnitHeading, decimal, fileValue, signed } from '../numbers.js';
import { figureName } from '../ranges.js';
import { publishedText } from '../study-table.js';
import { left, right } from './cells.js';
import type { Block } from './document.js';
import type { ReportInput } from './input.js';

const MOST_ASSUMPTIONS = 6;

/** Which assumptions move the answer most, by elementary effects. */
export function assumptionBlocks({ scenarios }: ReportInput): readonly Block[] {
  const told = scenarios.filter(({ sensitivities }) => sensitivities.length > 0);
  if (told.length === 0) return [];
  return [
    { kind: 'section', text: 'Assumptions that matter' },
    {
      kind: 'text',
      text: 'How far the change moves when one assumption goes from its 5% to its 95% quantile, wherever the others are: with its sign, and its size on average where it is not always to the same side. roosim sensitivity says more.',
    },
    ...told.flatMap(({ run, sensitivities }): readonly Block[] => [
      { kind: 'heading', text: `${run.scenario.title} (${run.scenario.name})` },
      ...sensitivities.map((sensitivity) => effectsOf(run.scenario, sensitivity)),
    ]),
  ];
}

function effectsOf({ name, baseline }: Scenario, { figure, influences }: FigureSensitivity): Block {
  const { unit } = METRIC_INFO[figure.metric];
  const rows = influences.flatMap(({ unknown, effects }) =>
    unknown === undefined || effects === undefined || effects.muStar === 0 ? [] : [{ unknown, effects }],
  );
  return {
    kind: 'table',
    table: {
      caption: `${name}: change in ${figureName(figure, baseline.dimensions)}, ${figure.year}, ${changeUnitHeading(unit)}`,
      headings: [left('assumption'), right('effect'), right('size')],
      rows: rows
        .slice(0, MOST_ASSUMPTIONS)
        .map(({ unknown, effects }) => [
          unknown.label,
          { text: cellChange(effects.mu, unit), value: fileValue(effects.mu, unit) },
          { text: cellChange(effects.muStar, unit).replace('+', ''), value: fileValue(effects.muStar, unit) },
        ]),
    },
  };
}

/** What the model forecast of USMCA, beside what happened. */
export function recordBlocks({ record }: ReportInput): readonly Block[] {
  if (record === undefined || record.rows.length === 0) return [];
  const { study, rows } = record;
  return [
    { kind: 'section', text: 'The model’s record' },
    {
      kind: 'text',
      text: `${study.title}: what the model says of it with nothing later than its base year, beside what was observed (${study.source.title}). Read every answer above in this light.`,
    },
    {
      kind: 'table',
      table: {
        caption: 'Forecast and what happened',
        headings: [left('figure'), right('observed'), right('model'), right('difference'), left('unit')],
        rows: rows.map(({ quantity, published, computed, difference, unit }) => [
          quantity,
          publishedText(published, (value) => decimal(value, 1)),
          { text: decimal(computed, 1), value: computed },
          { text: signed(difference, 1), value: difference },
          unit,
        ]),
      },
    },
    { kind: 'text', text: study.differences.trim() },
  ];
}
