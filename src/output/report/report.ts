import { summarise } from '../../analysis/summary.js';
import { ALL_CLASSES, countryNames, leadingMember } from '../../types/dimensions.js';
import { listed } from '../names.js';
import { cellChange } from '../numbers.js';
import { sentencesOf } from '../sentences.js';
import { assumptionBlocks, recordBlocks } from './background.js';
import { carlineBlocks } from './carlines.js';
import { centralOf } from './cells.js';
import { claimBlocks } from './claims.js';
import type { Block, ReportDocument } from './document.js';
import type { ReportInput } from './input.js';
import { makingBlocks } from './made.js';
import { outcomeBlocks } from './outcomes.js';
import { whoPaysBlocks } from './who-pays.js';

/** Jobs of a headline are given to the nearest hundred: the model knows no better. */
const JOBS_STEP = 100;

/** A report for people who will never open a terminal, from the values that `compare` prints. */
export function reportDocument(input: ReportInput): ReportDocument {
  const { scenarios, comparison, year } = input;
  const titles = scenarios.map(({ run }) => run.scenario.title);
  const title = `${titles.length <= 2 ? listed(titles) : `${titles.length} scenarios`}: rules of origin in ${year}`;
  return {
    title,
    headline: headlineOf(input),
    blocks: [
      { kind: 'section', text: 'In short' },
      ...scenarios.flatMap(({ run }): readonly Block[] => [
        { kind: 'heading', text: `${run.scenario.title} (${run.scenario.name})` },
        ...(run.scenario.summary === '' ? [] : [{ kind: 'text', text: run.scenario.summary.trim() } as const]),
        { kind: 'list', items: sentencesOf(summarise(run, year), comparison.baseline.title) },
      ]),
      ...outcomeBlocks(input),
      ...claimBlocks(input),
      ...whoPaysBlocks(input),
      ...carlineBlocks(input),
      ...recordBlocks(input),
      ...assumptionBlocks(input),
      ...makingBlocks(input),
    ],
  };
}

/** The answer in a sentence: of one scenario what it does, of several what they do to jobs. */
function headlineOf({ scenarios, comparison, year }: ReportInput): string {
  const [only] = scenarios;
  const against = comparison.baseline.title;
  if (only !== undefined && scenarios.length === 1) {
    return `In ${year}, against ${against}: ${sentencesOf(summarise(only.run, year), against).slice(0, 3).join(' ')}`;
  }
  const { dimensions } = comparison.baselineScenario.baseline;
  const country = leadingMember(dimensions);
  const parts = scenarios.map((scenario) => {
    const figure = { metric: 'jobs.direct', country, vehicleClass: ALL_CLASSES } as const;
    const change = centralOf(scenario, figure, 'change', year);
    return `${cellChange(Math.round(change / JOBS_STEP) * JOBS_STEP, 'jobs')} under ${scenario.run.scenario.name}`;
  });
  return `In ${year}, against ${against}, direct jobs in ${countryNames(dimensions, country).name} change by about ${listed(parts)}.`;
}
