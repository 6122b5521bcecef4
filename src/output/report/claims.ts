import { type ClaimFigure, claimFigures } from '../../analysis/claim-figures.js';
import { evaluateClaims } from '../../analysis/claims.js';
import { claimedAgainst } from '../../analysis/measured-against.js';
import type { Claim } from '../../scenario/types.js';
import { METRIC_INFO } from '../../types/metrics.js';
import { overYearsChart } from '../charts/over-years.js';
import { changeUnitHeading, shownScale, unitHeading } from '../numbers.js';
import { claimChanceText, figureName } from '../ranges.js';
import { centralOf, changeCell, drawnOf, left, levelCell, quantileCells, right, SHOWN_QUANTILES } from './cells.js';
import type { Block } from './document.js';
import type { ReportedScenario, ReportInput } from './input.js';
import { rangesExplained } from './outcomes.js';

/** Every claim of every scenario: whether it holds, in how many draws, and a chart of what it is about. */
export function claimBlocks(input: ReportInput): readonly Block[] {
  const claiming = input.scenarios.filter(({ run }) => run.scenario.claims.length > 0);
  if (claiming.length === 0) return [];
  return [
    { kind: 'section', text: 'What is claimed' },
    { kind: 'text', text: rangesExplained(input.making.draws) },
    ...claiming.flatMap((scenario): readonly Block[] => [
      { kind: 'heading', text: `${scenario.run.scenario.title} (${scenario.run.scenario.name})` },
      ...evaluateClaims(scenario.run.scenario, scenario.run.results, scenario.run.claimReference).flatMap(
        ({ claim, holds }, i) => claimOf(input, scenario, claim, verdictText(holds, scenario, i)),
      ),
    ]),
  ];
}

function verdictText(holds: boolean | undefined, { drawn }: ReportedScenario, i: number): string {
  const central = holds === undefined ? 'Cannot be judged' : holds ? '✔ Holds' : '✘ Does not hold';
  const chance = drawn?.claims[i]?.holds;
  return chance === undefined
    ? `${central} at central values.`
    : `${central} at central values; holds in ${claimChanceText(chance)}.`;
}

/** A claim as one chart for each unit that it is about. */
function claimOf(input: ReportInput, scenario: ReportedScenario, claim: Claim, verdict: string): readonly Block[] {
  const figures = claimFigures(claim);
  const kinds = [...new Set(figures.map(kindOf))];
  const who = claim.who === undefined ? '' : `${claim.who}: `;
  const { name } = scenario.run.scenario;
  const against = claimedAgainst(scenario.run.scenario, claim)?.name ?? input.comparison.baseline.scenario;
  const judged = `${verdict} Judged in ${claim.year} by ${claim.holdsIf.text.trim()}, baseline being ${against}.`;
  if (kinds.length === 0) return [{ kind: 'text', text: `${who}${claim.says}. ${judged}` }];
  return kinds.map((kind, i) => {
    const drawn = figures.filter((figure) => kindOf(figure) === kind);
    const title = `${who}${claim.says}${i === 0 ? '' : ' (continued)'}`;
    return chartOf(input, scenario, {
      claim,
      figures: drawn,
      title,
      judged: i === 0 ? judged : `${name}, ${claim.year}.`,
    });
  });
}

function kindOf({ metric, of }: ClaimFigure): string {
  return `${METRIC_INFO[metric].unit} ${of}`;
}

type ClaimChart = {
  readonly claim: Claim;
  /** Of one unit, all levels or all changes; at least one. */
  readonly figures: readonly ClaimFigure[];
  readonly title: string;
  readonly judged: string;
};

function chartOf(
  { comparison, making }: ReportInput,
  scenario: ReportedScenario,
  { claim, figures, title, judged }: ClaimChart,
): Block {
  const { of, metric } = figures[0] as ClaimFigure;
  const { unit } = METRIC_INFO[metric];
  const { years } = scenario.run.results;
  const names = figures.map((figure) => figureName(figure, scenario.run.scenario.baseline.dimensions));
  const what = `${of === 'level' ? '' : 'change in '}${names.join('; ')}`;
  const unitText = of === 'level' ? unitHeading(unit) : changeUnitHeading(unit);
  const from = of === 'level' ? '' : ` from ${comparison.baseline.title}`;
  const description = `${judged} The chart shows ${what}${from}, by year; the dotted line marks ${claim.year}.`;
  const spoken = `${description} ${rangesExplained(making.draws)}`;
  const series = figures.map((figure, f) => ({
    name: names[f] ?? '',
    points: years.map((year) => ({
      year,
      value: centralOf(scenario, figure, of, year) * shownScale(unit),
      quantiles: drawnOf(scenario, figure, of, year)?.quantiles.map((value) => value * shownScale(unit)),
    })),
  }));
  const quantiles = making.draws > 0 ? SHOWN_QUANTILES : [];
  const before = (name: string): string => (figures.length > 1 ? `${name}: ` : '');
  return {
    kind: 'figure',
    title,
    description,
    svg: () =>
      overYearsChart({
        title,
        description: spoken,
        axis: `${of === 'change' ? 'change, ' : ''}${unitText}`,
        series,
        isChange: of === 'change',
        marked: claim.year,
      }),
    table: {
      caption: `${scenario.run.scenario.name}: ${what}, ${unitText}`,
      headings: [
        left('year'),
        ...names.flatMap((name) => [
          right(`${before(name)}central`),
          ...quantiles.map((one) => right(before(name) + one.name)),
        ]),
      ],
      rows: years.map((year) => [
        String(year),
        ...figures.flatMap((figure) => {
          const summary = drawnOf(scenario, figure, of, year);
          const central =
            of === 'level' ? levelCell(scenario.run.results, figure, year) : changeCell(scenario, figure, year);
          return [central, ...(summary === undefined ? [] : quantileCells(figure, of, summary))];
        }),
      ]),
    },
  };
}
